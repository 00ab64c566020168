import type {
  HeardAttribute,
  HeardSign,
  Intent,
  Label,
  Prediction,
  Ranked,
  Rejection,
  Utterance,
  UtterancePrediction,
} from '../types/index.ts'
import { clausesOf, OUT_OF_SCOPE, STORY } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import type { Document } from './classifier.ts'
import { thresholdAt } from './confidence/thresholds.ts'
import { decidingFeatures } from './deciding-features.ts'
import type { IntentModelParts } from './intent-model.ts'
import { isAsking } from './questions/asking.ts'
import { type Clause, splitClauses } from './questions/clauses.ts'
import { COURTESIES, type ScoredText, secondQuestions } from './questions/question-model.ts'
import { highest, mergeRankings, RANKED } from './rankings.ts'
import { findSlots } from './slots/index.ts'
import { type Normalised, Normaliser } from './text/normaliser.ts'
import type { Tokenizer } from './tokenizer.ts'

/** Least probability that a message asks a second question. */
const SECOND_QUESTION = 0.5
/**
 * A clause of a message that asks two questions says less than a whole message, but the message around it has said
 * already that it is one: so many times as many errors are tolerated.
 */
const CLAUSE_LENIENCE = 1.5
/** From this confidence on the last clause of a story is taken for the same as the whole. */
const SAME_BY_ITSELF = 0.5
/** Labels of clauses that lead up to a question or close it. */
const SOCIAL: readonly string[] = ['greeting', 'thanks_bye', 'acknowledge']

/** A number by itself tells nothing, whatever telephone it looks like. */
const WORDS = /\p{Script=Han}.*\p{Script=Han}/su

/** A stretch of the message with what the classifier says of it. */
interface Judged extends ScoredText {
  clause: Clause
  document: Document
  intent: Intent | null
  rejection: Rejection | null
  /** That it is a question of its own; 1 for a whole message. */
  probability: number
}

/** Text -> Prediction. Pure once loaded: the same text always gives the same prediction. */
export class IntentUnderstanding {
  private readonly normaliser: Normaliser
  private readonly labels: readonly Label[]
  private readonly scores: Float32Array
  private readonly confidences: Float32Array

  constructor(
    private readonly model: IntentModelParts,
    private readonly tokenizer: Tokenizer,
  ) {
    this.normaliser = new Normaliser(model.foldTable, model.synonyms)
    this.labels = model.classifier.labels as Label[]
    this.scores = new Float32Array(this.labels.length)
    this.confidences = new Float32Array(this.labels.length)
  }

  /** The whole message's five best labels alone: what `shouda bench` times. */
  classify(text: string): Ranked[] {
    this.score(this.document(text), this.scores, this.confidences)
    return this.rank(this.scores, this.confidences)
  }

  /**
   * @param text a message, or the messages of a burst joined by line breaks
   * @param precision share of accepted intents that have to be right, 0.5 .. 1
   */
  understand(text: string, precision: number): Prediction {
    const normalised = this.normaliser.normalise(text)
    const tokens = this.tokenizer.tokenize(normalised.text)
    const document = { text: normalised.text, tokens }
    const whole = this.judge({ start: 0, end: document.text.length }, document, precision)
    const parts = this.divide(whole, precision)
    const slots = findSlots(normalised, text)
    const utterances = parts.map((part) => this.describe(part, normalised, text, slots))
    return {
      text,
      utterances,
      intents: [...new Set(parts.flatMap((part) => part.intent ?? []))],
      ranking: mergeRankings(
        this.rank(whole.scores, whole.confidences),
        parts.map((part, i) => ({ probability: part.probability, ranking: utterances[i]!.ranking })),
      ),
      slots,
      attributes: this.attributesOf(utterances),
      sign: this.signIn(text, document),
    }
  }

  /** Returns the index of the best label. */
  private score(document: Document, scores: Float32Array, confidences: Float32Array): number {
    const known = this.model.classifier.score(document, scores)
    return this.model.confidence.confidences({ scores, known, length: document.text.length }, confidences)
  }

  private rank(scores: Float32Array, confidences: Float32Array): Ranked[] {
    return highest(confidences, RANKED).map((i) => ({
      intent: this.labels[i]!,
      score: scores[i]!,
      confidence: confidences[i]!,
    }))
  }

  private judge(clause: Clause, document: Document, precision: number): Judged {
    const scores = new Float32Array(this.labels.length)
    const confidences = new Float32Array(this.labels.length)
    const best = this.score(document, scores, confidences)
    const rejection = this.reject(confidences, best, precision)
    const intent = rejection === null ? (this.labels[best] as Intent) : null
    return {
      clause,
      document,
      text: document.text,
      scores,
      confidences,
      best,
      intent,
      rejection,
      probability: 1,
    }
  }

  private reject(confidences: Float32Array, best: number, precision: number): Rejection | null {
    const label = this.labels[best]!
    if (label === OUT_OF_SCOPE) return 'out_of_scope'
    if (confidences[best]! >= thresholdAt(this.model.thresholds, label, precision)) return null
    const next = highest(confidences, 2)[1]!
    return confidences[best]! - confidences[next]! < this.model.gap ? 'close_call' : 'low_confidence'
  }

  /** The message as one question, or as several where its clauses ask different things. */
  private divide(whole: Judged, precision: number): Judged[] {
    const { text, tokens } = whole.document
    const clauses = splitClauses(text, tokens)
    if (clauses.length < 2) return [whole]
    const lenient = 1 - (1 - precision) * CLAUSE_LENIENCE
    const parts = clauses.map((clause) => this.judgeClause(clause, whole.document, lenient))
    const wanted = new Map<number, number>()
    for (const question of secondQuestions(whole, parts, this.labels)) {
      const probability = this.model.questions.probability(question)
      if (probability >= SECOND_QUESTION) wanted.set(question.label, probability)
    }
    if (wanted.size === 0) return [whole.intent === null ? this.clearest(whole, clauses, precision) : whole]
    wanted.set(whole.best, Math.max(...wanted.values()))
    const questions = joinClauses(parts, wanted)
    return questions.length < 2 ? [whole] : questions
  }

  /** A message that nobody is sure of, read as the one clause of it that is plain where no other says otherwise. */
  private clearest(whole: Judged, clauses: readonly Clause[], precision: number): Judged {
    const parts = clauses.map((clause) => this.judgeClause(clause, whole.document, precision))
    const sure = parts.filter(({ intent }) => intent !== null && !COURTESIES.includes(intent))
    const [first] = sure
    if (first?.best !== whole.best || sure.some(({ best }) => best !== first.best)) return whole
    if (parts.some((part) => this.saysOtherwise(part, first))) return whole
    const { scores, confidences, best, intent, rejection } = first
    return { ...whole, scores, confidences, best, intent, rejection }
  }

  /** Whether the clause asks something of its own beside the question: a story told with it does not. */
  private saysOtherwise({ best, text }: Judged, first: Judged): boolean {
    if (best === first.best || SOCIAL.includes(this.labels[best]!)) return false
    return isAsking(text)
  }

  private judgeClause(clause: Clause, document: Document, precision: number): Judged {
    return this.judge(clause, partOf(document, clause), precision)
  }

  /** What the utterances, and the clauses of them, would ask of a product. */
  private attributesOf(utterances: readonly UtterancePrediction[]): HeardAttribute[] {
    const { attributes } = this.model
    if (attributes === null) return []
    const texts = utterances.flatMap(({ utterance }) => [utterance.text, ...clausesOf(utterance.text)])
    return [...new Set(texts.map(plain))].flatMap((text) => {
      const heard = attributes.predict(this.document(text))
      return heard === null ? [] : [{ text, ...heard }]
    })
  }

  private document(text: string): Document {
    const normalised = this.normaliser.text(text)
    return { text: normalised, tokens: this.tokenizer.tokenize(normalised) }
  }

  /** The likeliest sign of the message, of one of its lines or of one of its clauses. */
  private signIn(text: string, whole: Document): HeardSign | null {
    const signs = this.model.aspects.get('signs')
    if (signs === undefined) return null
    const lines = text.split('\n')
    const texts = new Set([text, ...lines, ...lines.flatMap(clausesOf)])
    const worded = [...texts].filter((each) => WORDS.test(each))
    if (worded.length === 0) return null
    const heard = worded.map((each) => signs.predict(each === text ? whole : this.document(each)))
    const { value: id, confidence } = heard.reduce((best, each) =>
      each.confidence > best.confidence ? each : best,
    )
    return { id, confidence }
  }

  private describe(
    part: Judged,
    normalised: Normalised,
    text: string,
    slots: Prediction['slots'],
  ): UtterancePrediction {
    const utterance = utteranceOf(part, normalised, text)
    const best = this.labels[part.best]!
    const last = this.endingOnIt(part)
    return {
      utterance,
      ranking: this.rank(part.scores, part.confidences),
      intent: part.intent,
      rejection: part.rejection,
      kind: this.model.kinds.get(best)?.predict(last ?? part.document) ?? null,
      slots: slots.filter((slot) => slot.start >= utterance.start && slot.end <= utterance.end),
      why: decidingFeatures(this.model.classifier, part.document, best),
      passing: this.model.aspects.get('passing')?.predict(part.document).confidence ?? 0,
      endsOnIt: last !== null,
    }
  }

  /** The last clause of a story, where it asks and is taken for the same as all of it; it tells the sub-question. */
  private endingOnIt({ document, best }: Judged): Document | null {
    if (document.text.length < STORY.letters) return null
    const clause = splitClauses(document.text, document.tokens).at(-1)
    if (clause === undefined || clause.start === 0) return null
    const { best: own, document: last, confidences } = this.judgeClause(clause, document, 1)
    return own === best && confidences[own]! >= SAME_BY_ITSELF && isAsking(last.text) ? last : null
  }
}

/**
 * The clauses that ask what is wanted, each stretching from where the last one ends to its own end; clauses of one
 * question in a row are one, with the words of both and the clearer one's scores.
 */
function joinClauses(parts: readonly Judged[], wanted: ReadonlyMap<number, number>): Judged[] {
  const questions: Judged[] = []
  for (const part of parts) {
    const probability = wanted.get(part.best)
    if (probability === undefined || part.intent === null) continue
    const last = questions.at(-1)
    if (last?.best !== part.best) {
      questions.push({ ...part, probability, clause: { start: last?.clause.end ?? 0, end: part.clause.end } })
      continue
    }
    const clearer = part.confidences[part.best]! > last.confidences[part.best]! ? part : last
    questions[questions.length - 1] = {
      ...clearer,
      document: joined(last.document, part.document),
      clause: { start: last.clause.start, end: part.clause.end },
    }
  }
  const last = questions.at(-1)
  if (last !== undefined) last.clause.end = parts.at(-1)!.clause.end
  return questions
}

function joined(one: Document, other: Document): Document {
  return { text: one.text + other.text, tokens: [...one.tokens, ...other.tokens] }
}

function partOf(document: Document, clause: Clause): Document {
  return { text: document.text.slice(clause.start, clause.end), tokens: tokensOf(document, clause) }
}

function tokensOf({ tokens }: Document, clause: Clause): string[] {
  let at = 0
  return tokens.filter((token) => {
    const start = at
    at += token.length
    return start >= clause.start && at <= clause.end
  })
}

function utteranceOf(part: Judged, normalised: Normalised, text: string): Utterance {
  const { offsets } = normalised
  const start = part.clause.start === 0 ? 0 : (offsets[part.clause.start] ?? text.length)
  const end = part.clause.end >= offsets.length ? text.length : (offsets[part.clause.end] as number)
  return {
    text: text.slice(start, end),
    normalised: normalised.text.slice(part.clause.start, part.clause.end),
    tokens: [...part.document.tokens],
    start,
    end,
  }
}
