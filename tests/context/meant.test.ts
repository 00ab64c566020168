import { describe, expect, test } from 'vitest'
import { rather } from '../../src/context/meant.ts'
import type { Question } from '../../src/context/question.ts'
import type { Intent } from '../../src/types/index.ts'
import { RULES } from './rules.ts'

function heard(intent: Intent, kind: string | null, text: string, followUp: Question['followUp'] = null) {
  return { intent, kind, slots: [], text, normalised: text, confidence: 0.9, why: [], followUp }
}

const around = (normalised: string, chooses = false) => ({ normalised, topic: null, chooses })

describe('what a question is about after all', () => {
  test.each<[Intent, string | null, string, Intent, string]>([
    ['return_policy', 'request', '收到的杯子是碎的我要退', 'quality_issue', 'defect'],
    ['return_policy', null, '打开一看用过的能换吗', 'quality_issue', 'defect'],
    ['shipping_time', 'dispatch', '可以20号再发货吗', 'order_change', 'remark'],
    ['shipping_time', 'urge', '一直不发我想取消订单', 'order_change', 'cancel'],
    ['color_choice', 'which', '发了个别的颜色', 'quality_issue', 'wrong_item'],
    ['promotion', 'threshold', '减完还送券不', 'promotion', 'coupon_get'],
    ['discount', 'first_ask', '我前天拍的今天就便宜了', 'discount', 'price_protection'],
    ['shipping_time', 'overdue', '早点发啊,可别又拖我五天', 'shipping_time', 'urge'],
    ['shipping_time', 'overdue', '就怕你们先压个四五天', 'shipping_time', 'urge'],
    ['courier', 'specific', '隔壁那家的快递拖了我半个月', 'acknowledge', 'chat'],
    ['courier', 'specific', '邮政得几天呀', 'shipping_time', 'arrival'],
    ['product_question', 'installing', '我约了电工周六来装', 'acknowledge', 'told'],
    ['product_question', 'price', '这点钱能是羊皮的吗', 'product_question', 'attributes'],
  ])('%s/%s “%s” is %s/%s', (intent, kind, text, means, of) => {
    expect(rather([heard(intent, kind, text)], around(text), RULES)).toMatchObject([
      { intent: means, kind: of },
    ])
  })

  test.each<[Intent, string, string]>([
    ['return_policy', 'can_return', '如果质量有问题能退吗'],
    ['shipping_time', 'urge', '明天不发就给我取消'],
    ['discount', 'first_ask', '买了能便宜点吗'],
    ['shipping_time', 'overdue', '都拖了五天了还不发'],
    ['product_question', 'installing', '你们师傅周六能来装吗'],
  ])('%s/%s “%s” stays', (intent, kind, text) => {
    expect(rather([heard(intent, kind, text)], around(text), RULES)).toMatchObject([{ intent, kind }])
  })

  test.each<[Intent, string, string, Intent, string]>([
    ['size_exchange', 'stock', '那42换成棕的', 'stock', 'available'],
    ['return_policy', 'exchange', '白的不要了换灰色', 'stock', 'available'],
    ['shipping_time', 'urge', '孩子开学急着用', 'shipping_time', 'arrival'],
  ])('%s/%s “%s” is %s/%s before anything is bought', (intent, kind, text, means, of) => {
    const asked = [heard(intent, kind, text)]
    expect(rather(asked, around(text, true), RULES)).toMatchObject([{ intent: means, kind: of }])
    expect(rather(asked, around(text), RULES)).toMatchObject([{ intent, kind }])
  })

  test('is asked once where another clause asks it too', () => {
    const text = '物流不更新了,明天能到吗'
    const asked = [
      heard('logistics_query', 'stuck', '物流不更新了'),
      heard('shipping_time', 'arrival', '明天能到吗'),
    ]
    expect(rather(asked, around(text), RULES).map(({ intent }) => intent)).toEqual(['logistics_query'])
  })

  test('is left as the conversation explains it', () => {
    const text = '发了个别的颜色'
    const asked = heard('color_choice', 'which', text, 'context')
    expect(rather([asked], around(text), RULES)).toEqual([asked])
  })
})
