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

describe('what asks, be it ever so lightly', () => {
  const buying = () => {
    const customer = conversation(SHOP, {}, shipped)
    customer.hears(said('单买要邮费吗', 'promotion/free_shipping'), { delivered: false })
    customer.agentSays('单件不满200要付邮费')
    return customer
  }

  test('two pieces that go free are a question, and no putting up with it', () => {
    const plan = buying().hears(unsure('凑俩就不收了呗'))
    expect(plan).toMatchObject({ intents: ['promotion'] })
    expect(plan.decision).not.toBe('silent')
  })

  test.each(['有消息没', '半小时到了吧', '一个盒子寄就行吧'])('is not left alone: %s', (text) => {
    expect(promised().hears(unsure(text)).decision).not.toBe('silent')
  })

  test('one box for what is sent back is no question about the packaging', () => {
    const plan = promised().hears(said('同一个盒子寄回行吗', 'packaging/same'))
    expect(plan).toMatchObject({ decision: 'handoff', intents: ['return_policy'] })
  })
})

describe('what sounds like a sign', () => {
  const thanks = {
    ...said('谢谢姑娘 讲得明明白白', 'thanks_bye'),
    sign: { id: 'claimed_promise', confidence: 0.83 },
  }

  test('is none where it is surely told in passing', () => {
    expect(promised().hears({ ...thanks, passing: 0.5 }).reason).toBe('must_hand_over')
    expect(promised().hears({ ...thanks, passing: 0.97 }).intents).toEqual(['thanks_bye'])
  })

  test('is one all the same where it is beyond doubt', () => {
    const sure = { ...thanks, sign: { id: 'claimed_promise', confidence: 0.97 } }
    expect(promised().hears({ ...sure, passing: 0.97 }).reason).toBe('must_hand_over')
  })

  test('is none in words of delight', () => {
    expect(conversation(SHOP, {}, shipped).hears(unsure('这吊灯好看炸了')).reason).not.toBe('must_hand_over')
  })
})
