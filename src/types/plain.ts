/** The text of a record in the form in which customers' words are compared: half width, lower case, no blanks. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** Letters, digits and characters alone; no marks, and nothing that no eye sees. */
export function letters(text: string): string {
  return plain(text).replace(/[\p{P}\p{S}\p{C}]/gu, '')
}
