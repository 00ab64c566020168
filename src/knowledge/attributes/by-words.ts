import { instantOf, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'
import type { Attributes } from './attributes.ts'
import { qaAnswer } from './qa.ts'
import { tellingWords, type Weighed } from './record-words.ts'

/** One thing that a record says, and its words as they are compared. */
interface Entry {
  name: string
  says: string
  answer(): Answer<'value' | 'qa'>
}

/** From this weight on the words are about it: one whole word, or two pairs that need be none. */
const LEAST = 1

/**
 * What the record says in the customer's own words, where they name no attribute: 有遥控没 is answered by 控制方式
 * 触控+遥控器. It is quoted, and nothing is affirmed by it. Null where no entry bears the words, or two do alike.
 * @param telling the stretch whose words count
 * @param text normalised, all that was said: it may name the measure
 * @param instead an answer found otherwise: only an entry called by a whole word of its name goes before it, where that
 * answer bears no word at all
 */
export function answerByWords(
  product: ProductRecord,
  telling: string,
  text: string,
  attributes: Attributes,
  instead: Answer<string> | null = null,
): Answer<'value' | 'qa'> | null {
  const words = plain(text)
  const { recordWords } = attributes
  const measures = recordWords.measures.filter(({ asks }) => asks.some((ask) => words.includes(ask)))
  const bearingAny = () =>
    measures.length > 0 ? bearing(measures.flatMap((one) => one.words)) : entriesOf(product)
  const bearing = (parts: readonly string[]) => entriesOf(product).filter(({ says }) => bears(says, parts))
  const telltale = untitled(tellingWords(plain(telling), recordWords), product)
  if (instead !== null) return calledByName(bearingAny(), telltale, instead)
  for (const { words: units } of measures.filter(({ alone }) => alone)) {
    const [only, ...others] = bearing(units)
    if (only !== undefined && others.length === 0) return only.answer()
  }
  return best(bearingAny(), telltale)?.answer() ?? null
}

/** 开封后能放多久 is about 开封后使用期限, and no answer by 保质期. */
function calledByName(
  entries: readonly Entry[],
  words: Weighed,
  instead: Answer<string>,
): Answer<'value' | 'qa'> | null {
  const whole = [...words].filter(([, weight]) => weight >= LEAST).map(([word]) => word)
  const found = plain(instead.facts.map(({ value }) => value).join('\n'))
  if (whole.length === 0 || whole.some((word) => found.includes(word))) return null
  const [only, ...others] = entries.filter(({ name }) => whole.some((word) => name.includes(word)))
  return only === undefined || others.length > 0 ? null : only.answer()
}

const bears = (says: string, parts: readonly string[]): boolean => parts.some((part) => says.includes(part))

/** Words of its title name the product and ask nothing of it. */
function untitled(words: Weighed, { title, aliases = [], category = '' }: ProductRecord): Weighed {
  const names = plain([title, ...aliases, category].join('\n'))
  return new Map([...words].filter(([word]) => !names.includes(word)))
}

function best(entries: readonly Entry[], words: Weighed): Entry | null {
  const scored = entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score >= LEAST)
    .sort((one, other) => other.score - one.score)
  const [first, second] = scored
  return first === undefined || first.score === second?.score ? null : first.entry
}

/** The words that stand in it; those in its name count a little more. */
function scoreOf({ name, says }: Entry, words: Weighed): number {
  let score = 0
  for (const [word, weight] of words) {
    if (!standsIn(says, word)) continue
    score += weight + (name.includes(word) ? 0.1 : 0)
  }
  return score
}

/** 316 does not stand in 1316. */
function standsIn(says: string, word: string): boolean {
  if (!/^[a-z\d-]+$/.test(word)) return says.includes(word)
  const at = says.indexOf(word)
  return at >= 0 && !/[a-z\d.]/.test(`${says[at - 1] ?? ''}${says[at + word.length] ?? ''}`)
}

function entriesOf(product: ProductRecord): Entry[] {
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const attributes = Object.entries(product.attributes ?? {}).map(
    ([name, value]): Entry => ({
      name: plain(name),
      says: plain(`${name}\n${value}`),
      answer: () => ({
        outcome: 'value',
        facts: [fact('product.attribute', name), fact('product.other', value)],
      }),
    }),
  )
  const pairs = (product.qa ?? []).map(
    (pair): Entry => ({
      name: plain(pair.q),
      says: plain(`${pair.q}\n${pair.a}`),
      answer: () => ({ ...qaAnswer(product, pair), outcome: 'qa' }),
    }),
  )
  return [...attributes, ...pairs]
}

/** Whether an answer may be given to words about health or danger: what it quotes has to speak of them itself. */
export function speaksOf(parts: readonly string[], { facts }: Pick<Answer<string>, 'facts'>): boolean {
  const quoted = plain(facts.map(({ value }) => value).join('\n'))
  return parts.length === 0 || parts.some((part) => quoted.includes(part))
}
