import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, type Said, SHOP, said } from '../planning/helpers.ts'

const shipped = createPlanner(loadScripts(join(import.meta.dirname, '../../intents')).scripts)

const remark = (text: string, passing: number, as = 'low_confidence'): Said => ({
  ...said(text, as),
  passing,
})

describe('what nobody understood and is likely only told in passing', () => {
  test('gets no handover once something was talked about', () => {
    const talk = conversation()
    talk.hears(said('有发票吗', 'invoice/available'))
    expect(talk.hears(remark('我先去趟菜场', 0.7)).decision).not.toBe('handoff')
  })

  test('goes to a person where it is less likely', () => {
    const talk = conversation()
    talk.hears(said('有发票吗', 'invoice/available'))
    expect(talk.hears(remark('我先去趟菜场', 0.5)).decision).toBe('handoff')
  })

  test('goes to a person as the first thing that is said, or with a number in it', () => {
    expect(conversation().hears(remark('鞋子收到了', 0.9)).decision).toBe('handoff')
    const talk = conversation()
    talk.hears(said('有发票吗', 'invoice/available'))
    const withSize = { ...remark('我妹妹168', 0.9), slots: { size: '168' } }
    expect(talk.hears(withSize).decision).toBe('handoff')
  })

  test('gets none before anything was asked, once something was said', () => {
    const talk = conversation()
    talk.hears(said('在吗', 'greeting'))
    expect(talk.hears(remark('我先哄孩子', 0.7)).decision).not.toBe('handoff')
  })

  test('goes to a person where its words want something, unless it surely is', () => {
    const talk = conversation()
    talk.hears(said('有发票吗', 'invoice/available'))
    expect(talk.hears(remark('帮我看看', 0.9)).decision).toBe('handoff')
    expect(talk.hears(remark('等我姑娘给我看看', 0.97)).decision).not.toBe('handoff')
  })
})

describe('first words that tell who comes', () => {
  const product = { id: 'S1', title: '徒步鞋' }
  const first = (clause: Said) => conversation(SHOP, { product }, shipped).hears(clause)

  test('are greeted beside goods', () => {
    const plan = first(remark('邻居介绍我来的', 0.7))
    expect(plan).toMatchObject({ decision: 'reply', intents: ['greeting'] })
  })

  test.each([
    ['where they sound like something else', { ...remark('邻居介绍我来的', 0.7), guess: 'quality_issue' }],
    ['where they are less surely only told', remark('邻居介绍我来的', 0.5)],
    ['where they ask', remark('邻居介绍我来的行吗', 0.7)],
    ['where they tell of the matter', remark('我想要平跟的短靴', 0.9)],
  ])('go to a person %s', (_, clause) => expect(first(clause).decision).toBe('handoff'))

  test('go to a person where no goods are looked at', () => {
    expect(conversation(SHOP, {}, shipped).hears(remark('邻居介绍我来的', 0.9)).decision).toBe('handoff')
  })
})
