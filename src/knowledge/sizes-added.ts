/** What a size has more than another: usb of 五孔带usb. */
const ADDED = /[带含]([\p{Script=Han}a-z]{2,})$/u

/** Words without what a size has more than another, as they say it: 带usb of 带usb的. */
export function withoutAddition(words: string, size: string): string {
  const part = ADDED.exec(size.toLowerCase())?.[1]
  return part === undefined ? words : words.replace(new RegExp(`[带含]?${part}`), '')
}

/**
 * The sizes that words tell apart by what only one of them has: 带usb的 is 五孔带USB, 不带的 the other. Empty where the
 * words speak of no such thing, or several sizes have something more.
 * @param words in the plain form
 */
export function sizesByAddition(words: string, sizes: readonly string[]): string[] {
  const adding = sizes.flatMap((size) => {
    const part = ADDED.exec(size.toLowerCase())?.[1]
    return part === undefined ? [] : [{ size, part }]
  })
  const [one, ...others] = adding
  if (one === undefined || others.length > 0) return []
  const without = new RegExp(`(?:不[带含要]|没带|没有|无)(?:${one.part}|(?=[的款那]))`, 'g')
  const bare = words.replace(without, ' ')
  const rest = sizes.filter((size) => size !== one.size)
  return [
    ...(bare === words || rest.length > 1 ? [] : rest),
    ...(bare.includes(one.part) || /带的/.test(bare) ? [one.size] : []),
  ]
}
