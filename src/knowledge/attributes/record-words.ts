import { bigramsOf } from '../../types/bigrams.ts'
import { type AttributesSource, compilePhrases, type Phrases } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import type { Answer } from '../known.ts'

/** `record_words` made ready. */
export interface RecordWords {
  common: ReadonlySet<string>
  joining: ReadonlySet<string>
  measures: AttributesSource['record_words']['measures']
  spoken: AttributesSource['record_words']['spoken']
  first: AttributesSource['record_words']['first']
  aspects: AttributesSource['record_words']['aspects']
  near: readonly { phrases: Phrases; words: readonly string[]; says: string; own: boolean }[]
  delicate: readonly string[]
  compounds: readonly string[]
}

export function recordWordsOf({ record_words: source }: AttributesSource): RecordWords {
  const { common, joining, near, ...rest } = source
  return {
    common: new Set(common),
    joining: new Set(joining),
    near: near.map(({ words, says, own, ...phrases }) => ({
      phrases: compilePhrases(phrases),
      words,
      says,
      own,
    })),
    ...rest,
  }
}

/** Words of a message that may stand in a record, and how surely each is a word: a pair across two words is hardly one. */
export type Weighed = ReadonlyMap<string, number>

const WORD = 1
const PAIR = 0.5

/** The words of a text that tell something: its own, pairs of neighbouring characters, and marks such as usb or 316. */
export function tellingWords(text: string, { common, joining }: RecordWords): Weighed {
  const weighed = new Map<string, number>()
  const tells = (word: string) =>
    /^\p{Script=Han}{2,}$/u.test(word) && !common.has(word) && ![...word].some((char) => joining.has(char))
  for (const pair of text.split(/[\P{Script=Han}]+/u).flatMap(bigramsOf))
    if (tells(pair)) weighed.set(pair, PAIR)
  for (const word of wordsIn(text)) if (tells(word)) weighed.set(word, WORD)
  for (const mark of marksIn(text)) if (!common.has(mark)) weighed.set(mark, WORD)
  return weighed
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsIn = (text: string): string[] => [...SEGMENTER.segment(text)].map(({ segment }) => segment)

/** Letters are a mark unless they are a size; digits where nothing is counted in them and something is asked of them. */
const MARK =
  /(?<![a-z\d.])(?!(?:[2-6]?x{0,3}[sml])(?![a-z\d]))[a-z][a-z\d-]+(?![a-z\d])|(?<![a-z\d.])\d{3,4}(?=的|还是|不锈|吗|么|嘛|不$)/g

const marksIn = (text: string): string[] => [...text.matchAll(MARK)].map(([mark]) => mark)

/** What records write for what a text says in other words, a list for each thing said. */
export function writtenFor(text: string, { spoken }: RecordWords): (readonly string[])[] {
  return spoken.filter(({ asks }) => asks.some((ask) => text.includes(ask))).map(({ words }) => words)
}

/** The parts of words about health and danger that stand in a text. */
function delicateIn(text: string, { delicate }: RecordWords): string[] {
  const words = plain(text)
  return delicate.filter((part) => words.includes(part))
}

/** 能变黄光吗 asks for a light; 会变黄吗 what becomes of the thing. */
const OF_LIGHT = /变黄色?的?[光灯]/g

/**
 * What an answer has to speak of, by one word of each list: health, danger, and what becomes of a thing.
 * @param around all that was written with the text: health and danger in it count too
 */
export function mustSpeakOf(
  text: string,
  recordWords: RecordWords,
  around: string = text,
): (readonly string[])[] {
  const words = plain(text).replace(OF_LIGHT, '')
  const named = delicateIn(around, recordWords)
  const delicate = named.includes('过敏') ? [...named, '致敏'] : named
  const asked = recordWords.aspects.filter(({ asks }) => asks.some((ask) => words.includes(ask)))
  return [...(delicate.length > 0 ? [delicate] : []), ...asked.map((aspect) => aspect.words)]
}

/** Whether the words ask for a measure, and an answer writes one. */
export function isMeasured(
  text: string,
  { facts }: Pick<Answer<string>, 'facts'>,
  { measures }: RecordWords,
): boolean {
  return (
    /\d/.test(facts[1]?.value ?? '') && measures.some(({ asks }) => asks.some((ask) => text.includes(ask)))
  )
}

/** Whether to who asks how thick or how long it is an answer writes a number, or bears the measure: no 橡胶 to 鞋底多厚. */
export function writesMeasure(
  text: string,
  { facts }: Pick<Answer<string>, 'facts'>,
  { measures }: RecordWords,
): boolean {
  const said = facts.find(({ name }) => name === 'product.qa') ?? facts[1]
  const written = plain(said?.value ?? '')
  const asked = measures.filter(({ asks }) => asks.some((ask) => text.includes(ask)))
  return /\d/.test(written) || asked.every(({ words }) => words.some((word) => written.includes(word)))
}
