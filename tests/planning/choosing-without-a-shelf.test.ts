import { describe, expect, test } from 'vitest'
import { draftBeside } from './beside-goods.ts'
import { said } from './helpers.ts'

const hears = (...turns: Parameters<typeof draftBeside>[1]) => draftBeside([], turns, { looking: false })

describe('who wants the shop to choose, where nobody knows what it sells', () => {
  test.each(['岳母过七十,你给参谋参谋送啥包', '卧室的灯给推一个', '给老爸推荐双鞋', '上班背的包有啥好介绍'])(
    'is asked for what he did not tell yet, and not for whom it is: %s',
    (text) => {
      for (const as of ['low_confidence', 'product_question/suitability', 'packaging/gift_box']) {
        const { decision, intents, text: reply } = hears({ ...said(text, as), confidence: 0.5 })
        expect({ decision, intents }).toEqual({ decision: 'clarify', intents: ['product_question'] })
        expect(reply).toMatch(/预算|价位|多少钱/)
        expect(reply).not.toMatch(/订单号|链接|什么场合|给谁/)
      }
    },
  )
  test.each(['送同事的杯子给推一个,一百以内', '给对象推荐双鞋 五百来块的'])(
    'is taken at his word where he told for whom and for how much: %s',
    (text) => expect(hears(said(text, 'product_question/recommend')).decision).toBe('handoff'),
  )
  test.each(['两百上下', '十来平,三百以内', '要软一点的'])(
    'is asked once: a person chooses by what he says then: %s',
    (text) => {
      const { decision, text: reply } = hears('书房的灯给挑一个', said(text, 'product_question/attributes'))
      expect(decision).toBe('handoff')
      expect(reply).toMatch(/找|挑|选/)
    },
  )
  test('is no wish where a friend sent him, or colours are to be compared', () => {
    for (const text of ['朋友推荐我来的', '红的还是黑的给参谋下'])
      expect(hears(said(text, 'low_confidence')).decision).not.toBe('clarify')
  })
})
