/** What the records of several say of one attribute, as a reply lists it: 月牙台灯11W，竹节台灯13W. */
export const listedValues = (known: readonly { title: string; value: string }[]): string =>
  known.map(({ title, value }) => `${title}${value}`).join('，')
