import { instantOf, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'
import { sizesMade, sizesNamed } from '../sizes-named.ts'

/** 1.8米床: a size that names what it is made for. */
const FOR_A_BED = /床/
const WHICH = /[拍选买要拿订用]个?(?:哪|什么|啥|多大)/
/** 1米8乘2米: how long a bed is tells nothing of how wide it is. */
const LENGTH = /(米\d?|m)[乘x×*]\d[\d.]*(?:米|m)\d?/g
const MEASURES = /(\d{2,3})(?:cm|厘米|公分)?[乘x×*](\d{2,3})(?!\d)/

/**
 * The size for the bed that the words tell, or that is of the measures which they tell (200*230的被子); with what the
 * record says of it. Null where the sizes name no bed, or the words tell none of them or several.
 * @param text normalised
 */
export function sizeMadeFor(
  text: string,
  product: ProductRecord,
): Answer<'made_for' | 'made_for_measured'> | null {
  const sizes = sizesMade(product)
  if (!WHICH.test(text) || sizes.length < 2 || !sizes.every((size) => FOR_A_BED.test(size))) return null
  const words = plain(text).replace(LENGTH, '$1')
  const named = sizesNamed(words, product)
  const [size, ...others] = named.length > 0 ? named : measuring(words, product)
  if (size === undefined || others.length > 0) return null
  const measures = entryOf(size, product)
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const facts = [fact('product.size', size), ...(measures === null ? [] : [fact('size.measures', measures)])]
  return { outcome: measures === null ? 'made_for' : 'made_for_measured', facts }
}

/** The sizes in whose entries the told measures stand. */
function measuring(words: string, product: ProductRecord): string[] {
  const [, long, wide] = MEASURES.exec(words) ?? []
  if (long === undefined || wide === undefined) return []
  return sizesMade(product).filter((size) => {
    const [, own, other] = MEASURES.exec(plain(entryOf(size, product) ?? '')) ?? []
    return own === long && other === wide
  })
}

/** What the record says of that size by its name: 1.8米床款 被套220×240cm. */
function entryOf(size: string, product: ProductRecord): string | null {
  const entries = Object.entries(product.attributes ?? {})
  const [own, ...others] = entries.filter(([name]) => plain(name).includes(plain(size)))
  return own === undefined || others.length > 0 ? null : own[1]
}
