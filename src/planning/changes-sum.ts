import type { Question } from '../context/question.ts'
import type { Read } from '../context/read.ts'
import { changedBy, changes, pickedBefore } from '../knowledge/index.ts'
import type { KnownBefore } from './known-records.ts'

/**
 * Words that only change what was picked, after its price was told, ask what it comes to now, whatever they sound like:
 * 鞋油先不要了 and 双肩包换成枕头 beside a sum give nothing back. Null where they do not.
 */
export function changesSum(words: Read, known: KnownBefore): Read | null {
  const { talked, records, shown, wrote = [], isClaim } = known
  const catalogue = records?.catalogue ?? null
  if (talked?.from !== 'price' || isClaim || catalogue === null || !changes(words.normalised)) return null
  const current = catalogue.product(shown?.id ?? '') ?? records?.product ?? null
  const picking = { before: wrote, talked: current, shown: records?.shown ?? [] }
  const picked = pickedBefore(picking, catalogue)
  return changedBy(words.text, picked, catalogue) === null ? null : asSum(words, talked.topic)
}

function asSum(words: Read, { intent, kind }: Pick<Question, 'intent' | 'kind'>): Read {
  const { text, normalised, slots } = words
  const [first] = [...words.questions, ...words.unclear]
  const { confidence, why } = first ?? { confidence: SURE, why: [] }
  const question = { intent, kind, slots, text, normalised, confidence, why, followUp: 'another' as const }
  return { ...words, questions: [question], unclear: [], takenBack: null }
}

/** Where nothing else was heard, the words themselves are sure. */
const SURE = 1
