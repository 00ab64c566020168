import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import type { Question } from '../../src/context/question.ts'
import { createCatalogue } from '../../src/knowledge/index.ts'
import { besideRecords } from '../../src/planning/asked-of-records.ts'
import { compileScripts } from '../../src/planning/scripts.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'

const scripts = compileScripts(loadScripts('intents').scripts)
const SHOE = productRecordSchema.parse({
  id: 'S1',
  title: '商务德比鞋',
  category: '男鞋/皮鞋',
  status: 'on_sale',
  priceFen: 45900,
  attributes: { 鞋面材质: '头层牛皮', 重量: '单只约420克', 防水: '防泼水', 筒高: '12cm', 筒围: '25cm' },
  skus: [{ id: 'S1-1', color: '黑色', size: '42', stock: 3 }],
})
const ORDER = orderRecordSchema.parse({ id: 'O1', customerId: 'u1', status: 'paid' })
const question = (text: string, followUp: Question['followUp'] = null): Question => ({
  intent: 'promotion',
  kind: 'free_shipping',
  slots: [],
  text,
  normalised: text.replace(/\s/g, ''),
  confidence: 0.9,
  why: [],
  followUp,
})

function asked(text: string, records: 'product' | 'order', followUp: Question['followUp'] = null) {
  const known = {
    records: {
      product: records === 'product' ? SHOE : null,
      order: records === 'order' ? ORDER : null,
      catalogue: createCatalogue([SHOE]),
    },
    hasProduct: records === 'product',
  }
  const read = { questions: [question(text, followUp)], unclear: [], slots: [] } as never
  return besideRecords(read, known, scripts).questions.map(({ intent, kind }) => `${intent}/${kind}`)
}

describe('pieces of a message that ask for several records', () => {
  test('are a question each', () => {
    expect(asked('黑42有不 啥价 包邮吗', 'product')).toEqual([
      'stock/available',
      'product_question/price',
      'promotion/free_shipping',
    ])
    expect(asked('防水吗 多重', 'product')).toEqual([
      'product_question/attributes',
      'product_question/attributes',
    ])
    expect(asked('到哪了 单号多少', 'order')).toEqual(['logistics_query/where', 'logistics_query/where'])
  })

  test('are two questions to the record, though both are called the same', () => {
    const two = ['防水吗', '多重'].map((text) => ({ ...question(text), ...scripts.ofAttributes }))
    const known = {
      records: { product: SHOE, order: null, catalogue: createCatalogue([SHOE]) },
      hasProduct: true,
    }
    const read = { normalised: '防水吗,多重', questions: two, unclear: [], slots: [] } as never
    const asked = besideRecords(read, known, scripts).questions
    expect(new Set(asked.map(({ apart }) => apart)).size).toBe(2)
  })

  test('a variant alone belongs to what is asked after it', () => {
    expect(asked('黑色的呢 有货没', 'product')).toEqual(['stock/available'])
  })

  test('are a question each where the same words ask for two attributes', () => {
    expect(asked('筒围多少 靴筒多高', 'product')).toHaveLength(2)
  })

  test('are one where they ask the same, or where a word goes on about the piece before', () => {
    expect(asked('黑色42 还有货吗', 'product')).toEqual(['stock/available'])
    expect(asked('防水吗 多少', 'product')).toHaveLength(1)
  })

  test('are a question each where the record is silent on one of them', () => {
    expect(asked('多重 透气不', 'product')).toHaveLength(2)
    expect(asked('什么皮的 透气吗', 'product')).toHaveLength(2)
  })

  test('are one where the record is silent on all, or the other only tells', () => {
    expect(asked('透气不 能机洗吗', 'product')).toHaveLength(1)
    expect(asked('多重 太闷的我爸穿不来', 'product')).toHaveLength(1)
  })

  test('take nothing back that another piece keeps', () => {
    expect(asked('鞋收到了 不想要了 单号多少', 'order')).not.toContain('order_change/cancel')
  })
})

describe('a follow-up that names what the record knows', () => {
  test('asks for that, not for the topic again', () => {
    expect(asked('重量呢', 'product', 'context')).toEqual(['product_question/attributes'])
    expect(asked('新疆呢', 'product', 'context')).toEqual(['promotion/free_shipping'])
  })
})

describe('what nobody understood', () => {
  const unclear = (text: string, product: typeof SHOE | null = SHOE) => {
    const known = {
      records: { product, order: ORDER, catalogue: createCatalogue([SHOE]) },
      hasProduct: product !== null,
    }
    const one = { text, confidence: 0.2, why: [] }
    const read = { questions: [], unclear: [one], slots: [] } as never
    return besideRecords(read, known, scripts).questions.map(({ intent, kind }) => `${intent}/${kind}`)
  }
  test('is read by the clause that asks something of the product', () => {
    expect(unclear('黑的42还有没 给我弟买的')).toEqual(['stock/available'])
    expect(unclear('我再想想 给我弟买的')).toEqual([])
  })
  test('is not read by a clause that asks for an order', () => {
    expect(unclear('到了没 就那张发票', null)).toEqual([])
  })
})

describe('a variant and no more', () => {
  const goesOn = (text: string, from: 'price' | 'attribute') => {
    const two = { ...SHOE, skus: [...(SHOE.skus ?? []), { id: 'S1-2', color: '黑色', size: '43', stock: 1 }] }
    const talked = {
      topic: { intent: 'product_question' as const, kind: from === 'price' ? 'price' : 'attributes' },
      from,
      text: '42的多重',
    }
    const known = {
      records: { product: two, order: null, catalogue: createCatalogue([two]) },
      hasProduct: true,
      talked,
    }
    const read = { questions: [question(text, 'another')], unclear: [], slots: [] } as never
    return besideRecords(read, known, scripts).questions
  }
  test('is asked for what was asked before', () => {
    expect(goesOn('大一号的呢', 'price')).toMatchObject([{ intent: 'product_question', kind: 'price' }])
    expect(goesOn('43的呢', 'attribute')).toMatchObject([{ kind: 'attributes', normalised: '43的呢,多重' }])
  })
})
