import type {
  ContextScript,
  Intent,
  MadeOf,
  PhraseIndex,
  Phrases,
  Situation,
  SlotName,
} from '../types/index.ts'
import type { Cut } from './heard.ts'
import type { Retraction } from './retraction.ts'
import type { ByIntent, Subjects } from './subjects.ts'

/** What a message asks about; `another`: something else than the question before. */
export interface Subject {
  intent: Intent
  kind: string | null
  another: boolean
}

export interface FollowUpRule {
  /** What was talked about. */
  topics: Subjects
  phrases: Phrases
  means: Subject
  surely: boolean
}

/** `intents/_context.yaml` made ready: compiled once, when the engine is put together. */
export interface ContextRules {
  source: ContextScript
  cuts: readonly Cut[]
  situations: PhraseIndex<{ situation: Situation; phrases: Phrases }>
  emotions: PhraseIndex<{ emotion: string; phrases: Phrases }>
  plain: readonly { words: MadeOf; means: Subject; afterSomethingSaid: boolean }[]
  inPassing: PhraseIndex<{ phrases: Phrases; means: Subject; afterAgent: boolean; offered: boolean }>
  agreement: {
    means: Subject
    begins: RegExp
    follows: MadeOf
    wants: RegExp
    joiner: string
    asks: RegExp | null
  }
  retractions: readonly (Retraction & { words: MadeOf })[]
  takesBack: PhraseIndex<Retraction & { phrases: Phrases }>
  corrections: readonly Phrases[]
  agentsGreet: readonly MadeOf[]
  agentsAsk: PhraseIndex<{ asks: AgentAsk; about: Subject | null; phrases: Phrases }>
  agentsPromise: readonly Phrases[]
  affirms: MadeOf
  details: Phrases
  asksAgain: MadeOf
  askingMarks: RegExp
  /** Words of somebody who chats with a laugh; null where the scripts know none. */
  merry: Phrases | null
  tells: Phrases | null
  /** Few words that are no name of anything; null where none are asked about. */
  namesNothing: Phrases | null
  choosing: Subjects
  wordsAsSlots: readonly { slot: SlotName; topics: Subjects | null; phrases: Phrases }[]
  fillers: MadeOf
  asksOn: RegExp
  another: Phrases
  /** By the intent of the topic beside which they stand. */
  followUps: ByIntent<FollowUpRule>
  byWords: PhraseIndex<ByWords>
  shifts: readonly { topics: ReadonlySet<Intent>; guess: Subject; means: Subject }[]
  circumstances: readonly { id: string; intents: ReadonlySet<Intent>; phrases: Phrases }[]
  /** What the words tell that calls for words of its own, by its name. */
  particulars: ReadonlyMap<string, readonly Particular[]>
  leadsUp: Phrases
  asking: RegExp
  insists: Phrases
  /** By the intent of the question that they are about, as are the next. */
  beyondFacts: ByIntent<{ questions: Subjects; phrases: Phrases; unlessAlwaysFree: boolean }>
  meansRather: ByIntent<MeansRather>
  refuses: readonly { intent: Intent; phrases: Phrases; beside: Subjects | null }[]
  amounts: { shortOf: Phrases; together: Phrases }
  courtesies: ReadonlySet<string>
  lookedUp: Subjects
  ofAnOrder: Subjects
  greetingAnswers: ReadonlySet<string>
  forHumans: Subjects
  photoMarks: readonly { one: RegExp; all: RegExp }[]
  /** By the need that they give. */
  needs: ReadonlyMap<string, readonly NeedGiven[]>
  waits: {
    missed: Phrases
    notSent: Phrases
    returned: Phrases
    completed: Phrases
    otherOrder: Phrases
    orderedThen: Phrases
  }
  nthDay: RegExp
  lastWeek: RegExp
  timesOfDay: PhraseIndex<{ hour: number; phrases: Phrases }>
}

/** Something told that calls for words of its own. */
export interface Particular {
  /** The one that ends it where it lasts. */
  until?: string | undefined
  phrases: Phrases
  /** Whether it is true of the turns that follow. */
  lasts: boolean
}

/** Words that give what was or could be asked for. */
interface NeedGiven {
  /** Only where it was asked for. */
  whenAsked: boolean
  phrases: Phrases
}

/** What words mean by themselves. */
interface ByWords {
  phrases: Phrases
  means: Subject
  /** Only with a value of each of these. */
  with: readonly SlotName[]
  surely: boolean
  /** Only while goods are looked at and nothing tells of anything bought. */
  choosing: boolean
}

/** What questions are about after all, where the words say so. */
interface MeansRather {
  questions: Subjects
  phrases: Phrases
  /** Null: what is talked about. */
  means: Subject | null
  /** Only while one of these is talked about; null: whatever is. */
  amid: Subjects | null
  surely: boolean
  /** Only while goods are looked at and nothing tells of anything bought. */
  choosing: boolean
}

/** What an agent asked the customer: a need of the scripts, or a yes. */
export type AgentAsk = ContextScript['agents']['asks'][number]['asks']

export function subjectOf(words: string, another = false): Subject {
  const [intent, kind] = words.split('/')
  return { intent: intent as Intent, kind: kind ?? null, another }
}
