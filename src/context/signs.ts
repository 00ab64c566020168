import type { HandoffScript, Prediction, Urgency } from '../types/index.ts'

/** A must-hand-over sign with its patterns ready. */
export interface Sign {
  id: string
  title: string
  urgency: Urgency
  patterns: readonly RegExp[]
  /** Mere mentions, cut out of the text before the patterns are tried. */
  unless: readonly RegExp[]
}

const RANK: Record<Urgency, number> = { normal: 0, high: 1, urgent: 2 }

export function compileSigns(signs: HandoffScript['signs']): Sign[] {
  return signs.map(({ id, title, urgency, patterns, unless }) => ({
    id,
    title,
    urgency,
    patterns: patterns.map((pattern) => new RegExp(pattern, 'u')),
    unless: unless.map((pattern) => new RegExp(pattern, 'gu')),
  }))
}

/** What the patterns are tried on: the clauses as the classifier reads them, without blanks. */
export function signText(prediction: Prediction): string {
  const clauses = prediction.utterances.map((one) => one.utterance.normalised)
  const text = clauses.length === 0 ? prediction.text : clauses.join(',')
  return text.toLowerCase().replace(/\s+/g, '')
}

/** The most urgent sign in the text, or null. */
export function findSign(text: string, signs: readonly Sign[]): Sign | null {
  let found: Sign | null = null
  for (const sign of signs) {
    if (found !== null && RANK[sign.urgency] <= RANK[found.urgency]) continue
    if (shows(text, sign)) found = sign
  }
  return found
}

/** Whether the text merely mentions what a sign is about: "你们店投诉率高不高" threatens nobody. */
export function isMention(text: string, signs: readonly Sign[]): boolean {
  return signs.some((sign) => sign.unless.some((mention) => text.search(mention) !== -1))
}

function shows(text: string, sign: Sign): boolean {
  if (!sign.patterns.some((pattern) => pattern.test(text))) return false
  if (sign.unless.length === 0) return true
  // A gap that no pattern crosses stands in for what was cut out.
  const rest = sign.unless.reduce((left, mention) => left.replace(mention, '\n'), text)
  return sign.patterns.some((pattern) => pattern.test(rest))
}

export function moreUrgent(one: Urgency, other: Urgency): Urgency {
  return RANK[one] >= RANK[other] ? one : other
}
