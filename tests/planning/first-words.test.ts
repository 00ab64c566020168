import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { conversation, SHOP, said } from './helpers.ts'

const shipped = createPlanner(loadScripts('intents').scripts)
/** Words that nobody understood, and that sound like nothing in particular. */
const unsure = (text: string) => ({ ...said(text, 'low_confidence'), confidence: 0.4 })
const first = (text: string) => conversation(SHOP, {}, shipped).hears(unsure(text))

describe('a few first words that only name something', () => {
  test.each(['毛巾', '插线板', '在吗 枕头', '在么 皮带', '亲 暖水袋'])(
    'are asked what about it: %s',
    (text) => {
      expect(first(text)).toMatchObject({ decision: 'reply', intents: ['greeting'], ids: ['greeting.about'] })
    },
  )

  test.each(['洗得掉吗', '皮带怎么', '签收了', '枕头枕巾被套床单'])(
    'go to a person where they ask or tell more: %s',
    (text) => expect(first(text).decision).toBe('handoff'),
  )

  test('go to a person where they are likely about something else, or an order is known', () => {
    const likely = { ...said('还在转运', 'low_confidence'), guess: 'logistics_query' }
    expect(conversation(SHOP, {}, shipped).hears(likely).decision).toBe('handoff')
    expect(conversation(SHOP, {}, shipped).hears(said('还没装好', 'low_confidence')).decision).toBe('handoff')
    const order = { id: '100', status: 'shipped' }
    expect(conversation(SHOP, { order }, shipped).hears(unsure('毛巾')).decision).toBe('handoff')
  })

  test('go to a person once something was said', () => {
    const talk = conversation(SHOP, {}, shipped)
    talk.hears(said('有发票吗', 'invoice/available'))
    expect(talk.hears(unsure('毛巾')).intents).not.toEqual(['greeting'])
  })
})

describe('a wish in a shop whose goods nobody wrote down', () => {
  test.each(['有没有适合长辈的', '给我爸挑双鞋', '想买个乔迁用的', '有没有小孩背的'])(
    'is asked for whom and for how much: %s',
    (text) => {
      expect(draftBeside([], [said(text, 'product_question/suitability')])).toMatchObject({
        decision: 'clarify',
        intents: ['product_question'],
      })
    },
  )

  test('is asked once', () => {
    const talk = [said('有没有适合长辈的', 'product_question/suitability'), '平时遛弯 两百左右']
    expect(draftBeside([], talk).decision).toBe('handoff')
  })

  test('leaves alone what asks about something else', () => {
    expect(draftBeside([], [said('用什么快递好', 'courier/which')]).intents).toEqual(['courier'])
  })

  test('is no mere hesitation', () => {
    expect(draftBeside([], [said('想添置点餐具', 'acknowledge/hesitation')]).intents).toEqual([
      'product_question',
    ])
  })
})

describe('a wish for what the shop sells', () => {
  const lamp = (id: string, title: string) =>
    productRecordSchema.parse({
      id,
      title,
      status: 'on_sale',
      category: '灯具/家居灯',
      priceFen: 19900,
      attributes: { 灯体材质: '铁艺' },
      skus: [sku('白色', '30cm', 19900, 4)],
    })
  const goods = [lamp('L1', '卧室吸顶灯'), lamp('L2', '学生护眼台灯')]
  const wish = (text: string) => draftBeside(goods, [text], { looking: false })

  test.each(['给爸爸换个台灯', '打算配个护眼台灯', '想给妈妈换盏台灯', '书房想换个台灯'])(
    'is heard whether it is new or replaces an old one: %s',
    (text) => {
      const draft = wish(text)
      expect(draft.intents).toEqual(['product_question'])
      expect(['reply', 'clarify']).toContain(draft.decision)
    },
  )

  test('is none where what was bought is to be changed', () =>
    expect(wish('灯大了 想换个小的台灯').text).not.toContain('学生护眼台灯'))
})

describe('who has decided or is done', () => {
  test.each(['那我先拿两双', '行 就买这个', '就要这条了'])('who buys is told to go ahead: %s', (text) => {
    const plan = first(text)
    expect(plan).toMatchObject({
      decision: 'reply',
      intents: ['acknowledge'],
      ids: ['acknowledge.decided.unnamed'],
    })
  })

  test.each(['不需要改', '地址没错 不用修改', '没啥要改的'])(
    'who changes nothing needs no answer: %s',
    (text) => {
      expect(first(text).decision).toBe('silent')
    },
  )

  test.each(['已经修好了', '不用了 问题解决了', '现在能用了'])(
    'who is helped already is heard: %s',
    (text) => {
      expect(first(text)).toMatchObject({ decision: 'reply', ids: ['acknowledge.resolved'] })
    },
  )

  test.each(['我还在逛逛', '先看看其它的', '我再比较一下'])('who looks on is given time: %s', (text) => {
    expect(first(text)).toMatchObject({ decision: 'reply', ids: ['acknowledge.hesitation.help'] })
  })

  test.each(['那我先拿两双能包邮吗', '已经修好了吗', '你帮我比较一下'])(
    'who asks is not put off: %s',
    (text) => {
      expect(first(text).decision).toBe('handoff')
    },
  )
})
