import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said } from './helpers.ts'

const shipped = createPlanner(loadScripts('intents').scripts)
const first = (text: string, as = 'low_confidence', order?: object) =>
  conversation(SHOP, order === undefined ? {} : { order: order as never }, shipped).hears(said(text, as))

describe('who asks after what he ordered before any order is known', () => {
  test.each(['寄了没', '我那双靴子发了没', '货发了没有呀', '我个包寄咗未', '亲,灯发了冇', '发货了吗'])(
    'is asked for its number, to see whether it was sent: %s',
    (text) =>
      expect(first(text)).toMatchObject({ decision: 'clarify', ids: ['shipping_time.urge.whether_sent'] }),
  )
  test('is asked so where the words were understood as well, and no hurry is promised', () => {
    expect(first('我的包发了没有呀', 'shipping_time/urge').text).not.toContain('催')
  })
  test.each(['我嘅包去边度', '俺那鞋走哪哒了', '我的靴子到边啦', '我买的包呢', '我的快递呢'])(
    'is asked for its number, to see where it is: %s',
    (text) => expect(first(text)).toMatchObject({ decision: 'clarify', intents: ['logistics_query'] }),
  )
  test.each(['链接发了没', '照片寄了没有', '我退的包到哪了'])(
    'is not, where it is no parcel to him: %s',
    (text) => expect(first(text).decision).toBe('handoff'),
  )
})
