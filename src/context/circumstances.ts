import type { Intent } from '../types/index.ts'
import { AFTER_SALE } from './readings.ts'

/** Circumstances on which the answer to an after-sale question turns. */
const DECISIVE: readonly [name: string, words: RegExp][] = [
  ['completed=no', /(?:没|未)(?:有)?(?:点|去|点过)?(?:确认)?收货|交易(?:还)?(?:没|未)/],
  ['completed=yes', /^(?!.*(?:没|未)).*(?:确认(?:过|了)?收货|交易(?:已经)?(?:完成|成功))/],
  ['fault=yes', /(?:质量|毛病|瑕疵|坏|破|裂|开胶|发错)/],
  ['worn=yes', /(?<!没|没有|未|不)(?:穿|用|洗|背|剪|拆)(?:了|过)/],
  ['worn=no', /(?:没|没有|未)(?:穿|用|洗|背|剪|拆)/],
]

/** The decisive circumstances that the words name, as `name=value`: another one makes another question. */
export function circumstancesIn(intent: Intent, text: string): string[] {
  if (!AFTER_SALE.includes(intent)) return []
  return DECISIVE.filter(([, words]) => words.test(text)).map(([name]) => name)
}
