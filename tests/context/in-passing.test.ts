import { describe, expect, test } from 'vitest'
import { inPassing } from '../../src/context/in-passing.ts'
import { type ConversationState, NEW_STATE } from '../../src/conversation/state.ts'
import type { Slot } from '../../src/types/index.ts'
import { RULES } from './rules.ts'

const OFFER = '申通停运了，那给您发圆通吧'
const YUANTONG: Slot = { name: 'courier', value: '圆通', text: '圆通', start: 0, end: 2, polarity: 'wanted' }

/** A conversation in which this was said last. */
const after = (text: string, by: 'agent' | 'us'): ConversationState => ({
  ...NEW_STATE,
  said: [{ text, by, at: 0, id: 's1' }],
})
const told = (text: string, slots: Slot[] = [], by: 'agent' | 'us' = 'agent', words = OFFER) =>
  inPassing(text, slots, after(words, by), RULES)

describe('told in passing', () => {
  test.each(['嗯快点哈', '好弄好了说一声', '先不聊了来客人了', '你们家灯真的好看', '晚点就晚点吧'])(
    '%s asks for nothing',
    (text) => expect(told(text)).toMatchObject({ intent: 'acknowledge' }),
  )

  test('words beside it that ask for something are heard', () => {
    expect(told('嗯快点哈能换个颜色吗')).toBeNull()
    expect(told('你们家灯真的好看便宜点')).toBeNull()
  })

  test('nothing is told in passing before anything was said, or in a long message', () => {
    expect(inPassing('嗯快点哈', [], NEW_STATE, RULES)).toBeNull()
    expect(told(`嗯快点哈${'我这边刚收到的那双鞋子'.repeat(3)}`)).toBeNull()
  })
})

describe('what was offered', () => {
  test('is taken by naming it', () => expect(told('圆通也行', [YUANTONG])).not.toBeNull())
  test('is a wish where nobody offered it', () => {
    expect(told('圆通也行', [YUANTONG], 'agent', '默认发申通')).toBeNull()
    expect(told('圆通也行', [YUANTONG], 'us')).toBeNull()
  })
})

test('to be told when it is done is an errand of its own where no agent has spoken', () => {
  expect(told('改好了吱一声')).not.toBeNull()
  expect(told('改好了吱一声', [], 'us')).toBeNull()
})
