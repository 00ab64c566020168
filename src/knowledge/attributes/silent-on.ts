import { type HeardAttribute, instantOf, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'
import { tellsOfHeard } from './asked.ts'
import type { Attribute, Attributes } from './attributes.ts'
import { mentionsOf } from './vocabulary.ts'

/** From this confidence on what is heard is looked for elsewhere in a record that has no entry of it. */
const HEARD = 0.5

/** What is heard and the record has no entry of, with what speaks instead of it; none where nothing is. */
export function heardInVain(
  heard: HeardAttribute | null,
  product: ProductRecord,
  attributes: Attributes,
): string[] {
  if (heard === null || heard.confidence < HEARD || tellsOfHeard(heard, product, attributes)) return []
  const instead = attributes.all.filter(({ id }) => id === heard.id).flatMap((each) => each.instead)
  return [...new Set([heard.id, ...instead])]
}

/** Whether it is told in a sentence, by no amount and no word of a list: how it is cleaned, how it is put up. */
export const toldInWords = ({ dimension, vocabulary }: Attribute): boolean =>
  dimension === undefined && vocabulary === null

/**
 * The only entry of another name whose value says it: 材质 牛津布，表面防泼水 to who asks whether rain gets in. Null where
 * none does, or several do.
 * @param ids attributes that the record has no entry of; only those that a thing has or has not
 */
export function bearing(
  product: ProductRecord,
  ids: readonly string[],
  attributes: Attributes,
): Answer<'value'> | null {
  const entry = entryBearing(product, ids, attributes)
  if (entry === null) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  return {
    outcome: 'value',
    facts: [fact('product.attribute', entry.name), fact('product.other', entry.value)],
  }
}

/** The entry itself. */
export function entryBearing(
  product: ProductRecord,
  ids: readonly string[],
  { all, recordWords: { compounds } }: Attributes,
): { name: string; value: string } | null {
  const vocabularies = all.flatMap(({ id, flag, vocabulary }) =>
    ids.includes(id) && flag !== undefined && vocabulary !== null ? [vocabulary] : [],
  )
  const says = (value: string) => {
    const written = compounds.reduce((left, name) => left.replaceAll(name, ''), plain(value))
    return vocabularies.some((each) => mentionsOf(written, each).some(({ word }) => word.length > 1))
  }
  const [only, ...others] = Object.entries(product.attributes ?? {}).filter(([, value]) => says(value))
  return only === undefined || others.length > 0 ? null : { name: only[0], value: only[1] }
}
