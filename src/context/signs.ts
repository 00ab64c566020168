import {
  compilePhrases,
  matchesPhrases,
  type Phrases,
  type SignsScript,
  type Urgency,
} from '../types/index.ts'

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
  /** Words that hide from filters, the same for all signs. */
  disguises: readonly Disguise[]
}

interface Disguise extends Phrases {
  word: string
}

const RANK: Record<Urgency, number> = { normal: 0, high: 1, urgent: 2 }
/** No phrase crosses it: it stands between the two readings of a message and where something was cut out. */
const BREAK = '\n'
/** Characters that stand for the platform's smileys: how a sentence ends is seen without. */
const SMILEYS = /\p{Co}+/gu
/** Signs that nobody writes within a word but who hides it: 抖♂音. */
const BETWEEN_LETTERS = /(?<=\p{L})[^\p{L}\p{N}\s,.!?;:'"()[\]⭐🌟★☆✩✰-]{1,3}(?=\p{L})/gu

export function compileSigns({ signs, disguises: sources }: SignsScript): Sign[] {
  const disguises = sources.map((source) => ({ word: source.word, ...compilePhrases(source) }))
  return signs.map(({ id, title, urgency, lasts, groups, mentions }) => ({
    id,
    title,
    urgency,
    lasts: lasts ?? null,
    groups: groups.map(compilePhrases),
    mentions: compilePhrases({ any: [], unless: mentions?.any ?? [] }).unless,
    disguises,
  }))
}

/** What the phrases are tried on: the words as the rules read them; then the text as typed. */
export function signText({ normalised, text }: { normalised: string; text: string }): string {
  return [normalised.replace(SMILEYS, ','), typedText(text)].join(BREAK)
}

/** The text as it was typed, in one width and case; what cannot be seen is gone, white space is one blank. */
export function typedText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  return plain
    .replace(/[\p{Cf}\p{Mn}]+/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[。、]/g, ',')
}

/** The most urgent sign in the text, or null. */
export function findSign(text: string, signs: readonly Sign[]): Sign | null {
  const readings = signReadings(text, signs)
  let found: Sign | null = null
  for (const sign of signs) {
    if (found !== null && RANK[sign.urgency] <= RANK[found.urgency]) continue
    if (readings.some((reading) => shows(reading, sign))) found = sign
  }
  return found
}

/** Whether the text merely mentions what a sign is about: "你们店投诉率高不高" threatens nobody. */
export function isMention(text: string, signs: readonly Sign[]): boolean {
  const [written = ''] = text.split(BREAK)
  return signs.some((sign) => sign.mentions.some((mention) => written.search(mention) !== -1))
}

/** The text, and what it says once its hidden words are written out, where it hides any. */
export function signReadings(text: string, signs: readonly Sign[]): string[] {
  const disguises = signs[0]?.disguises ?? []
  const [written = '', typed = written] = text.split(BREAK)
  const bare = typed.replace(BETWEEN_LETTERS, '')
  const spellings = bare === typed ? [typed] : [typed, bare]
  const hidden = spellings.filter(
    (one) => one !== typed || disguises.some((each) => matchesPhrases(one, each)),
  )
  return [written, ...hidden.map((one) => disguises.reduce(writtenOut, one).replaceAll(' ', ','))]
}

function writtenOut(text: string, disguise: Disguise): string {
  if (!matchesPhrases(text, disguise)) return text
  const rest = cut(text, disguise.unless)
  return disguise.any.reduce((left, spelling) => left.replace(spelling, disguise.word), rest)
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
