import { bigramsOf } from '../../types/bigrams.ts'
import { matchesPhrases, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import type { Answer } from '../known.ts'
import { type AskedAttribute, askedAttributes } from './asked.ts'
import type { Attributes } from './attributes.ts'
import { qaAnswer } from './qa.ts'
import type { Thing } from './things.ts'
import { holdsFor } from './vocabulary.ts'

/**
 * The shop's own answer to whether the same thing is so, in whatever words: 穿着闷脚吗 answers 捂脚不 and 透气吗. Null
 * where its questions ask for none of it.
 */
export function qaOnSame(
  product: ProductRecord,
  asked: readonly AskedAttribute[],
  attributes: Attributes,
): Answer<'value'> | null {
  for (const wanted of asked) {
    const { vocabulary } = wanted.attribute
    if (wanted.form !== 'yes_no' || vocabulary === null) continue
    const isSame = (each: AskedAttribute) =>
      each.form === 'yes_no' &&
      each.attribute.id === wanted.attribute.id &&
      holdsFor(wanted.value, each.value, vocabulary) !== null
    const pair = product.qa?.find(({ q }) => askedAttributes(q, attributes, product).some(isSame))
    if (pair !== undefined) return qaAnswer(product, pair)
  }
  return null
}

/**
 * The shop's own answer to a question about an attribute that the record has no entry of: 会磨脚吗 to who asks whether
 * the heel rubs. Null where none, or more than one, asks for it.
 */
export function qaOnAttribute(
  product: ProductRecord,
  ids: readonly string[],
  { all }: Attributes,
): Answer<'value'> | null {
  const wanted = all.filter(({ id }) => ids.includes(id))
  const asks = ({ q }: { q: string }) =>
    wanted.some(
      ({ asked, names }) =>
        matchesPhrases(plain(q), asked) ||
        names.some((name) => name.length > 1 && plain(q).includes(plain(name))),
    )
  const [pair, ...others] = (product.qa ?? []).filter(asks)
  return pair === undefined || others.length > 0 ? null : qaAnswer(product, pair)
}

/** What questions about holding have in common: it tells no thing from another. */
const HOLDING = /[能可以不会放装得下塞进去吗么的了]/g

/** The shop's own answer to whether such a thing goes in; it goes before the measures. */
export function qaOnHolding(
  product: ProductRecord,
  words: string,
  thing: Thing,
  attributes: Attributes,
): Answer<'value'> | null {
  const things = new Set(thingsIn(words))
  // 折叠伞 and 雨伞 are the same thing.
  const isSame = (q: string) =>
    askedAttributes(q, attributes, product).some(
      (each) => each.form === 'fits' && each.thing.name === thing.name,
    )
  const pair = product.qa?.find(
    ({ q }) =>
      matchesPhrases(plain(q), attributes.forms.fits) &&
      (thingsIn(q).some((pair) => things.has(pair)) || isSame(q)),
  )
  return pair === undefined ? null : qaAnswer(product, pair)
}

const thingsIn = (text: string): string[] =>
  plain(text)
    .split(HOLDING)
    .filter((piece) => piece.length > 1)
    .flatMap(bigramsOf)
