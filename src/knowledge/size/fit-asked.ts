import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'

/** Words that ask how the sizes turn out, and not which one to take. */
const FIT =
  /偏(?:大|小|码)|码(?:子|数)?(?:正|准|标准)|正码|标准码|(?:跟|和|按|照|同)平[时常](?:的?码)?(?:一样|穿|拍|买|选)|(?:大|小)一?码吗/

const OUTCOMES = { 标准码: 'fit_true', 偏大: 'fit_large', 偏小: 'fit_small' } as const

/** How the sizes turn out, `fit_untold` where the record does not say; null where the words do not ask for it. */
export function fitAsked(
  text: string,
  { fit }: ProductRecord,
): (typeof OUTCOMES)[keyof typeof OUTCOMES] | 'fit_untold' | null {
  if (!FIT.test(plain(text))) return null
  return fit == null ? 'fit_untold' : OUTCOMES[fit]
}
