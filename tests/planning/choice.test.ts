import { describe, expect, it } from 'vitest'
import { loadContent } from '../../src/bootstrap/engine.ts'
import { ROOT } from '../../src/bootstrap/root.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, type Said, SHOP } from './helpers.ts'

const planner = createPlanner(loadContent(ROOT).scripts.scripts)

/** A clause of which nobody is sure, between two readings. */
const between = (text: string, guess: string, second: string, confidence = 0.6): Said => ({
  text,
  as: 'close_call',
  guess,
  second,
  confidence,
})

const hears = (clause: Said) => conversation(SHOP, {}, planner).hears(clause)

describe('a message with two readings', () => {
  it('is asked about where the answers differ', () => {
    const draft = hears(between('想弄下这个', 'return_policy/request', 'size_exchange'))
    expect([draft.decision, draft.reason]).toEqual(['clarify', 'ambiguous'])
    expect(draft.text).toContain('还是')
  })

  it('is answered where one answer serves both', () => {
    const draft = hears(between('催催', 'logistics_query/stuck', 'shipping_time'))
    expect([draft.decision, draft.reason]).toEqual(['clarify', 'clarify'])
    expect(draft.text).toContain('订单号')
    expect(draft.text).not.toContain('还是')
  })

  it('is handed over with words that name the matter where a person has to look either way', () => {
    const draft = hears(between('钱的事走到哪了', 'refund_timing/other', 'return_policy'))
    expect([draft.decision, draft.reason]).toEqual(['handoff', 'close_call'])
    expect(draft.text).toMatch(/退款|钱/)
    expect(draft.text).not.toContain('还是')
  })

  it('is handed over with words for the matter that its readings share though none of them is likely', () => {
    const draft = hears(between('那边怎么说的', 'shipping_time', 'logistics_query', 0.42))
    expect(draft.decision).toBe('handoff')
    expect(draft.text).toMatch(/发货|寄送|配送|派送/)
  })

  it('is handed over with words for the one reading that is likely, be it never so vaguely said', () => {
    const draft = hears(between('那个单子弄不对', 'invoice', 'color_choice', 0.65))
    expect(draft.text).toContain('发票')
  })

  it('is handed over in general words where the readings have nothing to do with each other', () => {
    const draft = hears(between('这个怎么弄', 'refund_timing/other', 'color_choice', 0.5))
    expect(draft.decision).toBe('handoff')
    expect(draft.text).not.toMatch(/退款|颜色/)
  })
})
