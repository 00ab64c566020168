import type { Question } from '../context/question.ts'
import type { Read } from '../context/read.ts'
import { names } from '../context/subjects.ts'
import type { Pieces } from './apart.ts'
import { isSurelyElse } from './ask-in.ts'

/** 我下的42 对不: pieces that ask for something only as a whole are that one question. */
export function asOne(one: Read, { subject, scripts }: Pieces): Read {
  const { questions, unclear, text, normalised } = one
  const [first] = questions
  if (first === undefined || questions.length + unclear.length < 2) return one
  const whole = subject(normalised)
  if (whole === null || (whole.of !== 'order' && !whole.whole)) return one
  const isSure = (each: Question) =>
    each.told || names(scripts.rules.forHumans, each) || isSurelyElse(each, scripts)
  const isAskedApart = [...questions, ...unclear].some((each) => subject(each.text.toLowerCase()) !== null)
  if ((isAskedApart && !whole.whole) || questions.some(isSure)) return one
  const { intent, kind } = whole.means
  return { ...one, questions: [{ ...first, intent, kind, text, normalised }], unclear: [] }
}
