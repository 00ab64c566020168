import { describe, expect, test } from 'vitest'
import { followUp } from '../../src/context/follow-up.ts'
import type { Intent } from '../../src/types/index.ts'
import { predicted } from '../planning/helpers.ts'
import { RULES } from './rules.ts'

/** What words that nobody understood by themselves mean beside a topic. */
function meant(text: string, intent: Intent) {
  const [only] = predicted({ text, as: 'out_of_scope' }).utterances
  const topic = { intent, kind: null, slots: [] }
  return followUp({ only: only!, normalised: text, slots: [], topic, chooses: false }, RULES)
}

describe('beside a topic', () => {
  test.each<[Intent, string, Intent, string | null]>([
    ['discount', '我朋友也要买', 'discount', 'promise'],
    ['courier', '会不会慢啊那家', 'courier', 'compare'],
    ['delivery_notice', '那丢丰巢就行', 'logistics_query', 'courier_contact'],
    ['discount', '学生没钱啊', 'discount', 'excuse'],
    ['discount', '算了不买了', 'discount', 'threat'],
    ['refund_timing', '我已经确认收货了', 'refund_timing', 'completed'],
    ['refund_timing', '都一个星期了还没到', 'refund_timing', 'overdue'],
    ['size_exchange', '怎么换啊', 'size_exchange', 'how'],
    ['return_policy', '寄到哪里', 'return_policy', 'address'],
    ['quality_issue', '运费谁的', 'return_shipping', 'who_pays'],
    ['return_policy', '我走圆通行不', 'return_shipping', 'which_courier'],
    ['return_policy', '没穿过', 'return_policy', 'condition'],
    ['invoice', '在哪备注啊', 'invoice', 'how'],
    ['invoice', '忘记备注了', 'invoice', 'other'],
    ['quality_issue', '运费我出吗', 'return_shipping', 'who_pays'],
    ['return_shipping', '质量问题呢', 'return_shipping', 'who_pays'],
    ['inspection', '坏了谁负责', 'inspection', null],
    ['logistics_query', '到底什么时候能送到', 'logistics_query', 'stuck'],
  ])('%s “%s” asks %s/%s', (topic, text, intent, kind) => {
    expect(meant(text, topic)).toMatchObject({ intent, kind })
  })

  test.each<[Intent, string]>([
    ['refund_timing', '我还没确认收货'],
    ['refund_timing', '快递还没到'],
    ['return_policy', '钱退到哪里'],
    ['inspection', '收到的灯碎了怎么办'],
    ['return_shipping', '满多少包邮你们'],
    ['courier', '在哪备注啊'],
    ['return_policy', '运费我自己出就自己出'],
    ['discount', '你们工资多少'],
  ])('%s “%s” says what it says by itself', (topic, text) => {
    expect(meant(text, topic)).toBeNull()
  })
})
