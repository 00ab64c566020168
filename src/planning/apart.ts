import type { Question } from '../context/question.ts'
import { askedPart, attributeAskedIn, attributeAskedInVain, namesVariantAlone } from '../knowledge/index.ts'
import { askedInStory, clausesOf, type ProductRecord } from '../types/index.ts'
import { plainly } from '../types/plain.ts'
import { askIn } from './ask-in.ts'
import { heardIn } from './heard.ts'
import type { Known } from './known-records.ts'
import type { CompiledAsk, CompiledScripts } from './scripts.ts'

/** How a piece of a message is read: what it asks of the records that are known. */
export interface Pieces {
  subject(text: string): CompiledAsk | null
  known: Known
  scripts: CompiledScripts
}

/** What words ask for that go on about what was asked before. */
export const goingOnFrom =
  (followUp: Question['followUp'], { known, scripts }: Pieces): Pieces['subject'] =>
  (words) =>
    askIn(words, { ...known, followUp }, scripts)

/** A piece, and what of the records it asks for: no two of one key are two questions. */
interface Piece {
  text: string
  key: string
  ask: CompiledAsk | null
  /** Whether the record is silent on it. */
  inVain?: boolean
}

/** 黑42有不 啥价 包邮吗: pieces that each ask for something else of the records are a question each. */
export function apart(question: Question, reading: Pieces): Question[] {
  if (reading.subject(question.normalised)?.whole === true) return [question]
  const story = askedInStory(question.text)
  const clauses = story.length > 0 ? story.toReversed() : clausesOf(question.text)
  const texts = withVariants(clauses, reading.known.records?.product ?? null)
  const others = texts.filter((text) => reading.subject(text) === null).join(',')
  const read = texts.map((text) => readPiece(text, others, reading))
  const found = read.filter((piece) => piece !== null)
  // 多重 防水不: what the record is silent on is a question of its own beside one that is asked of it.
  const isBeside = found.some(({ inVain }) => inVain !== true)
  const asked = isBeside ? found : []
  const first = asked.filter(({ key }, i) => asked.findIndex((other) => other.key === key) === i)
  return first.length < 2 ? [question] : first.map((piece) => questionOf(piece, question, reading.scripts))
}

/** 橙色的呢 有货没: a variant alone belongs to what is asked after it. */
function withVariants(texts: readonly string[], product: ProductRecord | null): string[] {
  if (product === null) return [...texts]
  const isAlone = texts.map((text) => namesVariantAlone(text, product))
  return texts.flatMap((text, i) => {
    if (isAlone[i] && isAlone[i + 1] === false) return []
    return isAlone[i - 1] && !isAlone[i] ? [`${texts[i - 1]},${text}`] : [text]
  })
}

/** @param others what asks for nothing: 收到了 不想要了 takes back no order */
function readPiece(text: string, others: string, { subject, known, scripts }: Pieces): Piece | null {
  const ask = subject(text)
  const isRuledOut = ask !== null && ask.of === 'order' && ask.phrases.neverWith.test(others)
  const isAsked = ask !== null && !ask.unclearOnly && !isRuledOut
  // 筒围多少 and 筒多高 are asked by the same words, of two attributes.
  if (isAsked && ask.from !== 'attribute') return { text, key: ask.from, ask }
  const product = known.records?.product ?? null
  const part =
    product === null || scripts.attributes === null || (ask !== null && !isAsked)
      ? null
      : askedPart(text, product, scripts.attributes, heardIn(text, known.attributes))
  if (isAsked) return { text, key: part ?? ask.from, ask }
  if (part !== null) return { text, key: part, ask: null }
  return ask === null && product !== null ? pieceInVain(text, product, scripts) : null
}

function pieceInVain(text: string, product: ProductRecord, { attributes }: CompiledScripts): Piece | null {
  const label = attributes === null ? null : attributeAskedInVain(plainly(text), product, attributes)
  return label === null ? null : { text, key: label, ask: null, inVain: true }
}

function questionOf({ text, key, ask }: Piece, question: Question, scripts: CompiledScripts): Question {
  const piece = { ...question, text, normalised: text, apart: key }
  return ask === null
    ? aboutAttribute(piece, scripts)
    : { ...piece, intent: ask.means.intent, kind: ask.means.kind }
}

/** The question as one for an attribute of the product. */
export const aboutAttribute = (question: Question, scripts: CompiledScripts): Question => ({
  ...question,
  ...scripts.ofAttributes,
})

/** 续航呢 after the price asks for what the record says of it, not for the price again. */
export function isOfAttribute({ followUp, text }: Question, { known, scripts }: Pieces): boolean {
  const product = known.records?.product ?? null
  if (followUp === null || product === null || scripts.attributes === null) return false
  return attributeAskedIn(plainly(text), product, scripts.attributes) !== null
}
