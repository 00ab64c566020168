import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft } from './beside-an-order.ts'
import { conversation, type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const SHOP = shopWith({
  facts: {
    no_reason: { type: 'duration', hours: 168, say: '7天无理由退换' },
    return_postage: { type: 'text', say: '质量问题运费我们承担，其他情况由您承担' },
    free_shipping: { type: 'text', say: '包邮发货' },
  },
})
const shoe = productRecordSchema.parse({
  id: 'S1',
  title: '户外徒步鞋',
  attributes: { 鞋底材质: '橡胶', 闭合方式: '拉链' },
  skus: [{ id: 'a', color: '黑色', size: '41', stock: 2 }],
})

/** The draft to the last of these, beside a shoe that is looked at. */
const told = (...clauses: Said[]) => lastDraft({ planner, shop: SHOP, product: shoe, order: null }, clauses)

describe('goods of his own that broke, told before buying', () => {
  test.each(['旧鞋的底断了', '地摊上的鞋底开胶', '鞋底裂了,打算再买双'])(
    'are no fault of ours: %s',
    (text) => {
      const draft = told(said(text, 'quality_issue/defect'))
      expect(draft).toMatchObject({ decision: 'reply', intents: ['acknowledge'] })
      expect(draft.text).not.toMatch(/照片|订单号|抱歉|橡胶/)
    },
  )

  test.each(['上一双穿到拉链断了', '儿子的鞋底裂了', '鞋跟断了得换双'])(
    'are asked about where nobody knows who sold them: %s',
    (text) => {
      const draft = told(said(text, 'quality_issue/defect'))
      expect(draft).toMatchObject({ decision: 'clarify', intents: ['product_question'] })
      expect(draft.text).toMatch(/我们家|我们这/)
    },
  )

  test('are a case once they are ours, and none once they are not', () => {
    const broken = said('我女儿的鞋底断了', 'quality_issue/defect')
    const ours = told(broken, { ...said('你们家买的', 'low_confidence'), passing: 0.9 })
    expect(ours).toMatchObject({ decision: 'handoff', intents: ['quality_issue'] })
    expect(told(broken, said('不是你们家买的', 'low_confidence')).intents).toEqual(['acknowledge'])
  })

  test('are a case where they came so, or where he wants them mended', () => {
    for (const text of ['旧鞋寄来就断了底', '孩子的鞋底裂了能修吗'])
      expect(told(said(text, 'quality_issue/defect')).intents).toEqual(['quality_issue'])
  })

  test('are a case where nothing is looked at', () => {
    const talk = conversation(SHOP, {}, planner)
    expect(talk.hears(said('孩子鞋底裂了', 'quality_issue/defect')).intents).toEqual(['quality_issue'])
  })

  test('lead up to whether the new ones last', () => {
    const draft = told(said('上双底断了你家的结不结实', 'quality_issue/defect'))
    expect(draft.intents).toEqual(['product_question'])
  })
})

describe('who gives up since it is not there', () => {
  test.each([
    ['不防水那就算了', 'quality_issue/not_as_described'],
    ['没我穿的码可惜了', 'size_exchange/stock'],
    ['要的都没有', 'stock/available'],
    ['偏小啊,那完了', 'size_exchange/misfit'],
    ['这么窄啊那穿不进', 'low_confidence'],
  ])('hears that it is heard: %s', (text, as) => {
    const draft = told(said('有44吗', 'stock/available'), said(text, as))
    expect(draft.intents).toEqual(['acknowledge'])
    expect(draft.text).not.toMatch(/订单号|照片|哪个/)
  })

  test('bargains where it is the price', () => {
    const draft = told(said('有44吗', 'stock/available'), said('不便宜那就算了', 'discount/threat'))
    expect(draft.intents).toEqual(['discount'])
  })
})

describe('another matter that nobody understood', () => {
  const broken = said('收到就断了一根带子', 'quality_issue/defect')

  test('is none of the old one where the words lead over to it', () => {
    const draft = told(broken, said('另外想问下这牌子哪年成立的', 'low_confidence'))
    expect(draft).toMatchObject({ decision: 'handoff', intents: [] })
  })

  test('goes on with the old one where they do not', () => {
    const draft = told(broken, said('这牌子哪年成立的', 'low_confidence'))
    expect(draft).toMatchObject({ decision: 'handoff', intents: ['quality_issue'] })
  })
})

describe('what is not to lie in the parcel', () => {
  test('is noted, and asks for no price', () => {
    const draft = told(said('发票不用,价格单别放里头', 'invoice/other'))
    expect(draft.intents).toEqual(['order_change'])
  })
})

describe('the postage asked after a return that may come', () => {
  test('is that of the way back', () => {
    const draft = told(
      said('穿着不合适能退不', 'return_policy/can_return'),
      said('运费哪个出', 'promotion/free_shipping'),
    )
    expect(draft.intents).toEqual(['return_shipping'])
  })

  test('is that of the way here where nothing was said of a return', () => {
    expect(told(said('运费哪个出', 'promotion/free_shipping')).intents).toEqual(['promotion'])
  })
})

describe('what words name in passing', () => {
  test('is no smell where it is his own feet', () => {
    expect(told(said('我老公汗脚,这双闷脚不', 'smell/strong')).intents).toEqual(['product_question'])
  })

  test('is no price where it is what becomes of damage', () => {
    const draft = told(said('路上磕了怎么算', 'product_question/price'))
    expect(draft).toMatchObject({ decision: 'reply', intents: ['quality_issue'] })
  })

  test('is no material after the warranty', () => {
    const asked = said('底断了保多久', 'warranty/period')
    expect(told(asked, said('那拉链呢', 'product_question/attributes')).intents).toEqual(['warranty'])
  })

  test('is the name of a company in the title of an invoice', () => {
    const draft = told(said('抬头写武汉香满楼餐饮', 'smell/before'))
    expect(draft.intents).toEqual(['invoice'])
  })
})

describe('a variant that is not wanted before anything is bought', () => {
  test.each([
    ['那不要白的了', 'order_change/cancel'],
    ['可是灰的我有了', 'stock/available'],
  ])('asks for no order and no stock: %s', (text, as) => {
    const draft = told(said('黑的有吗', 'stock/available'), said(text, as))
    expect(draft.intents).toEqual(['acknowledge'])
    expect(draft.text).not.toMatch(/订单|货/)
  })
})

describe('what he wants kept for him', () => {
  test('is asked of the warehouse, and not which colour he wants', () => {
    const draft = told(said('帮我留一双 明天发钱就拍', 'stock/available'))
    expect(draft).toMatchObject({ decision: 'handoff', intents: ['stock'] })
    expect(draft.text).toMatch(/留/)
  })
})

describe('what others say of the goods', () => {
  test('is no question of fakes', () => {
    const draft = told(said('评论里说掉漆,是真的吗', 'authenticity/genuine'))
    expect(draft).toMatchObject({ decision: 'handoff', intents: ['product_question'] })
  })

  test('is one where they speak of fakes', () => {
    expect(told(said('评论说掉皮是假货,真的吗', 'authenticity/genuine')).intents).toEqual(['authenticity'])
  })
})

describe('what is given with the goods', () => {
  test.each(['送的袜子啥料子', '可以挑黑袜子不'])('is looked at by a person: %s', (text) => {
    const draft = told(said(text, 'gifts/available'))
    expect(draft).toMatchObject({ decision: 'handoff', intents: ['gifts'] })
    expect(draft.text).not.toContain('满300')
  })

  test('is a fault where it breaks', () => {
    expect(told(said('送的挂件断了', 'gifts/remind')).intents).toEqual(['quality_issue'])
  })
})
