import type { Question, Unclear } from '../context/question.ts'
import type { Read } from '../context/read.ts'
import { type Subject, subjectOf } from '../context/rules.ts'
import { names, type Subjects, subjectsOf } from '../context/subjects.ts'
import { choosesVariant, holdsProduct, namesVariantAlone, tellsWhich } from '../knowledge/index.ts'
import {
  compilePhrases,
  firstIn,
  type Intent,
  indexPhrases,
  type KnowledgeScript,
  type KnowledgeSource,
  LOOKS_AROUND,
  matchesPhrases,
  type PhraseIndex,
  type Phrases,
  RECORD_OF,
  type Situation,
} from '../types/index.ts'
import { plainly } from '../types/plain.ts'
import { askIn } from './ask-in.ts'
import { type KnownBefore, recordFor } from './known-records.ts'
import type { CompiledScripts } from './scripts.ts'

/** Words that tell or want something of what was bought, or of what the new goods are to replace, with what they mean. */
export interface CompiledCase {
  phrases: Phrases
  means: Subject
  /** Readings that they explain, besides every question for goods. */
  over: Subjects
  /** Only while one of these is talked about; null: always. */
  amid: Subjects | null
  /** Only about what was bought already. */
  bought: boolean
  /** Only beside an order that is known. */
  ordered: boolean
  /** Also where the words take something back. */
  afterAll: boolean
  /** Only while goods are looked at and nothing tells of anything bought. */
  choosing: boolean
}

export function compileCases(cases: KnowledgeScript['cases']): PhraseIndex<CompiledCase> {
  const compiled = cases.map(({ means, over, amid, bought, ordered, after_all, choosing, ...phrases }) => ({
    phrases: compilePhrases(phrases),
    means: subjectOf(means),
    over: subjectsOf(over),
    amid: amid === undefined ? null : subjectsOf(amid),
    bought,
    ordered,
    afterAll: after_all,
    choosing,
  }))
  return indexPhrases(compiled)
}

/**
 * What was read as a question for goods, or not understood, as the case that the words tell: 只有一把钥匙 asks for no
 * key. Whatever else is asked in the message stays.
 */
export function asCase(one: Read, scene: KnownBefore, scripts: CompiledScripts): Read {
  if (one.given !== null) return one
  // 就来了一个 tells of nothing missing where the other parcel is still to come.
  if (askIn(one.normalised, scene, scripts)?.of === 'parcels') return one
  const found = caseIn(one, scene, scripts)
  const means = found?.means ?? wantedInstead(one, scene, scripts) ?? namedInPassing(one, scene, scripts)
  if (means === null) return one
  const { intent, kind } = means
  const isOver = (question: Question) =>
    question.intent === intent ||
    (found !== null && names(found.over, question)) ||
    asksForGoods(question, scripts)
  if (!one.questions.some(isOver) && one.unclear.length === 0 && one.takenBack === null) return one
  const own = one.questions.find((question) => question.intent === intent)
  const told: Question = {
    ...(own ?? bare(one)),
    intent: intent as Intent,
    kind: kind ?? own?.kind ?? null,
    told: true,
  }
  return {
    ...one,
    questions: [told, ...one.questions.filter((each) => !isOver(each))],
    unclear: [],
    takenBack: null,
  }
}

function caseIn(
  { normalised, situation, takenBack, chooses }: Read,
  { matter = null, isClaim = false, records }: KnownBefore,
  { cases }: CompiledScripts,
): CompiledCase | null {
  const isThere = isClaim && !(situation !== null && ON_THE_WAY.has(situation))
  return firstIn(
    normalised,
    cases,
    ({ amid, bought, ordered, afterAll, choosing }) =>
      (amid === null || (matter !== null && names(amid, matter))) &&
      (!bought || isThere) &&
      (!ordered || records?.order != null) &&
      (chooses || !choosing) &&
      (afterAll || takenBack === null),
  )
}

/** What the bare name of a variant means while what was ordered is to be changed: 15w的白光吧 after 拍错了. */
function wantedInstead(
  { text, takenBack }: Read,
  { matter = null, records }: KnownBefore,
  { wantedInstead: rule }: CompiledScripts,
): Subject | null {
  const { product = null, order = null } = records ?? {}
  if (rule === null || matter === null || product === null || order === null || takenBack !== null)
    return null
  const isOrdered = holdsProduct(order, product.id)
  const isBare = namesVariantAlone(text, product) || choosesVariant(text, product)
  return isOrdered && names(rule.amid, matter) && isBare ? rule.means : null
}

/** What words mean that name goods and ask nothing, while something bought is to be mended, made good or paid back. */
function namedInPassing(
  { text, normalised, questions, unclear, hasPhoto, takenBack }: Read,
  known: KnownBefore,
  scripts: CompiledScripts,
): Subject | null {
  const { claims, rules } = scripts
  const { matter = null, records } = known
  if (claims === null || matter === null || !names(claims.matters, matter)) return null
  const isAsked = rules.asking.test(normalised) || matchesPhrases(normalised, claims.demands)
  if (isAsked || hasPhoto || takenBack !== null || questions.length + unclear.length === 0) return null
  const product = records?.product ?? null
  if (product === null || !tellsWhich(text, product)) return null
  const isOfGoodsAlone = (one: Unclear) => {
    const asked = askIn(plainly(one.text), known, scripts)
    return asked !== null && isOfGoods(asked.from)
  }
  const isNamed = questions.every((one) => asksForGoods(one, scripts)) && unclear.every(isOfGoodsAlone)
  return isNamed ? claims.inPassing : null
}

/** Where what is asked after may still be what was ordered first. */
const ON_THE_WAY: ReadonlySet<Situation> = new Set(['ordered', 'paid', 'shipped'])

/** Whether a product's record, or the catalogue, answers it. */
function asksForGoods(question: Question, scripts: CompiledScripts): boolean {
  const source = recordFor(question, scripts)
  return source !== undefined && source.outcomes === undefined && isOfGoods(source.from)
}

const isOfGoods = (from: KnowledgeSource): boolean => RECORD_OF[from] === 'product' || LOOKS_AROUND.has(from)

const bare = ({ text, slots, guess: { confidence, why } }: Read) => ({
  slots,
  text,
  normalised: plainly(text),
  confidence,
  why,
  followUp: null,
})
