import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said } from './helpers.ts'

const shipped = createPlanner(loadScripts(join(import.meta.dirname, '../../intents')).scripts)
const unsure = (text: string) => said(text, 'low_confidence')

/** A customer whose matter an agent has promised to see to. */
const promised = () => {
  const customer = conversation(SHOP, {}, shipped)
  customer.hears(said('少了一个配件', 'missing_item'), { delivered: false })
  customer.agentSays('我这就去仓库查一下')
  return customer
}

describe('who opens with a call and nothing else', () => {
  test.each(['又是我', '人捏', '跟你说个事'])('is greeted: %s', (text) => {
    expect(conversation(SHOP, {}, shipped).hears(unsure(text)).intents).toEqual(['greeting'])
  })
})

describe('what turned out well while a person looks into it', () => {
  test.each(['抽屉里翻到了', '灯好好的 我瞎操心', '吓死我了 还以为寄丢了', '配件送来啦', '哦有一笔刚退回来'])(
    'is heard with relief: %s',
    (text) => {
      expect(promised().hears(unsure(text))).toMatchObject({ decision: 'reply', judge: 'retraction' })
    },
  )

  test.each(['送来了但是碎了', '抽屉里没找到', '灯昨天还好好的'])('is a fault all the same: %s', (text) => {
    expect(promised().hears(unsure(text)).decision).toBe('handoff')
  })
})

describe('what he will do next', () => {
  test.each(['到家拍给您', '那我翻一下', '好的 我重新拍', '拍了别发错哦'])('needs no answer: %s', (text) => {
    expect(promised().hears(unsure(text)).decision).toBe('silent')
  })

  test('what he asks of us goes to a person', () => {
    expect(promised().hears(unsure('你们翻一下记录')).decision).toBe('handoff')
  })
})

describe('a farewell behind other words', () => {
  test.each(['手冷不打字了886', '老师来了闪', '天晚了 拜'])('is taken leave of: %s', (text) => {
    expect(promised().hears(unsure(text)).intents).toEqual(['thanks_bye'])
  })

  test('is none in the name of a day', () => {
    expect(promised().hears(unsure('等到下礼拜')).intents).not.toEqual(['thanks_bye'])
  })
})
