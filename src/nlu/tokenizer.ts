/** Cuts normalised text into words. */
export interface Tokenizer {
  /** Names the tokenizer and its dictionary: a model trained with one key is not used with another. */
  readonly key: string
  /** The words in order; joined they are the text again. */
  tokenize(text: string): string[]
}
