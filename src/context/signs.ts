import {
  compilePhrases,
  firstIn,
  indexPhrases,
  matchesPhrases,
  matchingInAny,
  type PhraseIndex,
  type Phrases,
  type SignsScript,
  type Urgency,
} from '../types/index.ts'
import { isPlain } from '../types/plain.ts'

/** A must-hand-over sign with its phrases ready. */
export interface Sign {
  id: string
  title: string
  urgency: Urgency
  /** Whether what is told next is still about it, whatever it asks or until it is plainly about something else. */
  lasts: SignsScript['signs'][number]['lasts'] | null
  /** Ways of saying it. */
  groups: readonly Phrases[]
  /** Mere mentions, cut out of the text before the groups are tried. */
  mentions: readonly RegExp[]
}

/** All signs, and what finds them in a text. */
export interface Signs {
  readonly all: readonly Sign[]
  /** The ways of saying each. */
  readonly ways: PhraseIndex<{ sign: Sign; phrases: Phrases }>
  /** Words that hide from filters. */
  readonly disguises: PhraseIndex<Disguise>
}

interface Disguise {
  word: string
  phrases: Phrases
}

/** The sign of this name; null where there is none. */
export const signNamed = (id: string | undefined, { all }: Signs): Sign | null =>
  all.find((sign) => sign.id === id) ?? null

const RANK: Record<Urgency, number> = { normal: 0, high: 1, urgent: 2 }
/** No phrase crosses it: it stands where something was cut out. */
const BREAK = '\n'
/** Characters that stand for the platform's smileys: how a sentence ends is seen without. */
const SMILEYS = /\p{Co}+/gu
/** Signs that nobody writes within a word but who hides it: 抖♂音. */
const BETWEEN_LETTERS = /(?<=\p{L})[^\p{L}\p{N}\s,.!?;:'"()[\]⭐🌟★☆✩✰-]{1,3}(?=\p{L})/gu

export function compileSigns({ signs, disguises }: SignsScript): Signs {
  const all = signs.map(({ id, title, urgency, lasts, groups, mentions }) => ({
    id,
    title,
    urgency,
    lasts: lasts ?? null,
    groups: groups.map(compilePhrases),
    mentions: compilePhrases({ any: [], unless: mentions?.any ?? [] }).unless,
  }))
  return {
    all,
    ways: indexPhrases(all.flatMap((sign) => sign.groups.map((phrases) => ({ sign, phrases })))),
    disguises: indexPhrases(disguises.map((one) => ({ word: one.word, phrases: compilePhrases(one) }))),
  }
}

/** What is looked through for signs: the customer's own words, and as the rules read them. */
interface Words {
  text: string
  normalised: string
}

/** The words as the rules read them, for phrases. */
const written = ({ normalised }: Words): string =>
  isPlain(normalised) ? normalised : normalised.replace(SMILEYS, ',')

/** The text as it was typed, in one width and case; what cannot be seen is gone, white space is one blank. */
export function typedText(text: string): string {
  if (isPlain(text)) return text
  const plain = text.normalize('NFKC').toLowerCase()
  return plain
    .replace(/[\p{Cf}\p{Mn}]+/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[。、]/g, ',')
}

/** The most urgent sign in the words, or null. */
export function findSign(words: Words, signs: Signs): Sign | null {
  const readings = signReadings(words, signs)
  const said = new Set(matchingInAny(readings, signs.ways).map(({ sign }) => sign))
  let found: Sign | null = null
  for (const sign of said) {
    if (found !== null && RANK[sign.urgency] <= RANK[found.urgency]) continue
    if (readings.some((reading) => shows(reading, sign))) found = sign
  }
  return found
}

/** Whether the words merely mention what a sign is about: "你们店投诉率高不高" threatens nobody. */
export function isMention(words: Words, signs: readonly Sign[]): boolean {
  const text = written(words)
  return signs.some((sign) => sign.mentions.some((mention) => text.search(mention) !== -1))
}

/**
 * What the phrases are tried on: the words as the rules read them, and the text as typed with its hidden words written
 * out, where it hides any.
 */
export function signReadings(words: Words, { disguises }: Signs): string[] {
  const typed = typedText(words.text)
  const bare = isPlain(typed) ? typed : typed.replace(BETWEEN_LETTERS, '')
  const isHiding = (one: string) => firstIn(one, disguises) !== null
  const hidden = [...(isHiding(typed) ? [typed] : []), ...(bare === typed ? [] : [bare])]
  const plain = hidden.map((one) => disguises.entries.reduce(writtenOut, one).replaceAll(' ', ','))
  return [written(words), ...plain]
}

function writtenOut(text: string, { word, phrases }: Disguise): string {
  if (!matchesPhrases(text, phrases)) return text
  const rest = cut(text, phrases.unless)
  return phrases.any.reduce((left, spelling) => left.replace(spelling, word), rest)
}

function cut(text: string, mentions: readonly RegExp[]): string {
  return mentions.reduce((left, mention) => left.replace(mention, BREAK), text)
}

function shows(text: string, { groups, mentions }: Sign): boolean {
  if (!groups.some((group) => matchesPhrases(text, group))) return false
  if (mentions.length === 0) return true
  const rest = cut(text, mentions)
  return groups.some((group) => matchesPhrases(rest, group))
}

export function moreUrgent(one: Urgency, other: Urgency): Urgency {
  return RANK[one] >= RANK[other] ? one : other
}
