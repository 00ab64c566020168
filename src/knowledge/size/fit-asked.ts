import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'

/** Words that ask how the sizes turn out, and not which one to take. */
const FIT =
  /偏(?:大|小|码)|码(?:子|数)?(?:正|准|标准)|正码|标准码|(?:跟|和|按|照|同)平[时常](?:的?码)?(?:一样|穿|拍|买|选)|(?:大|小)一?码吗/

/** 42偏小43偏大: he tells of two sizes, and asks which one to take. */
const BETWEEN = /\d码?(?:有点|稍微)?偏[大小]了?[,，\s]*\d+码?(?:又|就|有点)?偏[大小]/

const OUTCOMES = { 标准码: 'fit_true', 偏大: 'fit_large', 偏小: 'fit_small' } as const

/** How the sizes turn out, `fit_untold` where the record does not say; null where the words do not ask for it. */
export function fitAsked(
  text: string,
  { fit }: ProductRecord,
): (typeof OUTCOMES)[keyof typeof OUTCOMES] | 'fit_untold' | null {
  const words = plain(text)
  if (!FIT.test(words) || BETWEEN.test(words)) return null
  return fit == null ? 'fit_untold' : OUTCOMES[fit]
}
