import { instantOf, matchesPhrases, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'
import type { Attributes } from './attributes.ts'
import { qaAnswer } from './qa.ts'
import { tellingWords, type Weighed, writtenFor } from './record-words.ts'
import { waysToTell } from './stated.ts'

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
 * @param text normalised
 * @param near the stretch that asks for what the record is silent on: only what shares a character with it is about it
 * (五金 answers nothing to 五金会掉色吗)
 * @param instead an answer found otherwise: only an entry called by a whole word of its name goes before it, where that
 * answer bears no word at all
 */
export function answerByWords(
  product: ProductRecord,
  text: string,
  attributes: Attributes,
  { near = null, instead = null }: { near?: string | null; instead?: Answer<string> | null } = {},
): Answer<'value' | 'qa'> | null {
  const words = plain(text)
  const { recordWords } = attributes
  const all = entriesOf(product, attributes)
  const entries = all.filter(({ says }) => near === null || sharesWord(says, near, recordWords.joining))
  const measures = recordWords.measures.filter(({ asks }) => asks.some((ask) => words.includes(ask)))
  const units = measures.flatMap((one) => one.words)
  const bearingAny = () => (measures.length > 0 ? entries.filter(({ says }) => bears(says, units)) : entries)
  const telling = tellingWords(words, recordWords)
  const telltale = untitled(telling, product)
  const written = writtenFor(words, recordWords)
  if (instead !== null)
    return calledByName(bearingAny(), telling, instead) ?? bornBetter(all, written, instead)
  for (const one of measures.filter(({ alone }) => alone)) {
    const [only, ...others] = all.filter(({ says }) => bears(says, one.words))
    if (only !== undefined && others.length === 0) return only.answer()
  }
  // A pair of characters that a single entry bears is no chance either, where no more is asked than whether.
  const { yes_no, choice } = attributes.forms
  const isYesNo = matchesPhrases(words, yes_no) || matchesPhrases(words, choice)
  const least = (isRivalled: boolean) => (isYesNo && !isRivalled ? 0 : LEAST)
  return (best(bearingAny(), telltale, least) ?? best(all, NOTHING, least, written))?.answer() ?? null
}

/**
 * The one entry, or question of the shop's own, whose name goes before all that the words name otherwise: 适用温度 to
 * 零下20度够暖和吗. Null where none is called so, or several are.
 */
export function answerFirst(
  product: ProductRecord,
  text: string,
  attributes: Attributes,
): Answer<'value' | 'qa'> | null {
  const words = plain(text)
  const rows = attributes.recordWords.first.filter(({ asks }) => asks.some((ask) => words.includes(ask)))
  const names = rows.flatMap((row) => row.words)
  if (names.length === 0) return null
  const [only, ...others] = entriesOf(product, attributes).filter(({ name }) => bears(name, names))
  return only === undefined || others.length > 0 ? null : only.answer()
}

/** 滑不滑 is better answered by 防滑底纹 than by what the sole is made of; only where the answer bears nothing of it. */
function bornBetter(
  entries: readonly Entry[],
  written: readonly (readonly string[])[],
  instead: Answer<string>,
): Answer<'value' | 'qa'> | null {
  const found = plain(instead.facts.map(({ value }) => value).join('\n'))
  if (written.length === 0 || written.some((words) => bears(found, words))) return null
  return best(entries, NOTHING, () => LEAST, written)?.answer() ?? null
}

const NOTHING: Weighed = new Map()

/** 开封后能放多久 is about 开封后使用期限, and no answer by 保质期; 拉杆多高 about 拉杆能调几档 of a 拉杆箱, and not about its measures. */
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

/** What many values end on. */
const ENDINGS = '色度量'

/** Whether they have a character in common that is more than a joint or an ending: 洗, but not 色 of 掉色. */
const sharesWord = (says: string, near: string, joining: ReadonlySet<string>): boolean =>
  [...plain(near)].some((char) => !joining.has(char) && !ENDINGS.includes(char) && says.includes(char))

const bears = (says: string, parts: readonly string[]): boolean => parts.some((part) => says.includes(part))

/** Words of its title name the product and ask nothing of it, but for marks: 是304的还是316的 of a 316不锈钢水壶. */
function untitled(words: Weighed, { title, aliases = [], category = '' }: ProductRecord): Weighed {
  const names = plain([title, ...aliases, category].join('\n'))
  return new Map([...words].filter(([word]) => /^[a-z\d-]+$/.test(word) || !names.includes(word)))
}

/** @param written other words for what was said, each thing in a list of its own */
function best(
  entries: readonly Entry[],
  words: Weighed,
  least: (isRivalled: boolean) => number,
  written: readonly (readonly string[])[] = [],
): Entry | null {
  const scored = entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) + scoreOfWritten(entry, written) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
  const [first, second] = scored
  if (first === undefined || first.score === second?.score) return null
  return first.score >= least(second !== undefined) ? first.entry : null
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

/** Once for each thing said, a little more where the name says it. */
function scoreOfWritten({ name, says }: Entry, written: readonly (readonly string[])[]): number {
  const scores = written.map((words) => {
    if (words.some((word) => name.includes(word))) return LEAST + 0.1
    return words.some((word) => standsIn(says, word)) ? LEAST : 0
  })
  return scores.reduce((sum, score) => sum + score, 0)
}

/** 316 does not stand in 1316. */
function standsIn(says: string, word: string): boolean {
  if (!/^[a-z\d-]+$/.test(word)) return says.includes(word)
  const at = says.indexOf(word)
  return at >= 0 && !/[a-z\d.]/.test(`${says[at - 1] ?? ''}${says[at + word.length] ?? ''}`)
}

function entriesOf(product: ProductRecord, { marks, recordWords: { compounds } }: Attributes): Entry[] {
  const bearing = (text: string) => compounds.reduce((left, name) => left.replaceAll(name, ''), plain(text))
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const attributes = Object.entries(product.attributes ?? {}).map(
    ([name, value]): Entry => ({
      name: bearing(name),
      says: bearing(`${name}\n${value}`),
      answer: () => ({
        outcome: 'value',
        facts: [
          fact('product.attribute', name),
          fact('product.other', value),
          ...waysToTell(name, value, marks).map(([way, text]) => fact(way, text)),
        ],
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

/** Whether an answer may be given: what it quotes has to speak of all that the words are about. */
export function speaksOf(
  lists: readonly (readonly string[])[],
  { facts }: Pick<Answer<string>, 'facts'>,
): boolean {
  const quoted = plain(facts.map(({ value }) => value).join('\n'))
  return lists.every((parts) => parts.some((part) => quoted.includes(part)))
}
