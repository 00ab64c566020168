import { earlier } from '../../conversation/index.ts'
import { colorsMade, colorsNamed, namesPair, sizeIn, sizesMade, sizesNamed } from '../../knowledge/index.ts'
import type { ProductRecord } from '../../types/index.ts'
import type { Scene } from '../scene.ts'

/** So many messages back a variant still counts as the other one of a comparison. */
const BACK = 6

/**
 * The words with the variant that they are compared to, where they name fewer than two: 跟18w的差多少 after 24w的有没,
 * 贵多少 after both, 24寸的贵多少 beside the only other size. As they are where nothing tells the other.
 */
export function besideBefore(words: string, product: ProductRecord, { state, normalised }: Scene): string {
  if (namesPair(words, product)) return words
  let named = namedIn(words, product)
  for (const text of [normalised, ...earlier(state).slice(-BACK).reverse()]) {
    if (named.of.length > 1) break
    named = joined(named, namedIn(text.toLowerCase(), product))
  }
  const made = named.by === 'color' ? colorsMade(product) : sizesMade(product)
  const both = named.of.length === 1 && made.length === 2 ? made : named.of
  return both.length === 2 ? [words, ...both].join(',') : words
}

/** Colours or sizes that words name. */
interface Named {
  by: 'color' | 'size' | null
  of: string[]
}

function namedIn(words: string, product: ProductRecord): Named {
  const colors = colorsNamed(words, product)
  const sizes = sizesNamed(words, product)
  const size = sizes.length > 0 ? null : sizeIn(words, product, null)
  const all = size === null || !sizesMade(product).includes(size) ? sizes : [size]
  // Of 黑42 the colour is what others are made in too.
  return colors.length > 0 ? { by: 'color', of: colors } : { by: all.length > 0 ? 'size' : null, of: all }
}

/** With what was named before of the same kind, as long as that makes just two. */
function joined(named: Named, before: Named): Named {
  if (before.by === null || (named.by !== null && named.by !== before.by)) return named
  const of = [...new Set([...named.of, ...before.of])]
  return of.length > 2 ? named : { by: before.by, of }
}
