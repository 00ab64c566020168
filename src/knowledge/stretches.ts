/** What a value of a record tells one after the other: 小号10-15㎡，大号20-30㎡. */
export const stretchesOf = (value: string): string[] =>
  value.split(/[，,、;；/／|\n]+/).map((stretch) => stretch.trim())
