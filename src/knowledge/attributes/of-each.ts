/** What the records of several say of one attribute, as a reply lists it: 月牙台灯是11W，竹节台灯是13W. */
export const listedValues = (known: readonly { title: string; value: string }[]): string =>
  known.map(({ title, value }) => `${title}是${value}`).join('，')
