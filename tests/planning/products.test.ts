import { describe, expect, it } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { append, NEW_CONVERSATION } from '../../src/conversation/index.ts'
import { createCatalogue } from '../../src/knowledge/index.ts'
import type { Records } from '../../src/planning/records.ts'
import { checkStyle } from '../../src/planning/style/checker.ts'
import { compileStyle } from '../../src/planning/style/compile.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import {
  factSchema,
  type OrderRecord,
  orderRecordSchema,
  productRecordSchema,
  type Shop,
} from '../../src/types/index.ts'
import { CIRCUMSTANCES, NOW, predicted, type Said, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const SHOE = productRecordSchema.parse({
  id: 'S1',
  title: '商务德比鞋',
  category: '男鞋/皮鞋',
  status: 'on_sale',
  priceFen: 45900,
  attributes: { 鞋面材质: '头层牛皮', 重量: '单只约420克' },
  skus: [
    { id: 'S1-1', color: '黑色', size: '41', stock: 0 },
    { id: 'S1-2', color: '黑色', size: '42', stock: 3 },
    { id: 'S1-3', color: '深棕色', size: '41', stock: 2 },
  ],
  sizeChart: {
    by: 'footLengthMm',
    rows: [
      { size: '41', min: 251, max: 255 },
      { size: '42', min: 256, max: 260 },
    ],
  },
})
const CATALOGUE = createCatalogue([SHOE])

const order = (over: Record<string, unknown>): OrderRecord =>
  orderRecordSchema.parse({ id: 'O1', customerId: 'u1', status: 'paid', ...over })

/** The draft for a first message, with these records known. */
function hears(clause: Said, records: Partial<Records>, customerId = 'u1', shop = SHOP) {
  const event = { type: 'message' as const, id: 'm1', at: NOW, text: clause.text, attachments: [] }
  const { state } = append(NEW_CONVERSATION, { ...event, product: null, order: null }, planner)
  const { product = null, order: known = null, catalogue = CATALOGUE } = records
  const isOwn = known === null || known.customerId === customerId
  const drafted = planner.plan({
    shop,
    state,
    predictions: [predicted(clause)],
    circumstances: {
      ...CIRCUMSTANCES,
      customerId,
      product: product === null ? null : { id: product.id, title: product.title },
      order: known,
    },
    records: { product, order: isOwn ? known : null, catalogue },
  })
  return { ...drafted.plan, text: drafted.text ?? '' }
}

describe('which colour to take', () => {
  const shop: Shop = {
    ...SHOP,
    facts: {
      ...SHOP.facts,
      color_meanings: [
        factSchema.parse({
          type: 'list',
          say: '红色热情，黑色庄重，绿色清新',
          items: ['红色', '黑色', '绿色'],
          narrow: [
            { on: ['红', '喜庆'], say: '红色热情' },
            { on: ['黑', '稳重'], say: '黑色庄重' },
            { on: ['绿'], say: '绿色清新' },
          ],
        }),
      ],
    },
  }
  const made = (...colors: string[]) =>
    productRecordSchema.parse({
      id: 'W1',
      title: '手拿包',
      status: 'on_sale',
      priceFen: 9900,
      skus: colors.map((color, i) => ({ id: `W1-${i}`, color, stock: color === '绿色' ? 0 : 4 })),
    })
  const ask = (text: string, ...colors: string[]) => {
    const { text: words, decision } = hears(
      said(text, 'color_choice/recommend'),
      { product: made(...colors) },
      'u1',
      shop,
    )
    return { words, decision }
  }

  it('is told of the colours alone that it can be had in', () => {
    const { words } = ask('丈母娘用哪个颜色好', '酒红色', '黑色', '绿色')
    expect(words).toContain('红色热情，黑色庄重')
    expect(words).not.toContain('绿色')
  })

  it('by what the words describe, as far as it is made in such', () => {
    expect(ask('要稳重些的', '红色', '黑色').words).not.toContain('红色')
    expect(ask('要稳重些的', '红色', '绿色').words).toContain('红色热情')
  })

  it('is for a person where nothing is known of its colours, or the skin is to suit', () => {
    expect(ask('丈母娘用哪个颜色好', '驼色').decision).toBe('handoff')
    expect(ask('我脸黑用哪个颜色好', '红色', '黑色').decision).toBe('handoff')
  })
})

describe('who decides for a variant', () => {
  it.each([
    ['好的就要深棕色', '有货'],
    ['好的就要黑色41', '没'],
  ])('hears whether it is there: %s', (text, told) => {
    const plan = hears(said(text, 'acknowledge/ok'), { product: SHOE })
    expect(plan).toMatchObject({ decision: 'reply', judge: 'decides' })
    expect(plan.text).toContain(told)
  })
})

describe('a sum of several things', () => {
  const bag = productRecordSchema.parse({
    id: 'B1',
    title: '妈咪包',
    status: 'on_sale',
    priceFen: 21900,
    skus: [{ id: 'B1-1', color: '黑色', stock: 3 }],
  })
  const box = productRecordSchema.parse({
    id: 'B2',
    title: '便当袋',
    status: 'on_sale',
    priceFen: 3580,
    skus: [
      { id: 'B2-1', color: '灰色', size: '小号', priceFen: 3580, stock: 3 },
      { id: 'B2-2', color: '灰色', size: '大号', priceFen: 4280, stock: 3 },
    ],
  })
  const catalogue = createCatalogue([bag, box])

  it('takes each thing with its own colour and size', () => {
    const asks = said('妈咪包黑的再要个大号便当袋一共多少钱', 'product_question/price', {
      color: ['黑色', '黑'],
    })
    expect(hears(asks, { product: bag, catalogue }).text).toContain('261.8')
  })
  it('is not told where nobody can tell which variant is meant', () => {
    const asks = said('妈咪包加黑的便当袋一共多少钱', 'product_question/price', { color: ['黑色', '黑'] })
    const { text } = hears(asks, { product: bag, catalogue })
    expect(text).not.toMatch(/254|35\.8|261/)
  })
  it('tells what it is made up of', () => {
    const { text } = hears(said('妈咪包两个多少钱', 'product_question/price'), { product: bag, catalogue })
    expect(text).toContain('438元')
    expect(text).toContain('219元×2')
  })
  it.each(['两个一共438对吧', '两个就是438?'])(
    'is affirmed where the customer has reckoned it: %s',
    (text) => {
      const { responses } = hears(said(text, 'low_price_doubt/other'), { product: bag, catalogue })
      expect(responses.map(({ responseId }) => responseId)).toEqual(['known.price.right'])
    },
  )
  it('is told where the customer has reckoned another', () => {
    const { text } = hears(said('两个一共420对吧', 'product_question/price'), { product: bag, catalogue })
    expect(text).toContain('438元')
  })
})

describe('a gift that is on sale too', () => {
  const socks = productRecordSchema.parse({
    id: 'G1',
    title: '纯棉袜子',
    aliases: ['袜子'],
    status: 'on_sale',
    attributes: { 材质: '纯棉' },
    skus: [{ id: 'G1-1', color: '灰色', stock: 3 }],
  })
  it('is not told of as the goods are', () => {
    const asks = said('送的袜子什么颜色', 'color_choice/which')
    const activity = { id: 'g', type: 'gift', name: '满300送袜子', say: '满300送一双袜子', gift: '袜子一双' }
    const shop = {
      ...SHOP,
      activities: [{ ...activity, type: 'gift' as const, fromFen: 30_000, source: '' }],
    }
    const draft = hears(asks, { product: SHOE, catalogue: createCatalogue([SHOE, socks]) }, 'u1', shop)
    expect([draft.decision, draft.reason]).toEqual(['handoff', 'by_policy'])
    expect(draft.text).not.toMatch(/灰|黑/)
  })
})

describe('a question about a known product', () => {
  it.each([
    ['是真皮的吗', '头层牛皮'],
    ['是不是pu的', '头层牛皮'],
    ['鞋面什么材质', '头层牛皮'],
    ['一只多重', '单只约420克'],
  ])('%s: is answered with the value %s', (text, value) => {
    const draft = hears(said(text, 'product_question/attributes'), { product: SHOE })
    expect(draft.decision).toBe('reply')
    expect(draft.text).toContain(value)
  })

  it('says yes to what is so, and not to what is not', () => {
    const asked = (text: string) => hears(said(text, 'product_question/attributes'), { product: SHOE }).text
    expect(asked('是真皮的吗')).toMatch(/^(?:是的|对的)/)
    expect(asked('是不是pu的')).not.toMatch(/^(?:是的|对的)/)
  })

  it('goes to a person where the record does not say, with what it says nearest to it', () => {
    const draft = hears(said('内里什么材质', 'product_question/attributes'), { product: SHOE })
    expect([draft.decision, draft.reason]).toEqual(['handoff', 'missing_fact'])
    expect(draft.text).not.toContain('头层牛皮')
    expect(draft.handoff?.summary).toContain('头层牛皮')
  })

  it('names nothing as known to the person where the record is silent', () => {
    const { handoff } = hears(said('防水吗', 'product_question/attributes'), { product: SHOE })
    expect(handoff?.summary).not.toMatch(/资料里有/)
  })

  it('is answered with the question which one where none is named', () => {
    const draft = hears(said('是真皮的吗', 'product_question/attributes'), {})
    expect([draft.decision, draft.reason]).toEqual(['clarify', 'clarify'])
  })

  it('is left to what the shop says of all its goods where it is about the shop', () => {
    const draft = hears(said('是正品吗', 'authenticity/genuine'), {})
    expect(draft.responses.map(({ responseId }) => responseId)).not.toContain('known.which.unnamed')
    expect(draft.decision).not.toBe('clarify')
  })

  it('is told with the price beside it', () => {
    const draft = hears(said('多少钱 包邮吗', 'discount/first_ask'), { product: SHOE })
    expect(draft.text).toMatch(/\d+元/)
  })

  it("asks once which one: who names none then is a person's", () => {
    const first = hears(said('是真皮的吗', 'product_question/attributes'), {}, 'u1')
    expect(first.responses.map(({ responseId }) => responseId)).toEqual(['known.which.unnamed'])
  })

  it('is answered piece by piece where the record knows of several', () => {
    const draft = hears(said('什么皮的 一只多重', 'product_question/attributes'), { product: SHOE })
    expect(draft.text).toContain('头层牛皮')
    expect(draft.text).toContain('420克')
  })

  it('tells colours that are there from those that are gone', () => {
    const lamp = productRecordSchema.parse({
      id: 'L1',
      title: '台灯',
      status: 'on_sale',
      skus: [
        { id: '1', color: '白色', stock: 2 },
        { id: '2', color: '黑色', stock: 0 },
        { id: '3', color: '粉色', stock: 1 },
      ],
    })
    const asks = said('有什么颜色', 'color_choice/which')
    expect(hears(asks, { product: lamp }).text).toMatch(/白色、粉色.*黑色(?:暂时|目前)/)
    const uncounted = { ...lamp, skus: lamp.skus!.map(({ stock: _, ...sku }) => sku) }
    expect(hears(asks, { product: uncounted }).text).toContain('白色、黑色、粉色')
  })

  it('is told of the size that its words mean, of a value that tells sizes apart', () => {
    const lamp = productRecordSchema.parse({
      id: 'L2',
      title: '吸顶灯',
      category: '灯具',
      status: 'on_sale',
      attributes: { 功率: '40cm款24W，50cm款36W' },
      skus: [
        { id: '1', size: '40cm' },
        { id: '2', size: '50cm' },
      ],
    })
    const told = (text: string) => hears(said(text, 'product_question/attributes'), { product: lamp }).text
    expect(told('大的那个多少瓦')).toContain('36W')
    expect(told('大的那个多少瓦')).not.toContain('24W')
    expect(told('多少瓦')).toContain('24W')
  })

  it('is told how many are left where more are wanted', () => {
    const draft = hears(said('黑色42的要五双够不够', 'stock/available'), { product: SHOE })
    expect(draft.text).toContain('3')
    expect(hears(said('黑色42的要两双够不够', 'stock/available'), { product: SHOE }).text).not.toContain(
      '3件',
    )
  })

  it('is taken for one where nobody was sure and the record bears it out', () => {
    const unsure = { ...said('是真皮的吧', 'low_confidence'), guess: 'product_question', confidence: 0.4 }
    expect(hears(unsure, { product: SHOE }).text).toContain('头层牛皮')
    expect(hears(unsure, {}).decision).toBe('handoff')
  })
})

describe('words that name a variant of the product', () => {
  const unsure = (text: string) => ({ ...said(text, 'low_confidence'), confidence: 0.1 })

  it.each([
    ['深棕41', '有'],
    ['42黑色', '有'],
    ['黑色的41还在不', '深棕色41'],
    ['黑色42有没有', '有'],
    ['黑的42还有莫', '有'],
  ])('ask whether it is there: %s', (text, words) => {
    const draft = hears(unsure(text), { product: SHOE })
    expect([draft.decision, draft.intents]).toEqual(['reply', ['stock']])
    expect(draft.text).toContain(words)
  })

  it.each(['平时42码', '42的脚', '黑光', '黑色配什么'])(
    'do not where they say something else: %s',
    (text) => {
      expect(hears(unsure(text), { product: SHOE }).intents).not.toContain('stock')
    },
  )
})

describe('words that name two products', () => {
  const BOOT = productRecordSchema.parse({
    ...SHOE,
    id: 'S2',
    title: '侧拉链切尔西靴',
    attributes: { 鞋面材质: '二层牛皮', 跟高: '4cm', 重量: '单只约600克' },
  })
  const both = createCatalogue([{ ...SHOE, attributes: { ...SHOE.attributes, 跟高: '3cm' } }, BOOT])
  const unsure = (text: string) => ({ ...said(text, 'low_confidence'), confidence: 0.1 })

  it.each([
    ['商务德比鞋和侧拉链切尔西靴哪个跟高点', ['3cm', '4cm']],
    ['商务德比鞋比侧拉链切尔西靴重吗', ['420克', '600克']],
    ['商务德比鞋与侧拉链切尔西靴谁更轻', ['420克', '600克']],
  ])('ask how they differ: %s', (text, values) => {
    const draft = hears(unsure(text), { catalogue: both })
    for (const value of values) expect(draft.text).toContain(value)
  })

  it('do not where one alone is named', () => {
    expect(hears(unsure('商务德比鞋比去年重吗'), { catalogue: both }).text).not.toContain('克')
  })
})

describe('a shop with a catalogue', () => {
  it('hears no wish for goods in what is surely about something else', () => {
    const asked = said('寄到镇上一般用哪个好', 'courier/which')
    expect(hears(asked, {}).intents).toEqual(['courier'])
    expect(hears(asked, {}).text).not.toMatch(/挑|推荐|预算/)
  })

  it('hears one where nobody was sure', () => {
    expect(hears(said('给我妈买什么鞋好', 'low_confidence'), {}).intents).toEqual(['product_question'])
  })
})

describe('the words for what records say', () => {
  const SAMPLES: Record<string, string> = {
    'size.each': '脚长253mm拍41码，脚长262mm拍43码',
    'product.value': '3cm',
    'product.attribute': '跟高',
    'product.qa': '鞋口加了软垫',
    'order.parcel.latest': '到达杭州转运中心',
    'order.tracking': '73120000123',
    'order.dispatch.late_hours': '20小时',
  }
  const { knowledge, style } = loadScripts('intents').scripts
  const compiled = compileStyle(style)

  it.each(knowledge!.words.map(({ id, wordings }) => [id, wordings] as const))(
    '%s keeps to the house style once its facts are filled in',
    (_, wordings) => {
      for (const wording of wordings) {
        const names = [...wording.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!)
        const grounds = names.map((name) => SAMPLES[name] ?? '浙江杭州')
        const text = wording.replace(/\{([^}]*)\}/g, (_braces, name) => SAMPLES[name] ?? '浙江杭州')
        expect(checkStyle(text, { grounds }, compiled), text).toEqual([])
      }
    },
  )
})

describe('stock, colour and size of a known product', () => {
  it('says that the variant is there', () => {
    const draft = hears(said('黑色42有吗', 'stock/available', { size: '42', color: '黑色' }), {
      product: SHOE,
    })
    expect(draft.decision).toBe('reply')
    expect(draft.text).toMatch(/有/)
  })

  it('offers the same size in another colour where none is left', () => {
    const draft = hears(said('黑色41有吗', 'stock/available', { size: '41', color: '黑色' }), {
      product: SHOE,
    })
    expect(draft.text).toMatch(/没/)
    expect(draft.text).toContain('深棕色41')
  })

  it('names the size for the length of a foot', () => {
    expect(hears(said('脚长25.8穿多大', 'size_advice'), { product: SHOE }).text).toContain('42码')
  })

  it('asks for the foot where nothing tells the size', () => {
    expect(hears(said('我该穿多大', 'size_advice'), { product: SHOE }).decision).toBe('clarify')
  })
})

describe('what an order comes to', () => {
  const of = (over: Record<string, unknown>) =>
    hears(said('我那单要付多少来着', 'payment/other'), { order: order({ amountFen: 13800, ...over }) })

  it('is told, and whether it is paid', () => {
    expect(of({ status: 'unpaid' }).text).toMatch(/138元.*(?:付|未)/)
    expect(of({ status: 'paid' }).text).toContain('138元')
  })
})

describe('a question about a known order', () => {
  const parcel = order({
    status: 'shipped',
    shipments: [
      {
        courier: '中通',
        status: 'in_transit',
        eta: '2026-11-23',
        events: [{ at: '2026-11-21T08:20:00+08:00', place: '浙江杭州', text: '到达杭州转运中心' }],
      },
    ],
  })

  it('tells where the parcel was last seen and when', () => {
    const draft = hears(said('到哪了', 'logistics_query/where'), { order: parcel })
    expect(draft.decision).toBe('reply')
    expect(draft.text).toContain('浙江杭州')
    expect(draft.text).toContain('今天8:20')
  })

  it('hands over a parcel that does not move, with an apology and a task', () => {
    const events = [{ at: '2026-11-17T08:20:00+08:00', place: '浙江杭州', text: '到达杭州转运中心' }]
    const still = { ...parcel, shipments: [{ courier: '中通', status: 'in_transit' as const, events }] }
    const draft = hears(said('怎么不动了', 'logistics_query/stuck'), { order: still })
    expect(draft.decision).toBe('handoff')
    expect(draft.text).toMatch(/抱歉|久等/)
    expect(draft.effects.tasks).not.toEqual([])
  })

  it('tells by when it leaves while the promise holds', () => {
    const paid = order({ paidAt: '2026-11-21T09:00:00+08:00' })
    const draft = hears(said('什么时候发货', 'shipping_time/dispatch'), { order: paid })
    expect([draft.decision, draft.text.includes('后天（11月23日）9:00')]).toEqual(['reply', true])
  })

  it.each(['dispatch', 'urge'])(
    'is promise_overdue where it is not sent and the promise passed (%s)',
    (kind) => {
      const late = order({ paidAt: '2026-11-17T09:00:00+08:00' })
      expect(hears(said('什么时候发货', `shipping_time/${kind}`), { order: late }).reason).toBe(
        'promise_overdue',
      )
    },
  )

  it('tells nothing of the order of another customer', () => {
    const draft = hears(said('到哪了', 'logistics_query/where'), { order: parcel }, 'u2')
    expect(draft.reason).toBe('wrong_owner')
    expect(draft.text).not.toMatch(/杭州|中通|8:20/)
  })

  it('tells when and where the money went', () => {
    const refunds = [
      {
        id: 'r1',
        status: 'refunded',
        amountFen: 45900,
        refundedAt: '2026-11-20T09:00:00+08:00',
        to: '支付宝',
      },
    ]
    const back = order({ status: 'closed', refunds })
    expect(hears(said('退款到了吗', 'refund_timing/when'), { order: back }).text).toContain('459元')
  })
})
