/**
 * Whether nothing but Chinese characters, small Latin letters and digits stands in a text, as in most clauses: such a
 * one is plain in every form, and is looked through faster than it is rewritten.
 */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isChinese = code >= 0x4e00 && code <= 0x9fff
    if (!isChinese && !(code >= 0x61 && code <= 0x7a) && !(code >= 0x30 && code <= 0x39)) return false
  }
  return true
}

/** A stretch of a message as the phrases are tried on it: lower case, no blanks. */
export const plainly = (text: string): string =>
  isPlain(text) ? text : text.toLowerCase().replace(/\s+/g, '')

/** The text of a record in the form in which customers' words are compared: half width, lower case, no blanks. */
export function plain(text: string): string {
  return isPlain(text) ? text : text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** Letters, digits and characters alone; no marks, and nothing that no eye sees. */
export function letters(text: string): string {
  return plain(text).replace(/[\p{P}\p{S}\p{C}]/gu, '')
}
