import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import type { TurnSeen } from '../../src/types/index.ts'
import { conversation, SHOP, said } from './helpers.ts'

const { scripts } = loadScripts('intents')
const planner = createPlanner(scripts)
const unsure = (text: string) => said(text, 'low_confidence')
const first = (text: string, heard = 'low_confidence') =>
  conversation(SHOP, {}, planner).hears(said(text, heard))

describe('a courtesy at the very beginning is heard as one', () => {
  test.each(['新年好呀', '祝老板生意红火', '端午安康'])('a wish is returned: %s', (text) => {
    expect(first(text)).toMatchObject({ decision: 'reply' })
    expect(first(text).text).toMatch(/祝/)
  })

  test.each(['受累了', '你们也辛苦啦'])('who honours the effort hears that it was a pleasure: %s', (text) => {
    expect(first(text, 'thanks_bye').ids).toEqual(['thanks_bye.effort'])
  })

  test('who has one more question is not greeted anew', () => {
    expect(first('还有个事').text).not.toMatch(/您好|[早午晚]/)
  })

  test('is no question whether there is any left', () => {
    expect(first('没有了?').intents).not.toEqual(['thanks_bye'])
  })

  test.each(['别的也没有了', '其他没了', '没有了'])('nothing more is wanted: %s', (text) => {
    expect(first(text)).toMatchObject({ decision: 'reply', intents: ['thanks_bye'] })
  })

  test.each(['客服态度挺好的', '服务真周到', '必须点个赞', '居然这么省事'])(
    'praise is thanked for: %s',
    (text) => {
      expect(first(text)).toMatchObject({ decision: 'reply', intents: ['acknowledge'] })
    },
  )

  test('praise is no complaint, whatever it sounds like', () => {
    const praise = { ...said('服务态度一流', 'complaint'), sign: { id: 'complaint', confidence: 0.9 } }
    expect(conversation(SHOP, {}, planner).hears(praise).decision).toBe('reply')
  })

  test('a form that opens a chat is a greeting', () => {
    expect(first('会话开始').intents).toEqual(['greeting'])
  })

  test.each(['我还以为你们要让我跑一趟呢', '还以为不给换呢', '这花色外面都没见过'])(
    'a remark is no question: %s',
    (text) => {
      expect(first(text)).toMatchObject({ decision: 'reply', intents: ['acknowledge'] })
    },
  )

  test.each(['还以为你们包邮的', '外面没见过这么贵的'])('but who complains is heard: %s', (text) => {
    expect(first(text).intents).not.toEqual(['acknowledge'])
  })

  test('is what it says, whatever a second look would have a person do', () => {
    const lead = {
      on: (_: TurnSeen) => ({
        shares: { reply: 0, handoff: 0.9, silent: 0, must_hand_over: 0, clarify: 0 },
        about: () => null,
      }),
    }
    const customer = conversation(SHOP, {}, createPlanner(scripts, lead as never))
    expect(customer.hears(unsure('你们服务挺好的')).decision).toBe('reply')
  })
})

describe('what needs no answer while something is looked into', () => {
  const promised = () => {
    const customer = conversation(SHOP, {}, planner)
    customer.hears(said('显示签收没见着货', 'logistics_query/not_received'), { delivered: false })
    customer.agentSays('我联系快递核实下')
    return customer
  }

  test.each(['到时候没到我再来找你', '明天还没动我再问您'])('who will come again: %s', (text) => {
    expect(first(text, 'refund_timing/overdue').decision).toBe('silent')
  })

  test.each(['不用问了 让闺女帮我拍', '叫老伴给我买吧'])('whose family sees to it: %s', (text) => {
    expect(promised().hears(said(text, 'payment/other')).decision).toBe('silent')
  })

  test.each(['揾到咗 在楼下', '隔壁邻居帮我收了', '是我妈替我签了'])(
    'what was found closes the matter: %s',
    (text) => {
      expect(promised().hears(unsure(text)).decision).not.toBe('handoff')
    },
  )

  test.each(['邻居代收了吗', '没到我就退款'])('but a question is none of it: %s', (text) => {
    expect(promised().hears(said(text, 'logistics_query/not_received')).decision).toBe('handoff')
  })
})

describe('who would rather look elsewhere', () => {
  test.each(['那还不如去商场看看', '不如上灯具城转转'])('is let: %s', (text) => {
    expect(first(text)).toMatchObject({ decision: 'reply', intents: ['acknowledge'] })
  })

  test('does not complain, whatever it sounds like', () => {
    const words = { ...unsure('算了 我还不如去超市买'), sign: { id: 'complaint', confidence: 0.85 } }
    expect(conversation(SHOP, {}, planner).hears(words).reason).not.toBe('must_hand_over')
  })
})
