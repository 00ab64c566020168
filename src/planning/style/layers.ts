import type { PlannedResponse } from '../../types/index.ts'
import { checkStyle, type Violation } from './checker.ts'
import type { CompiledStyle } from './compile.ts'

/**
 * The faults of one layer of a sandwich, checked by itself: the bread (praise and closing) holds no refusal,
 * which only the filling may.
 */
export function checkLayer(
  layer: 'praise' | 'value' | 'closing',
  { text, facts }: Pick<PlannedResponse, 'text' | 'facts'>,
  style: CompiledStyle,
): Violation[] {
  const found = checkStyle(text, { grounds: Object.values(facts) }, style)
  if (layer === 'value') return found.filter(({ rule }) => rule !== 'refusal_closes')
  const refusal = style.refusal.exec(text)
  if (refusal === null) return found
  const [words] = refusal
  return [
    ...found,
    { rule: 'refusal_in_bread', start: refusal.index, end: refusal.index + words.length, text: words },
  ]
}
