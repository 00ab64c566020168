import {
  type ContextScript,
  compileMadeOf,
  compilePattern,
  compilePhrases,
  indexPhrases,
} from '../types/index.ts'
import { compileCuts } from './heard.ts'
import { type ContextRules, type FollowUpRule, subjectOf } from './rules.ts'
import { subjectsOf } from './subjects.ts'

const phrasesOf = <T extends { any: string[] }>(rows: readonly T[]) =>
  rows.map((row) => ({ ...row, phrases: compilePhrases(row) }))

/** Makes the file of the rules ready: done once, since its patterns take time to compile. */
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
    ...compileNeeds(source),
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

function compileNeeds(source: ContextScript) {
  const needs = phrasesOf(source.needs).map(({ need, when_asked, phrases }) => ({
    need,
    whenAsked: when_asked === true,
    phrases,
  }))
  return { needs, needsUnasked: indexPhrases(needs.filter(({ whenAsked }) => !whenAsked)) }
}

/** Rules on what becomes of a question beside the words around it. */
function compileQuestions(source: ContextScript) {
  const particulars = phrasesOf(source.particulars)
  return {
    beyondFacts: phrasesOf(source.beyond_facts).map(({ questions, phrases, unless_always_free }) => ({
      questions: subjectsOf(questions),
      phrases,
      unlessAlwaysFree: unless_always_free === true,
    })),
    particulars: indexPhrases(particulars),
    lastingParticulars: indexPhrases(particulars.filter(({ lasts }) => lasts === true)),
    refuses: phrasesOf(source.refuses).map(({ intent, phrases, beside }) => ({
      intent,
      phrases,
      beside: beside === undefined ? null : subjectsOf(beside),
    })),
    meansRather: phrasesOf(source.means_rather).map(({ questions, phrases, ...rule }) => ({
      questions: subjectsOf(questions),
      phrases,
      means: rule.means === undefined ? null : subjectOf(rule.means),
      amid: rule.amid === undefined ? null : subjectsOf(rule.amid),
      surely: rule.surely === true,
      choosing: rule.choosing === true,
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
      choosing: each.choosing === true,
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
