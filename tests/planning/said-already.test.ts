import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const draftOf = (text: string, as: string) => conversation(SHOP, {}, planner).hears(said(text, as)).text ?? ''

describe('who calls for a person', () => {
  test('and has told the whole matter is not asked what it is', () => {
    const told = draftOf(
      '转人工 上礼拜买的凳子坐上去就散架了 你们叫我自己拧螺丝这算怎么回事',
      'human_request',
    )
    expect(told).toMatch(/转人工|换人|有人/)
    expect(told).not.toMatch(/先说|说一下|什么事|先留/)
  })
  test('and has told nothing may be asked', () => {
    const drafts = ['转人工', '人工客服', '叫个真人来'].map((text) => draftOf(text, 'human_request'))
    for (const text of drafts) expect(text).not.toMatch(/您说的我一起|不用再说一遍|情况都在这里/)
  })
})

test('who calls the order off because nothing was sent for days hears first that we are sorry', () => {
  expect(draftOf('这么多天都不发货 给我退了算了', 'order_change/cancel')).toMatch(/抱歉|对不起/)
  expect(draftOf('颜色拍错了 先给我取消', 'order_change/cancel')).not.toMatch(/抱歉|对不起/)
})
