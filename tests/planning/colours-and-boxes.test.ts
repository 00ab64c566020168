import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside } from './beside-goods.ts'
import { said, shopWith } from './helpers.ts'

const SHOP = shopWith({
  facts: {
    color_meanings: {
      type: 'list',
      say: '红色热情，紫色高贵，黄色尊贵',
      items: ['红色', '紫色', '黄色'],
      narrow: [
        { on: ['红'], say: '红色热情' },
        { on: ['紫'], say: '紫色高贵' },
        { on: ['黄'], say: '黄色尊贵' },
      ],
    },
    packaging: { type: 'text', say: '统一的盒子' },
    smell_airing: { type: 'text', say: '7天左右就散了' },
    smell_reason: { type: 'text', say: '新东西难免有味' },
  },
})
const bag = productRecordSchema.parse({
  id: 'B1',
  title: '水桶包',
  category: '女包',
  skus: ['紫色', '黄色'].map((color) => ({ id: color, color, size: '均码', stock: 3 })),
})
const draft = (...turns: Parameters<typeof draftBeside>[1]) => draftBeside([bag], turns, { shop: SHOP })

describe('a colour', () => {
  test.each(['送姑姑紫的还是黄的', '年会背紫色好还是黄色'])(
    'of two is told what each is like: %s',
    (words) => {
      const { text } = draft(said(words, 'color_choice/other'))
      expect(text).toContain('紫色高贵')
      expect(text).toContain('黄色尊贵')
    },
  )

  test('of two is no question for stock or for another bag', () => {
    expect(draft(said('送侄女紫的好还是黄的好', 'stock/available')).intents).toEqual(['color_choice'])
  })

  test('is told what it stands for, however that is asked', () => {
    expect(draft(said('紫的有什么讲究', 'low_confidence')).text).toContain('紫色高贵')
  })

  test('that sells best is looked up by a person: nobody wrote down which', () => {
    const { decision, text } = draft(said('哪个色买的人最多', 'color_choice/recommend'))
    expect(decision).toBe('handoff')
    expect(text).not.toMatch(/高贵|尊贵|热情/)
  })
})

describe('how the box looks', () => {
  test.each(['盒子够体面吗', '包装精致不', '送长辈包装拿的出手吧'])('is how the shop packs: %s', (words) => {
    expect(draft(said(words, 'packaging/gift_box')).text).toContain('统一的盒子')
  })
})

describe('while a smell is talked about', () => {
  const smell = said('味道挺重的', 'smell/strong')
  test.each(['多少天', '得多久才能散啊', '已经三天了'])('days are those until it is gone: %s', (words) => {
    expect(draft(smell, said(words, 'shipping_time/arrival'))).toMatchObject({ intents: ['smell'] })
  })
})
