import { grouped } from '../knowledge/grouped.ts'
import {
  type ContextScript,
  compileMadeOf,
  compilePattern,
  compilePhrases,
  indexPhrases,
} from '../types/index.ts'
import { compileCuts } from './heard.ts'
import { type ContextRules, subjectOf } from './rules.ts'
import { byIntent, subjectsOf } from './subjects.ts'

const phrasesOf = <T extends { any: string[] }>(rows: readonly T[]) =>
  rows.map((row) => ({ ...row, phrases: compilePhrases(row) }))

const indexOf = <T extends { any: string[] }>(rows: readonly T[]) => indexPhrases(phrasesOf(rows))

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
      orderedThen: compilePhrases(source.waits.ordered_then),
    },
    nthDay: compilePattern(source.waits.nth_day),
    lastWeek: compilePattern(source.waits.last_week),
    timesOfDay: indexOf(source.times_of_day),
  }
}

function compileNeeds(source: ContextScript) {
  const needs = phrasesOf(source.needs).map(({ need, when_asked, phrases }) => ({
    need,
    whenAsked: when_asked === true,
    phrases,
  }))
  return { needs: grouped(needs, ({ need }) => need) }
}

/** Rules on what becomes of a question beside the words around it. */
function compileQuestions(source: ContextScript) {
  return {
    beyondFacts: byIntent(
      phrasesOf(source.beyond_facts).map(({ questions, phrases, unless_always_free }) => ({
        questions: subjectsOf(questions),
        phrases,
        unlessAlwaysFree: unless_always_free === true,
      })),
      ({ questions }) => questions,
    ),
    particulars: compileParticulars(source),
    refuses: phrasesOf(source.refuses).map(({ intent, phrases, beside }) => ({
      intent,
      phrases,
      beside: beside === undefined ? null : subjectsOf(beside),
    })),
    meansRather: compileMeansRather(source),
  }
}

function compileParticulars(source: ContextScript): ContextRules['particulars'] {
  const particulars = phrasesOf(source.particulars).map(({ particular, lasts, until, phrases }) => ({
    particular,
    lasts: lasts === true,
    until,
    phrases,
  }))
  return grouped(particulars, ({ particular }) => particular)
}

function compileMeansRather({ means_rather }: ContextScript): ContextRules['meansRather'] {
  const rules = phrasesOf(means_rather).map(({ questions, phrases, ...rule }) => ({
    questions: subjectsOf(questions),
    phrases,
    means: rule.means === undefined ? null : subjectOf(rule.means),
    amid: rule.amid === undefined ? null : subjectsOf(rule.amid),
    surely: rule.surely === true,
    choosing: rule.choosing === true,
  }))
  return byIntent(rules, ({ questions }) => questions)
}

function compileSmallTalk({ small_talk }: ContextScript) {
  const { merry, tells, few_words, while_choosing } = small_talk ?? {}
  return {
    merry: merry === undefined ? null : compilePhrases(merry),
    tells: tells === undefined ? null : compilePhrases(tells),
    namesNothing: few_words === undefined ? null : compilePhrases(few_words.unless),
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
  const { agreement } = source
  return {
    cuts: compileCuts(source.not_the_customers),
    situations: indexOf(source.situations),
    emotions: indexOf(source.emotions),
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
    takesBack: indexPhrases(
      source.takes_back.map((each) => ({ phrases: compilePhrases(each), ...answeredAs(each) })),
    ),
    corrections: source.corrections.map(compilePhrases),
    ...compileAgents(source),
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

/** Rules on what an agent's words are. */
function compileAgents({ agents }: ContextScript) {
  return {
    agentsGreet: agents.greet.map(compileMadeOf),
    agentsAsk: indexPhrases(
      phrasesOf(agents.asks).map(({ about, ...ask }) => ({
        ...ask,
        about: about === undefined ? null : subjectOf(about),
      })),
    ),
    agentsPromise: agents.promises.map(compilePhrases),
  }
}

function compileInPassing({ in_passing }: ContextScript): ContextRules['inPassing'] {
  return indexPhrases(
    phrasesOf(in_passing).map(({ phrases, means, after, offered }) => ({
      phrases,
      means: subjectOf(means),
      afterAgent: after !== undefined,
      offered: offered === true,
    })),
  )
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
    ...compileByWords(source),
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

/** Rules on what a short message asks: beside a topic, and beside any or none. */
function compileByWords({ follow_ups, by_words }: ContextScript) {
  const followUps = phrasesOf(follow_ups).map(({ topics, phrases, means, another, surely }) => ({
    topics: subjectsOf(topics),
    phrases,
    means: subjectOf(means, another),
    surely: surely === true,
  }))
  return {
    followUps: byIntent(followUps, ({ topics }) => topics),
    byWords: indexPhrases(
      phrasesOf(by_words).map((each) => ({
        phrases: each.phrases,
        means: subjectOf(each.means),
        with: each.with ?? [],
        surely: each.surely === true,
        choosing: each.choosing === true,
      })),
    ),
  }
}
