import {
  type ContextScript,
  compileMadeOf,
  compilePattern,
  compilePhrases,
  type Intent,
  type MadeOf,
  type Phrases,
  type Situation,
  type SlotName,
} from '../types/index.ts'
import { type Cut, compileCuts } from './heard.ts'
import type { Retraction } from './retraction.ts'
import { type Subjects, subjectsOf } from './subjects.ts'

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
  particulars: readonly { particular: string; lasts: boolean; phrases: Phrases }[]
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
  needs: readonly { need: AgentAsk; whenAsked: boolean; phrases: Phrases }[]
  waits: { missed: Phrases; notSent: Phrases; returned: Phrases; completed: Phrases; otherOrder: Phrases }
  nthDay: RegExp
  lastWeek: RegExp
  timesOfDay: readonly { hour: number; phrases: Phrases }[]
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
}

/** What an agent asked the customer: a need of the scripts, or a yes. */
export type AgentAsk = ContextScript['agents']['asks'][number]['asks']

export function subjectOf(words: string, another = false): Subject {
  const [intent, kind] = words.split('/')
  return { intent: intent as Intent, kind: kind ?? null, another }
}

const phrasesOf = <T extends { any: string[] }>(rows: readonly T[]) =>
  rows.map((row) => ({ ...row, phrases: compilePhrases(row) }))

export function compileContext(source: ContextScript): ContextRules {
  return {
    ...compileMessages(source),
    ...compileTopics(source),
    source,
    ...compileQuestions(source),
    amounts: {
      shortOf: compilePhrases(source.amounts.short_of),
      together: compilePhrases(source.amounts.together),
    },
    courtesies: new Set(source.courtesies),
    lookedUp: subjectsOf(source.looked_up),
    ofAnOrder: subjectsOf(source.of_an_order),
    greetingAnswers: new Set(source.greeting_answers),
    forHumans: subjectsOf(source.for_humans),
    photoMarks: source.photo_marks.any.map((each) => {
      const one = compilePattern(each)
      return { one, all: new RegExp(one.source, 'gu') }
    }),
    needs: phrasesOf(source.needs).map(({ need, when_asked, phrases }) => ({
      need,
      whenAsked: when_asked === true,
      phrases,
    })),
    waits: {
      missed: compilePhrases(source.waits.missed),
      notSent: compilePhrases(source.waits.not_sent),
      returned: compilePhrases(source.waits.goods_returned),
      completed: compilePhrases(source.waits.completed),
      otherOrder: compilePhrases(source.waits.other_order),
    },
    nthDay: compilePattern(source.waits.nth_day),
    lastWeek: compilePattern(source.waits.last_week),
    timesOfDay: phrasesOf(source.times_of_day),
  }
}

/** Rules on what becomes of a question beside the words around it. */
function compileQuestions(source: ContextScript) {
  return {
    beyondFacts: phrasesOf(source.beyond_facts).map(({ questions, phrases, unless_always_free }) => ({
      questions: subjectsOf(questions),
      phrases,
      unlessAlwaysFree: unless_always_free === true,
    })),
    particulars: phrasesOf(source.particulars).map(({ particular, lasts, phrases }) => ({
      particular,
      lasts: lasts === true,
      phrases,
    })),
    refuses: phrasesOf(source.refuses).map(({ intent, phrases, beside }) => ({
      intent,
      phrases,
      beside: beside === undefined ? null : subjectsOf(beside),
    })),
    meansRather: phrasesOf(source.means_rather).map(({ questions, phrases, means, amid, surely }) => ({
      questions: subjectsOf(questions),
      phrases,
      means: means === undefined ? null : subjectOf(means),
      amid: amid === undefined ? null : subjectsOf(amid),
      surely: surely === true,
    })),
  }
}

function compileSmallTalk({ small_talk }: ContextScript) {
  const { merry, tells, while_choosing } = small_talk ?? {}
  return {
    merry: merry === undefined ? null : compilePhrases(merry),
    tells: tells === undefined ? null : compilePhrases(tells),
    choosing: subjectsOf(while_choosing?.topics ?? []),
  }
}

const answeredAs = ({
  means,
  after,
}: ContextScript['takes_back'][number] | ContextScript['retractions'][number]) => ({
  means: means === undefined ? null : subjectOf(means),
  afterPromise: after !== undefined,
})

/** Rules on what a message says by itself. */
function compileMessages(source: ContextScript) {
  const { agreement, agents } = source
  return {
    cuts: compileCuts(source.not_the_customers),
    situations: phrasesOf(source.situations),
    emotions: phrasesOf(source.emotions),
    plain: source.plain.map((each) => ({
      words: compileMadeOf(each),
      means: subjectOf(each.means),
      afterSomethingSaid: each.after !== undefined,
    })),
    inPassing: compileInPassing(source),
    agreement: {
      means: subjectOf(agreement.means),
      begins: compilePattern(agreement.begins),
      follows: compileMadeOf(agreement.follows),
      wants: compilePattern(agreement.wants),
      joiner: agreement.joiner,
      asks: agreement.asks === undefined ? null : compilePattern(agreement.asks),
    },
    retractions: source.retractions.map((each) => ({ words: compileMadeOf(each), ...answeredAs(each) })),
    takesBack: source.takes_back.map((each) => ({ phrases: compilePhrases(each), ...answeredAs(each) })),
    corrections: source.corrections.map(compilePhrases),
    agentsGreet: agents.greet.map(compileMadeOf),
    agentsAsk: phrasesOf(agents.asks).map(({ about, ...ask }) => ({
      ...ask,
      about: about === undefined ? null : subjectOf(about),
    })),
    agentsPromise: agents.promises.map(compilePhrases),
    affirms: compileMadeOf(source.affirms),
    details: compilePhrases(source.details),
    asksAgain: compileMadeOf(source.asks_again),
    askingMarks: compilePattern(source.asking_marks),
    ...compileSmallTalk(source),
    leadsUp: compilePhrases(source.leads_up),
    asking: compilePattern(source.asking),
    insists: compilePhrases(source.insists),
  }
}

function compileInPassing({ in_passing }: ContextScript): ContextRules['inPassing'] {
  return phrasesOf(in_passing).map(({ phrases, means, after, offered }) => ({
    phrases,
    means: subjectOf(means),
    afterAgent: after !== undefined,
    offered: offered === true,
  }))
}

/** Rules on what words mean beside a topic. */
function compileTopics(source: ContextScript) {
  return {
    wordsAsSlots: phrasesOf(source.words_as_slots).map(({ slot, topics, phrases }) => ({
      slot,
      topics: topics === undefined ? null : subjectsOf(topics),
      phrases,
    })),
    fillers: compileMadeOf({ core: source.fillers, around: [] }),
    asksOn: compilePattern(source.asks_on),
    another: compilePhrases(source.another),
    followUps: byTopic(
      phrasesOf(source.follow_ups).map(({ topics, phrases, means, another, surely }) => ({
        topics: subjectsOf(topics),
        phrases,
        means: subjectOf(means, another),
        surely: surely === true,
      })),
    ),
    byWords: phrasesOf(source.by_words).map((each) => ({
      phrases: each.phrases,
      means: subjectOf(each.means),
      with: each.with ?? [],
      surely: each.surely === true,
    })),
    shifts: source.shifts.map(({ topics, guess, means }) => ({
      topics: new Set(topics),
      guess: subjectOf(guess),
      means: subjectOf(means),
    })),
    circumstances: phrasesOf(source.circumstances).map(({ id, intents, phrases }) => ({
      id,
      intents: new Set(intents),
      phrases,
    })),
  }
}

function byTopic(rules: readonly FollowUpRule[]): Map<string, FollowUpRule[]> {
  const found = new Map<string, FollowUpRule[]>()
  for (const rule of rules) {
    for (const intent of rule.topics.keys()) {
      found.set(intent, [...(found.get(intent) ?? []), rule])
    }
  }
  return found
}
