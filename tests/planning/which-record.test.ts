import { describe, expect, it } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { Replay } from '../../src/evaluation/replay.ts'
import { createCatalogue, createOrderBook } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'
import { NOW, predicted, type Said, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const shoe = (id: string, title: string, material: string) =>
  productRecordSchema.parse({
    id,
    title,
    category: '男鞋/皮鞋',
    priceFen: 45900,
    attributes: { 鞋面材质: material, 跟高: '3cm' },
    skus: [{ id: `${id}-1`, color: '黑色', size: '40', stock: 3 }],
  })
const order = (id: string, day: string, productId: string, title: string) =>
  orderRecordSchema.parse({
    id,
    customerId: 'u1',
    status: 'paid',
    createdAt: `2026-11-${day}T09:00:00+08:00`,
    paidAt: `2026-11-${day}T09:05:00+08:00`,
    receiver: { phone: '13800138000', address: '浙江省温州市鹿城区1号' },
    items: [{ productId, title }],
  })

const SHELF = {
  catalogue: createCatalogue([
    shoe('S1', '商务德比鞋', '头层牛皮'),
    shoe('S2', '商务牛津鞋', 'PU'),
    shoe('S3', '女士短靴', '绒面'),
  ]),
  orders: createOrderBook([
    order('O1', '20', 'S1', '商务德比鞋'),
    order('O2', '21', 'S3', '女士短靴'),
    { ...order('O9', '20', 'S3', '女士短靴'), customerId: 'u2' },
    { ...order('26350017', '20', 'S3', '女士短靴'), customerId: 'u4' },
    { ...order('26350018', '20', 'S1', '商务德比鞋'), customerId: 'u3' },
  ]),
}

/** A customer's conversation; every draft is sent. */
function talks(customerId: string | null = 'u1') {
  const clauses = new Map<string, Said>()
  const understand = (text: string) => predicted(clauses.get(text) ?? said(text, 'out_of_scope'))
  const replay = new Replay(
    { understanding: { understand }, planner },
    { shop: SHOP, seed: 1, customerId, shelf: SHELF },
  )
  let at = NOW
  return (clause: Said) => {
    clauses.set(clause.text, clause)
    at += 60_000
    const beside = { attachments: [], product: null, order: null }
    const { drafted } = replay.hear({ role: 'customer', text: clause.text, at, ...beside })
    replay.deliver(at)
    return { ...drafted.plan, text: drafted.text ?? '' }
  }
}

describe('which product is meant', () => {
  it('is asked where two fit the words, and the answer goes on with the question', () => {
    const say = talks(null)
    const asked = say(said('商务那款鞋面什么材质', 'product_question/attributes'))
    expect([asked.decision, asked.reason]).toEqual(['clarify', 'ambiguous'])
    expect(asked.text).toContain('商务德比鞋')
    expect(asked.text).toContain('商务牛津鞋')
    expect(say(said('牛津鞋', 'out_of_scope')).text).toContain('PU')
  })

  it('is not asked twice', () => {
    const say = talks(null)
    say(said('商务那款鞋面什么材质', 'product_question/attributes'))
    expect(say(said('商务的什么材质', 'product_question/attributes')).reason).not.toBe('ambiguous')
  })

  it('is remembered once words have named it', () => {
    const say = talks(null)
    say(said('短靴鞋面什么材质', 'product_question/attributes'))
    expect(say(said('跟高多少', 'product_question/attributes')).text).toContain('3cm')
  })
})

describe('a product that nobody named', () => {
  it.each(['鞋跟有多高', '这双有黑色的吗'])(
    'is asked for, and its name answers what was asked: %s',
    (words) => {
      const say = talks(null)
      const kind = words.includes('黑色') ? 'color_choice/which' : 'product_question/attributes'
      expect(say(said(words, kind)).decision).toBe('clarify')
      const named = say(said('就那个短靴', 'out_of_scope'))
      expect(named.intents).toEqual([kind.split('/')[0]])
    },
  )

  it('is not asked for where the rules of the shop answer', () => {
    const { responses } = talks(null)(said('有货吗', 'stock/available'))
    expect(responses.map(({ responseId }) => responseId)).not.toContain('known.which.unnamed')
  })

  it('is not asked for on a guess, which a person looks at', () => {
    const say = (confidence: number) =>
      talks(null)({ ...said('我爸那份翻到没', 'product_question/attributes'), confidence })
    expect(say(0.95).decision).toBe('clarify')
    expect(say(0.75).decision).toBe('handoff')
  })

  it('is not asked for where the words are surely about a promotion or a colour, and no goods', () => {
    const sum = talks(null)(said('159加189 减完多少', 'promotion/threshold'))
    expect(sum.intents).toEqual(['promotion'])
    expect(talks(null)(said('穿去喝喜酒 挑哪个色', 'color_choice/recommend')).intents).toEqual([
      'color_choice',
    ])
  })

  it('gives way to a new question', () => {
    const say = talks(null)
    say(said('鞋跟有多高', 'product_question/attributes'))
    expect(say(said('短靴发什么快递', 'courier/which')).intents).toEqual(['courier'])
  })
})

describe('by when something has to be there', () => {
  const wish = said('礼拜五出差要穿的', 'low_confidence')

  it('is no wish for goods beside an order', () => {
    expect(talks(null)(wish).intents).toEqual(['product_question'])
    expect(talks('u2')(wish).intents).toEqual([])
  })
})

describe('which order is meant', () => {
  it('is asked by product and day, never by number, address or phone', () => {
    const asked = talks()(said('什么时候发货', 'shipping_time/dispatch'))
    expect([asked.decision, asked.reason]).toEqual(['clarify', 'ambiguous'])
    expect(asked.text).toContain('11月21日女士短靴、11月20日商务德比鞋')
    expect(asked.text).not.toMatch(/O1|138|鹿城/)
  })

  it.each(['德比鞋那个', '11月20日的'])('%s: is told from the others, and stays', (words) => {
    const say = talks()
    say(said('什么时候发货', 'shipping_time/dispatch'))
    expect(say(said(words, 'out_of_scope')).text).toContain('明天（11月22日）9:05')
    expect(say(said('今天能发吗', 'shipping_time/dispatch_today')).reason).not.toBe('ambiguous')
  })

  it('is nobody’s business but its customer’s', () => {
    const draft = talks('u3')(said('什么时候发货', 'shipping_time/dispatch'))
    expect(draft.text).not.toMatch(/短靴|德比/)
  })
})

describe('a product that was recommended', () => {
  it('is talked about from then on', () => {
    const say = talks(null)
    say(said('牛津鞋鞋面什么材质', 'product_question/attributes'))
    expect(say(said('推荐一款绒面的', 'product_question/recommend')).text).toContain('女士短靴')
    expect(say(said('鞋面什么材质', 'product_question/attributes')).text).toContain('绒面')
  })
})

describe('another order than the one that was told of', () => {
  it.each(['另一单呢', '另外那单什么时候发货', '第二单呢', '还有一个订单啥时候发货'])(
    'is the one that was not: %s',
    (words) => {
      const say = talks()
      expect(say(said('德比鞋那单什么时候发货', 'shipping_time/dispatch')).text).toContain('11月22日')
      const plan = say(said(words, words.endsWith('呢') ? 'out_of_scope' : 'shipping_time/dispatch'))
      expect([plan.decision, plan.intents]).toEqual(['reply', ['shipping_time']])
      expect(plan.text).toContain('11月23日')
    },
  )
})

describe('a question behind words of relief', () => {
  it('is answered from the record of what was ordered', () => {
    const say = talks()
    say(said('短靴那单怎么没收到', 'logistics_query/where'))
    const plan = say(said('找着了 隔壁收了 鞋跟多高', 'product_question/attributes'))
    expect([plan.decision, plan.intents]).toEqual(['reply', ['product_question']])
    expect(plan.text).toContain('3cm')
  })
})

describe('orders that are to go together', () => {
  it.each(['两单能装一个箱子寄么', '这俩单合一起发行不'])('are asked after at the store: %s', (text) => {
    const { decision, text: draft } = talks()(said(text, 'out_of_scope'))
    expect([decision, draft]).toEqual(['handoff', expect.stringMatching(/一起|合并/)])
  })
})

describe('the right number for a wrong one', () => {
  it.each(['贴成我弟的了 26350018', '号抄错了 26350018才对'])('goes on with what was asked: %s', (text) => {
    const say = talks('u3')
    expect(say(said('26350017发了没', 'shipping_time/dispatch')).reason).toBe('wrong_owner')
    expect(say(said(text, 'out_of_scope'))).toMatchObject({ decision: 'reply', intents: ['shipping_time'] })
  })
})
