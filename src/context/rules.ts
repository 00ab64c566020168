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
import type { Subjects } from './subjects.ts'

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
  situations: readonly { situation: Situation; phrases: Phrases }[]
  emotions: readonly { emotion: string; phrases: Phrases }[]
  plain: readonly { words: MadeOf; means: Subject; afterSomethingSaid: boolean }[]
  inPassing: readonly { phrases: Phrases; means: Subject; afterAgent: boolean; offered: boolean }[]
  agreement: {
    means: Subject
    begins: RegExp
    follows: MadeOf
    wants: RegExp
    joiner: string
    asks: RegExp | null
  }
  retractions: readonly (Retraction & { words: MadeOf })[]
  takesBack: readonly (Retraction & { phrases: Phrases })[]
  corrections: readonly Phrases[]
  agentsGreet: readonly MadeOf[]
  agentsAsk: readonly { asks: AgentAsk; about: Subject | null; phrases: Phrases }[]
  agentsPromise: readonly Phrases[]
  affirms: MadeOf
  details: Phrases
  asksAgain: MadeOf
  askingMarks: RegExp
  /** Words of somebody who chats with a laugh; null where the scripts know none. */
  merry: Phrases | null
  tells: Phrases | null
  choosing: Subjects
  wordsAsSlots: readonly { slot: SlotName; topics: Subjects | null; phrases: Phrases }[]
  fillers: MadeOf
  asksOn: RegExp
  another: Phrases
  /** By the intent of the topic beside which they stand. */
  followUps: ReadonlyMap<string, readonly FollowUpRule[]>
  byWords: readonly { phrases: Phrases; means: Subject; with: readonly SlotName[]; surely: boolean }[]
  shifts: readonly { topics: ReadonlySet<Intent>; guess: Subject; means: Subject }[]
  circumstances: readonly { id: string; intents: ReadonlySet<Intent>; phrases: Phrases }[]
  /** What the words tell that calls for words of its own; and that of it which lasts over the turns. */
  particulars: PhraseIndex<Particular>
  lastingParticulars: PhraseIndex<Particular>
  leadsUp: Phrases
  asking: RegExp
  insists: Phrases
  beyondFacts: readonly { questions: Subjects; phrases: Phrases; unlessAlwaysFree: boolean }[]
  meansRather: readonly MeansRather[]
  refuses: readonly { intent: Intent; phrases: Phrases; beside: Subjects | null }[]
  amounts: { shortOf: Phrases; together: Phrases }
  courtesies: ReadonlySet<string>
  lookedUp: Subjects
  ofAnOrder: Subjects
  greetingAnswers: ReadonlySet<string>
  forHumans: Subjects
  photoMarks: readonly { one: RegExp; all: RegExp }[]
  needs: readonly NeedGiven[]
  /** Those of them that give a need though nobody asked for it. */
  needsUnasked: PhraseIndex<NeedGiven>
  waits: { missed: Phrases; notSent: Phrases; returned: Phrases; completed: Phrases; otherOrder: Phrases }
  nthDay: RegExp
  lastWeek: RegExp
  timesOfDay: readonly { hour: number; phrases: Phrases }[]
}

/** Something told that calls for words of its own. */
interface Particular {
  particular: string
  /** The one that ends it where it lasts. */
  until?: string | undefined
  phrases: Phrases
}

/** Words that give what was or could be asked for. */
interface NeedGiven {
  need: AgentAsk
  whenAsked: boolean
  phrases: Phrases
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
