import type { Intent, Kind, Label, Prediction, Ranked, Rejection, Utterance, UtterancePrediction } from '../types/index.ts'
import { OUT_OF_SCOPE } from '../types/index.ts'
import type { Document } from './classifier.ts'
import { type Clause, splitClauses } from './clauses.ts'
import { thresholdAt } from './confidence/thresholds.ts'
import { decidingFeatures } from './deciding-features.ts'
import type { IntentModelParts } from './intent-model.ts'
import { findSlots } from './slots/index.ts'
import { type Normalised, Normaliser } from './text/normaliser.ts'
import type { Tokenizer } from './tokenizer.ts'

/** Courtesies: they say nothing beside a question. */
const COURTESIES = new Set<Label>(['greeting', 'thanks_bye', 'acknowledge'])

/** A stretch of the message with its ranking. */
interface Judged {
  clause: Clause
  document: Document
  ranking: Ranked[]
  intent: Intent | null
  rejection: Rejection | null
}

/** Text -> Prediction. Pure once loaded: the same text always gives the same prediction. */
export class IntentUnderstanding {
  private readonly normaliser: Normaliser
  private readonly scores: Float32Array
  private readonly confidences: Float32Array
  private readonly labels: readonly Label[]

  constructor(
    private readonly model: IntentModelParts,
    private readonly tokenizer: Tokenizer,
  ) {
    this.normaliser = new Normaliser(model.foldTable, model.synonyms)
    this.labels = model.classifier.labels as Label[]
    this.scores = new Float32Array(this.labels.length)
    this.confidences = new Float32Array(this.labels.length)
  }

  /** The whole message's ranking alone, best first: what `shouda bench` times. */
  classify(text: string): Ranked[] {
    const { text: normalised } = this.normaliser.normalise(text)
    return this.rank({ text: normalised, tokens: this.tokenizer.tokenize(normalised) })
  }

  /**
   * @param text a message, or the messages of a burst joined by line breaks
   * @param precision share of accepted intents that have to be right, 0.5 .. 1
   */
  understand(text: string, precision: number): Prediction {
    const normalised = this.normaliser.normalise(text)
    const tokens = this.tokenizer.tokenize(normalised.text)
    const whole = this.judge({ start: 0, end: normalised.text.length }, normalised.text, tokens, precision)
    const parts = this.divide(whole, precision)
    const slots = findSlots(normalised, text)
    const utterances = parts.map((part) => this.describe(part, normalised, text, slots))
    return {
      text,
      utterances,
      intents: [...new Set(parts.flatMap((part) => part.intent ?? []))],
      ranking: mergeRankings(parts),
      slots,
    }
  }

  private rank(document: Document): Ranked[] {
    const { classifier, confidence } = this.model
    const known = classifier.score(document, this.scores)
    confidence.confidences({ scores: this.scores, known, length: document.text.length }, this.confidences)
    return this.labels
      .map((intent, i) => ({ intent, score: this.scores[i]!, confidence: this.confidences[i]! }))
      .sort((a, b) => b.confidence - a.confidence)
  }

  private judge(clause: Clause, text: string, tokens: readonly string[], precision: number): Judged {
    const document = { text, tokens }
    const ranking = this.rank(document)
    const [best, next] = ranking as [Ranked, Ranked]
    const rejection = this.reject(best, next, precision)
    return { clause, document, ranking, intent: rejection === null ? (best.intent as Intent) : null, rejection }
  }

  private reject(best: Ranked, next: Ranked, precision: number): Rejection | null {
    if (best.intent === OUT_OF_SCOPE) return 'out_of_scope'
    const threshold = thresholdAt(this.model.thresholds, best.intent, precision)
    if (best.confidence < threshold) return next.confidence > best.confidence - this.model.gap ? 'close_call' : 'low_confidence'
    return null
  }

  /** The message as one question, or as several where its clauses ask different things. */
  private divide(whole: Judged, precision: number): Judged[] {
    const { text, tokens } = whole.document
    const clauses = splitClauses(text, tokens)
    if (clauses.length < 2) return [whole]
    const judged = clauses.map((clause) => this.judgeClause(clause, whole.document, precision))
    const questions = joinQuestions(judged, whole)
    if (questions.length < 2) return [adopt(whole, questions)]
    return questions.map((question) => ({ ...this.judgeClause(question.clause, whole.document, precision), ...accepted(question) }))
  }

  private judgeClause(clause: Clause, document: Document, precision: number): Judged {
    return this.judge(clause, document.text.slice(clause.start, clause.end), tokensOf(document, clause), precision)
  }

  private describe(part: Judged, normalised: Normalised, text: string, slots: Prediction['slots']): UtterancePrediction {
    const utterance = utteranceOf(part, normalised, text)
    const best = part.intent ?? part.ranking[0]!.intent
    return {
      utterance,
      ranking: part.ranking,
      intent: part.intent,
      rejection: part.rejection,
      kind: this.kindOf(best, part.document),
      slots: slots.filter((slot) => slot.start >= utterance.start && slot.end <= utterance.end),
      why: decidingFeatures(this.model.classifier, part.document, best),
    }
  }

  private kindOf(label: Label, document: Document): Kind | null {
    return this.model.kinds.get(label)?.predict(document) ?? null
  }
}

const accepted = (question: Judged) => ({ intent: question.intent, rejection: null, ranking: question.ranking })

/** A message that as a whole says too little, but has one clear question in it, asks that question. */
function adopt(whole: Judged, questions: readonly Judged[]): Judged {
  const [only] = questions
  if (whole.intent !== null || only === undefined) return whole
  return { ...whole, intent: only.intent, rejection: null, ranking: only.ranking }
}

/** Plausible in the whole message: within so many places of the top. */
const PLAUSIBLE_RANK = 4

/**
 * The different questions among the clauses, each stretching to the next one's beginning. Courtesies are no
 * questions, and a clause counts only where the whole message makes its intent plausible too.
 */
function joinQuestions(judged: readonly Judged[], whole: Judged): Judged[] {
  const plausible = new Set(whole.ranking.slice(0, PLAUSIBLE_RANK).map((ranked) => ranked.intent))
  const questions: Judged[] = []
  for (const part of judged) {
    if (part.intent === null || COURTESIES.has(part.intent) || !plausible.has(part.intent)) continue
    const last = questions.at(-1)
    if (last?.intent === part.intent) {
      if (part.ranking[0]!.confidence > last.ranking[0]!.confidence) last.ranking = part.ranking
    } else questions.push({ ...part, clause: { ...part.clause } })
  }
  questions.forEach((question, i) => {
    question.clause.start = i === 0 ? 0 : question.clause.start
    question.clause.end = questions[i + 1]?.clause.start ?? whole.clause.end
  })
  return questions
}

function tokensOf({ tokens }: Document, clause: Clause): string[] {
  let at = 0
  return tokens.filter((token) => {
    const start = at
    at += token.length
    return start >= clause.start && at <= clause.end
  })
}

function utteranceOf(part: Judged, { offsets }: Normalised, text: string): Utterance {
  const start = part.clause.start === 0 ? 0 : (offsets[part.clause.start] ?? text.length)
  const end = part.clause.end >= offsets.length ? text.length : (offsets[part.clause.end] as number)
  return {
    text: text.slice(start, end),
    normalised: part.document.text,
    tokens: [...part.document.tokens],
    start,
    end,
  }
}

/** Of each label the highest confidence that any part gives it. */
function mergeRankings(parts: readonly Judged[]): Ranked[] {
  if (parts.length === 1) return parts[0]!.ranking
  const best = new Map<Label, Ranked>()
  for (const part of parts) {
    for (const ranked of part.ranking) {
      const held = best.get(ranked.intent)
      if (held === undefined || ranked.confidence > held.confidence) best.set(ranked.intent, ranked)
    }
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence)
}
