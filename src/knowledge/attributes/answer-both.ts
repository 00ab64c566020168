import { instantOf, type ProductRecord } from '../../types/index.ts'
import { type Answer, factsOf } from '../known.ts'
import { askedAttributes, isAsking } from './asked.ts'
import { type Attributes, valueIn } from './attributes.ts'

const JOINT = /和|与|还有|以及|、|及/

/**
 * 鞋面和里子都是什么皮, 里外都是真皮吗: the values of two things that are asked for in one breath, as `product.*` and
 * `second.*`. Null where it is one, or where the record is silent on either.
 * @param words normalised
 */
export function answerBoth(
  product: ProductRecord,
  words: string,
  attributes: Attributes,
): Answer<'value'> | null {
  const halves = isAsking(words) ? halvesOf(words, attributes) : null
  const found = halves?.flatMap((half) => knownIn(half, product, attributes)) ?? []
  const [one, other] = found
  if (one === undefined || other === undefined || one.name === other.name) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  return {
    outcome: 'value',
    facts: [
      fact('product.attribute', one.label),
      fact(`product.${one.id}`, one.value),
      fact('second.attribute', other.label),
      fact('second.value', other.value),
    ],
  }
}

/** The words for the one and for the other. */
function halvesOf(words: string, { together }: Attributes): [string, string] | null {
  for (const { words: names, means } of together) {
    const name = names.find((each) => words.includes(each))
    if (name !== undefined) return [words.replace(name, means[0]), words.replace(name, means[1])]
  }
  const [one, other, ...more] = words.split(JOINT)
  return one === undefined || other === undefined || more.length > 0 ? null : [one, other]
}

function knownIn(half: string, product: ProductRecord, attributes: Attributes) {
  const asked = askedAttributes(half, attributes, product)
  for (const { attribute } of asked) {
    const found = valueIn(product, attribute)
    const isMark =
      found !== null && (attributes.affirming.has(found.value) || attributes.denying.has(found.value))
    if (found !== null && !isMark) return [{ id: attribute.id, label: attribute.label, ...found }]
  }
  return []
}
