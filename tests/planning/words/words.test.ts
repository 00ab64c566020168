import { describe, expect, test } from 'vitest'
import { append, joinAnswers } from '../../../src/planning/words/join.ts'
import { pick } from '../../../src/planning/words/pick.ts'
import { compileWording, renderWording } from '../../../src/planning/words/wording.ts'
import type { Fact, Slot } from '../../../src/types/index.ts'
import { SHOP } from '../helpers.ts'

describe('a wording', () => {
  const facts = new Map<string, Fact>([['gift', { type: 'text', say: '送袜子' }]])
  const slots: Slot[] = [{ name: 'size', value: '42', text: '42码', start: 0, end: 3, polarity: 'wanted' }]
  const render = (source: string) =>
    renderWording(compileWording(source), { shop: SHOP, facts, slots, extra: { opens: '明天' } })

  test('is filled with facts, the customer’s words, the shop and its goods', () => {
    expect(render('{shop}的{goods}{slot.size}，{gift}，{opens}见')).toBe('试穿鞋店的鞋子42码，送袜子，明天见')
  })

  test('cannot be said where something is missing', () => {
    expect(render('{slot.place}')).toBeNull()
    expect(render('{moon}')).toBeNull()
  })
})

describe('answers joined to one text', () => {
  const joining = { joins: ['另外，', '还有，'], greetings: [/^亲[，,]?/u] }

  test('are led in by a joining word and greet once', () => {
    expect(joinAnswers(['亲，有发票哦。', '亲，包邮哦。', '现货哦。'], joining)).toBe(
      '亲，有发票哦。另外，包邮哦。还有，现货哦。',
    )
  })

  test('are parted by a full stop, emoji and marks apart', () => {
    expect(append('有发票', '包邮')).toBe('有发票。包邮')
    expect(append('有发票🎁', '包邮')).toBe('有发票🎁包邮')
    expect(append('', '包邮')).toBe('包邮')
  })

  test('raise their voice once', () => {
    expect(joinAnswers(['您好！', '欢迎您！'], joining)).toBe('您好！另外，欢迎您。')
  })

  test('name what the words for the rest are about', () => {
    expect(joinAnswers(['有发票哦。'], joining, { about: '退款方面，', text: '亲，同事来看。' })).toBe(
      '有发票哦。另外，退款方面，同事来看。',
    )
    expect(joinAnswers([], joining, { about: '退款方面，', text: '同事来看。' })).toBe('同事来看。')
  })
})

test('a choice is repeatable and uses all there is', () => {
  const choices = Array.from({ length: 200 }, (_, seed) => pick(4, seed, 'invoice.available'))
  expect(choices).toEqual(Array.from({ length: 200 }, (_, seed) => pick(4, seed, 'invoice.available')))
  expect([...new Set(choices)].sort()).toEqual([0, 1, 2, 3])
})
