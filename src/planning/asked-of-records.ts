import type { Question, Unclear } from '../context/question.ts'
import type { Read } from '../context/read.ts'
import { names as isAmong } from '../context/subjects.ts'
import {
  askedOn,
  askingFor,
  colorsNamed,
  entryAlone,
  entryQuoted,
  namesItemAlone,
  namesParcelAlone,
  namesProductAlone,
  namesVariantAlone,
  sizesNamed,
  tellsOfHeard,
  turnsToProduct,
  withoutVariants,
} from '../knowledge/index.ts'
import {
  clausesOf,
  type KnowledgeSource,
  OF_VARIANTS,
  type ProductRecord,
  type Slot,
} from '../types/index.ts'
import { plainly } from '../types/plain.ts'
import { aboutAttribute, apart, goingOnFrom, isOfAttribute, type Pieces } from './apart.ts'
import { asOne } from './as-one.ts'
import { askedFor, askIn, isKept, isSurelyElse } from './ask-in.ts'
import { asCase } from './cases.ts'
import { changesSum } from './changes-sum.ts'
import { isTold } from './claims.ts'
import { withoutEnough } from './enough.ts'
import { heardIn } from './heard.ts'
import { isOfOrder, type Known, type KnownBefore, type Talked } from './known-records.ts'
import { narrows, withoutDetails } from './looked-for.ts'
import { NO_RECORDS } from './records.ts'
import type { CompiledAsk, CompiledScripts } from './scripts.ts'

/**
 * Beside a known order or product many words are plain that say nothing by themselves: 单号呢, 到了吗. What they ask
 * for is read from the record, whatever the classifier took them for.
 */
export function besideRecords(words: Read, known: KnownBefore, scripts: CompiledScripts): Read {
  const summed = changesSum(words, known)
  if (summed !== null) return summed
  const read = asCase(words, known, scripts)
  const isForeign = known.records?.foreignOrder === true
  const namesOrder = isForeign || read.slots.some(({ name }) => name === 'order_number')
  const names: Known = { namesOrder, attributes: read.attributes, ...known }
  const subject = oncePerText((text) => askIn(text, names, scripts))
  const pieces = { subject, known: names, scripts }
  const one = asOne(read, pieces)
  const product = known.records?.product ?? null
  const questions = one.questions.flatMap((question) => {
    if (question.told || isAmong(scripts.rules.forHumans, question)) return [question]
    const variant = ofNextVariant(question, names, scripts) ?? askingOn(question, names, scripts)
    if (variant !== null) return [variant]
    const { normalised, followUp } = question
    if (isInPassing(normalised, pieces)) return [question]
    // Who tells of himself (想给爸妈买个灯) goes on with nothing that was asked.
    const isFresh = followUp === null || scripts.rules.courtesies.has(question.intent)
    const asked = askedFor(question, isFresh ? subject : goingOnFrom(followUp, pieces))
    const looked = asked === null ? narrows(question, names, scripts) : null
    if (looked !== null) return [{ ...question, ...looked }]
    if (asked === null && isOfAttribute(question, pieces)) return [aboutAttribute(question, scripts)]
    if (asked !== null && known.talked && isGoingOn(asked, known.talked))
      return [goingOn(question, known.talked, known)]
    const clause = asked === null ? ofClause(question.text, subject) : null
    if (clause?.of === 'variant') return apart(meaning(question, clause), pieces)
    if (asked === null && isHeard(question, names, scripts))
      return apart(aboutAttribute(question, scripts), pieces)
    const isElse = asked === null ? isSurelyElse(question, scripts) : isKept(question, asked, scripts, names)
    if (isElse) return product === null ? [question] : withPrice(question, subject)
    return apart(asked === null || asked.unclearOnly ? question : meaning(question, asked), pieces)
  })
  const found = one.unclear.map((unclear) => ({ unclear, read: readUnclear(unclear, one.slots, pieces) }))
  const added = found.flatMap((each) => each.read)
  const unclear = found.flatMap((each) => (each.read.length === 0 ? [each.unclear] : []))
  const asking = withoutDetails(withVariants([...questions, ...added], product), scripts)
  const told = withoutEnough(asking, product, scripts)
  return { ...one, questions: ofAttributesApart(told, scripts), unclear }
}

/** Whether goods are only named where something bought is to be mended or sent back: 链条上有毛刺. */
function isInPassing(normalised: string, { subject, known, scripts }: Pieces): boolean {
  const asked = askedFor({ text: normalised, normalised }, subject)
  return known.isClaim === true && isTold(asked?.from ?? 'attribute', normalised, scripts)
}

/** 味道大吗 什么料的: two questions to the record, though both are called the same. */
function ofAttributesApart(
  questions: readonly Question[],
  { ofAttributes }: Pick<CompiledScripts, 'ofAttributes'>,
): Question[] {
  const isOfAttributes = ({ intent, kind }: Question) =>
    intent === ofAttributes?.intent && kind === ofAttributes.kind
  const isSeveral = questions.filter(isOfAttributes).length > 1
  return questions.map((question) =>
    isSeveral && isOfAttributes(question) && question.apart === undefined
      ? { ...question, apart: plainly(question.text) }
      : question,
  )
}

/** 多少钱 有袜子送没: what is surely about something else, and the price beside it. */
function withPrice(question: Question, subject: Pieces['subject']): Question[] {
  const clauses = clausesOf(question.text)
  const text = clauses.find((clause) => clause.length <= BARE && subject(clause)?.from === 'price')
  const asked = text === undefined ? null : subject(text)
  if (text === undefined || asked === null || clauses.length < 2) return [question]
  return [meaning({ ...question, text, normalised: text, apart: asked.from }, asked), question]
}

/** A clause of so few characters names little but the price. */
const BARE = 12

/** 那深灰吧 有货不 and 大衣呢 什么面料 as two questions are one: what only names goods belongs to all else that is asked. */
function withVariants(questions: readonly Question[], product: ProductRecord | null): Question[] {
  const isAlone = ({ text }: Question) =>
    product !== null && (namesVariantAlone(plainly(text), product) || turnsToProduct(plainly(text), product))
  const others = questions.filter((question) => !isAlone(question))
  if (others.length === 0 || others.length === questions.length) return [...questions]
  const named = questions.filter(isAlone).map(({ text }) => plainly(text))
  return others.map((each) => ({ ...each, normalised: [...named, each.normalised].join(',') }))
}

/** A message is asked whole and clause by clause, often the same words. */
function oncePerText(subject: Pieces['subject']): Pieces['subject'] {
  const asked = new Map<string, CompiledAsk | null>()
  return (text) => {
    if (!asked.has(text)) asked.set(text, subject(text))
    return asked.get(text) ?? null
  }
}

/** What one of several clauses asks of a product: 粉的那个还有没 给闺女买的. What is asked of an order takes the whole. */
function ofClause(text: string, subject: Pieces['subject']): CompiledAsk | null {
  const clauses = clausesOf(text)
  if (clauses.length < 2) return null
  const asked = clauses.flatMap((clause) => subject(clause) ?? [])
  return asked.find(({ of, unclearOnly }) => of !== 'order' && !unclearOnly) ?? null
}

/** What nobody understood, by the words that ask for a record; or by its pieces, where the product's answers several. */
function readUnclear(unclear: Unclear, slots: readonly Slot[], pieces: Pieces): Question[] {
  if (isInPassing(plainly(unclear.text), pieces)) return []
  const { subject } = pieces
  const asked =
    askedFor({ ...unclear, normalised: unclear.text.toLowerCase() }, subject) ??
    ofClause(unclear.text, subject)
  const { talked } = pieces.known
  if (talked != null) {
    const question = asQuestion(unclear, talked.topic, slots)
    const { known, scripts } = pieces
    const variant = ofNextVariant(question, known, scripts) ?? askingOn(question, known, scripts)
    if (variant !== null) return [variant]
    if (asked !== null && isGoingOn(asked, talked)) return [goingOn(question, talked, pieces.known)]
  }
  if (asked !== null) {
    return apart(meaning(asQuestion(unclear, asked.means, slots), asked), pieces)
  }
  const looked = narrows(unclear, pieces.known, pieces.scripts)
  if (looked !== null) return [asQuestion(unclear, looked, slots)]
  const { ofAttributes } = pieces.scripts
  if (ofAttributes === null) return []
  const parts = apart(asQuestion(unclear, ofAttributes, slots), pieces)
  return parts.length > 1 || isHeard(unclear, pieces.known, pieces.scripts) ? parts : []
}

/**
 * A variant, another product or what another order holds, named alone, whatever it sounds like, where the record was
 * asked for something before: 大号的嘞, 这个呢 beside a card, 围巾呢 after 包到哪了.
 */
function ofNextVariant(question: Question, known: Known, { ofVariants }: CompiledScripts): Question | null {
  const { product = null, order, settled } = known.records ?? NO_RECORDS
  if (known.talked == null) return null
  if (isOfOrder(known.talked)) {
    if (order === null) return null
    const isNext = settled?.orderId === order.id && namesItemAlone(question.normalised, order)
    return isNext || namesParcelAlone(question.normalised, order)
      ? goingOn(question, known.talked, known)
      : null
  }
  if (product === null) return null
  // 双肩包45升的呢: another product, and which of it.
  const bare = withoutVariants(question.normalised, product)
  if (settled?.product != null && bare !== '' && namesProductAlone(bare, product))
    // 系带正装那个呢: what it is called by asks for nothing of it.
    return goingOn(bare === question.normalised ? { ...question, normalised: '' } : question, known.talked, {
      ...known,
      told: [],
    })
  if (!namesVariantAlone(question.normalised, product)) return null
  return ofVariants !== null && isSameInAll(question, known.talked, known, product)
    ? { ...question, ...ofVariants, followUp: 'another' }
    : goingOn(question, known.talked, known)
}

/** 黑的 after 几档亮度: what was told is no other in another colour, so it is asked whether that can be had. */
function isSameInAll(
  { normalised }: Question,
  { from, text }: Talked,
  { told = [] }: Known,
  product: ProductRecord,
): boolean {
  const isColor = colorsNamed(normalised, product).length > 0 && sizesNamed(normalised, product).length === 0
  if (from !== 'attribute' || !isColor || colorsNamed(plainly(text), product).length > 0) return false
  const entry = entryQuoted(told.at(-1) ?? '', product)
  return entry !== null && colorsNamed(product.attributes?.[entry] ?? '', product).length === 0
}

/** Another figure, or another side, than the record was asked for before: 15.6的呢 after 能装14寸的吗, 里面呢 after 鞋面什么皮. */
function askingOn(
  question: Question,
  { talked = null, records, told = [] }: Known,
  scripts: CompiledScripts,
): Question | null {
  const product = records?.product ?? null
  const { attributes } = scripts
  if (talked === null || product === null || attributes === null || isOfOrder(talked)) return null
  const entry = entryAlone(question.normalised, product)
  if (entry !== null)
    return { ...aboutAttribute(question, scripts), followUp: 'another', normalised: askingFor(entry) }
  if (!NAMED_AGAIN.has(talked.from)) return null
  const before = { text: talked.text, told: told.at(-1) ?? '' }
  const normalised = askedOn(question.normalised, before, product, attributes)
  const { intent, kind } = talked.topic
  return normalised === null ? null : { ...question, intent, kind, followUp: 'another', normalised }
}

/** Whether the words ask for what was asked before of another variant; whether it is there they ask by themselves. */
const isGoingOn = ({ goesOn }: CompiledAsk, talked: Talked): boolean =>
  !isOfOrder(talked) && talked.from !== OF_VARIANTS && (goesOn === true || goesOn === talked.from)

/** 30呢 after a price asks for the price of that, 50的呢 after 适合多大房间 for its room. */
function goingOn(
  asked: Question,
  { topic: { intent, kind }, from, text }: Talked,
  { records, told = [], shown }: Known,
): Question {
  const question = { ...asked, intent, kind, followUp: 'another' as const }
  // A price, and what is asked of an order, need not be named.
  if (!NAMED_AGAIN.has(from)) return question
  const product = records?.product ?? null
  const before = plainly(text)
  if (product === null) return { ...question, normalised: `${question.normalised},${before}` }
  // What the shop quoted is the attribute, else the words before name it, whatever variant they named.
  const previous = records?.catalogue?.product(shown?.id ?? '') ?? product
  const subject =
    entryQuoted(told.at(-1) ?? '', product) ??
    entryAlone(before, previous) ??
    withoutVariants(before, product)
  return {
    ...question,
    normalised: question.normalised === '' ? subject : `${question.normalised},${subject}`,
  }
}

/** Sources that the words have to name again, since they tell of many things. */
const NAMED_AGAIN: ReadonlySet<KnowledgeSource> = new Set(['attribute'])

/** From this confidence on an attribute of the product is asked for, from the second one on whatever the words sound like. */
const SURELY_HEARD = 0.8
const PLAINLY_HEARD = 0.97

/** Whether the classifier hears what the product's record tells of, in what is not surely about something else. */
function isHeard(
  one: Question | Unclear,
  { records, attributes: all, isClaim }: Known,
  { attributes, keeps }: CompiledScripts,
): boolean {
  // 三包里吗 after a fault goes on about it, and asks for no lining.
  if (isClaim && 'followUp' in one && one.followUp !== null) return false
  const product = records?.product ?? null
  const attribute = heardIn(one.text, all)
  if (attribute === null || product === null || attributes === null) return false
  if (attribute.confidence < SURELY_HEARD || !tellsOfHeard(attribute, product, attributes)) return false
  if (attribute.confidence >= PLAINLY_HEARD) return true
  return !('intent' in one && one.confidence >= keeps.confidence && isAmong(keeps.questions, one))
}

const meaning = (question: Question, { means: { intent, kind }, goesOn }: CompiledAsk): Question => ({
  ...question,
  intent,
  kind,
  // A variant alone goes on from the one before: its colour or size is meant too.
  followUp: goesOn === true || goesOn === OF_VARIANTS ? 'another' : question.followUp,
})

function asQuestion(
  { text, confidence, why }: Unclear,
  { intent, kind }: Pick<Question, 'intent' | 'kind'>,
  slots: readonly Slot[],
): Question {
  return { intent, kind, slots, text, normalised: plainly(text), confidence, why, followUp: null }
}
