import type { Question } from '../context/question.ts'
import { subjectOf } from '../context/rules.ts'
import { attributeAskedIn } from '../knowledge/index.ts'
import type { Known } from './asked-of-records.ts'
import type { CompiledAsk, CompiledScripts } from './scripts.ts'

/** How a piece of a message is read: what it asks of the records that are known. */
export interface Pieces {
  subject(text: string): CompiledAsk | null
  known: Known
  scripts: CompiledScripts
}

/** A piece, and what of the records it asks for: no two of one key are two questions. */
interface Piece {
  text: string
  key: string
  ask: CompiledAsk | null
}

const plainly = (text: string) => text.toLowerCase().replace(/\s+/g, '')
const BREAKS = /[\s,，.。!！?？;；~～]+/

/** 黑42有不 啥价 包邮吗: pieces that each ask for something else of the records are a question each. */
export function apart(question: Question, reading: Pieces): Question[] {
  const texts = question.text
    .split(BREAKS)
    .map(plainly)
    .filter((text) => text !== '')
  const others = texts.filter((text) => reading.subject(text) === null).join(',')
  const asked = texts.flatMap((text) => readPiece(text, others, reading) ?? [])
  const first = asked.filter(({ key }, i) => asked.findIndex((other) => other.key === key) === i)
  return first.length < 2 ? [question] : first.map((piece) => questionOf(piece, question, reading.scripts))
}

/** @param others what asks for nothing: 收到了 不想要了 takes back no order */
function readPiece(text: string, others: string, { subject, known, scripts }: Pieces): Piece | null {
  const ask = subject(text)
  const isRuledOut = ask !== null && ask.of === 'order' && ask.phrases.neverWith.test(others)
  if (ask !== null && !ask.unclearOnly && !isRuledOut) return { text, key: ask.from, ask }
  const product = known.records?.product ?? null
  if (product === null || scripts.attributes === null || ask !== null) return null
  const id = attributeAskedIn(text, product, scripts.attributes)
  return id === null ? null : { text, key: id, ask: null }
}

function questionOf(
  { text, key, ask }: Piece,
  question: Question,
  { answeredFrom }: CompiledScripts,
): Question {
  const [name] = [...answeredFrom].find(([, { from }]) => from === 'attribute') ?? []
  const subject = ask?.means ?? (name === undefined ? question : subjectOf(name))
  return { ...question, text, normalised: text, apart: key, intent: subject.intent, kind: subject.kind }
}
