import { instantOf, type ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import { type Attribute, type Attributes, isOfCategory, valueIn } from './attributes/attributes.ts'
import { ofSize, pairIn, titlesOf } from './compare-variants.ts'
import { type Answer, factsOf } from './known.ts'
import { stretchOf } from './variant-words.ts'

/**
 * What an entry tells of two sizes apart, where they are compared by it: 大号小号哪个轻. `variants_unknown` where the record
 * does not tell them apart by it, null where they are compared by nothing.
 */
export function sizesComparedBy(
  text: string,
  product: ProductRecord,
  { all }: Attributes,
): Answer<'differs' | 'variants_unknown'> | null {
  const words = plain(text)
  const pair = pairIn(words, product)
  if (pair === null) return null
  const asked = all.filter((each) => isOfCategory(each, product.category) && isComparedBy(words, each))
  if (asked.length === 0) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const titles = titlesOf(pair, fact)
  for (const { value } of asked.flatMap((each) => valueIn(product, each) ?? [])) {
    const [one, two] = pair.names.map((name) => {
      const stretch = stretchOf(value, name, product)
      return stretch === null ? null : ofSize(stretch, name)
    })
    if (one == null || two == null) continue
    return { outcome: 'differs', facts: [...titles, fact('first.points', one), fact('second.points', two)] }
  }
  return { outcome: 'variants_unknown', facts: titles }
}

/** 哪个轻, 谁更亮, 比大号的轻多少: whether two are compared by it. */
const isComparedBy = (words: string, { compared }: Attribute): boolean =>
  compared.some((word) =>
    new RegExp(
      `(?:哪|谁)[^,，。]{0,3}?(?:更|最|比较|要)?${word}|更${word}|比[^,，。]{1,8}${word}(?![号码的])`,
    ).test(words),
  )
