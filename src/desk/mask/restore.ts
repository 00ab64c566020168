import { maskPersonal } from './index.ts'

/** How many characters on each side tell one masked place from another. */
const BESIDE = [3, 2, 1, 0]

/** Where the mask hides something of this text. */
function hiddenOf(original: string, masked: string): [start: number, end: number][] {
  const found = [...masked.matchAll(/\*+/g)].map(({ index, 0: run }): [number, number] => [
    index,
    index + run.length,
  ])
  return found.filter(([start, end]) => original.slice(start, end) !== masked.slice(start, end))
}

function restored(text: string, original: string): string {
  const masked = maskPersonal(original)
  if (text === masked) return original
  return hiddenOf(original, masked).reduce((words, [start, end]) => {
    for (const beside of BESIDE) {
      const [from, to] = [Math.max(0, start - beside), end + beside]
      const shown = masked.slice(from, to)
      // Without neighbours it has to be the only one that looks like this.
      const isPlain = beside > 0 || masked.split(shown).length === 2
      if (isPlain && words.includes(shown)) return words.replaceAll(shown, () => original.slice(from, to))
    }
    return words
  }, text)
}

/** Whether something of the words is hidden, as the mask hides it. */
export const looksMasked = (text: string): boolean => /\*{2}/.test(text)

/**
 * What somebody wrote who was shown these texts masked, as it is meant: what the mask hid is put back, also where the
 * words around it were changed.
 */
export const unmasked = (text: string, originals: readonly string[]): string =>
  originals.reduce((words, original) => (looksMasked(words) ? restored(words, original) : words), text)
