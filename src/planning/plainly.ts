/** A stretch of a message as the phrases are tried on it. */
export const plainly = (text: string): string => text.toLowerCase().replace(/\s+/g, '')
