import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { NO_RECORDS } from '../../src/planning/records.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { conversation, type Said, SHOP, said, shopWith } from './helpers.ts'

describe('a fact of several parts', () => {
  const colours = {
    official: {
      type: 'text',
      say: '红色热情，黑色庄重，粉色甜美',
      narrow: [
        { on: ['红'], say: '红色热情' },
        { on: ['黑'], say: '黑色庄重' },
      ],
    },
  }
  const answer = (text: string) =>
    conversation(shopWith({ facts: colours })).hears(said(text, 'authenticity/genuine')).text

  test('is quoted as far as it was asked about', () => {
    expect(answer('红色和黑色哪个好')).toContain('红色热情，黑色庄重，您')
    expect(answer('红色好看吗')).not.toContain('黑色')
  })

  test('is not quoted for a word that only begins within another one', () => {
    const narrow = [
      { on: ['绿的'], say: '绿色清新' },
      { on: ['墨绿'], say: '墨绿稳重' },
    ]
    const official = { type: 'text', say: '绿色清新，墨绿稳重', narrow }
    const told = (text: string) =>
      conversation(shopWith({ facts: { official } })).hears(said(text, 'authenticity/genuine')).text
    expect(told('墨绿的显老吗')).not.toContain('绿色清新')
    expect(told('绿的显老吗')).toContain('绿色清新')
    expect(told('绿的和墨绿的哪个好')).toContain('绿色清新，墨绿稳重')
    expect(told('墨绿的和绿的哪个好')).toContain('绿色清新，墨绿稳重')
    expect(told('😊😊😊😊绿的')).not.toContain('墨绿稳重')
  })

  test('is quoted whole where no part was named', () => {
    expect(answer('哪个颜色好')).toContain('红色热情，黑色庄重，粉色甜美')
  })
})

test('another part of a fact makes another question, the same part the same one', () => {
  const official = {
    type: 'text',
    say: '拉链保三个月，扣子保一个月',
    narrow: [
      { on: ['拉链'], say: '拉链保三个月' },
      { on: ['扣子'], say: '扣子保一个月' },
    ],
  }
  const talk = conversation(shopWith({ facts: { official } }))
  expect(talk.hears(said('拉链保多久', 'authenticity/genuine')).text).toContain('拉链保三个月')
  expect(talk.hears(said('那扣子呢', 'authenticity/genuine')).text).toContain('扣子保一个月')
  expect(talk.hears(said('扣子保多久来着', 'authenticity/genuine'))).toMatchObject({ reason: 'asked_again' })
})

test('a list of colours answers for none but its own', () => {
  const official = {
    type: 'list',
    say: '红色热情，黑色庄重',
    items: ['红色', '黑色'],
    narrow: [{ on: ['红'], say: '红色热情' }],
  }
  const talk = conversation(shopWith({ facts: { official } }))
  const plan = talk.hears(said('白色耐脏吗', 'authenticity/genuine', { color: '白色' }))
  expect(plan).toMatchObject({ decision: 'handoff', reason: 'missing_fact' })
})

describe('a short follow-up', () => {
  test('about another courier is asked of the topic', () => {
    const talk = conversation()
    talk.hears(said('能发中通吗', 'courier/specific', { courier: '中通' }))
    const plan = talk.hears(said('那顺丰呢', 'low_confidence', { courier: '顺丰' }))
    expect(plan).toMatchObject({
      decision: 'reply',
      intents: ['courier'],
      ids: ['courier.specific.unlisted'],
    })
    expect(plan.text).toContain('顺丰')
  })

  test('about another place asks how long it takes there', () => {
    const talk = conversation()
    talk.hears(said('几天能到', 'shipping_time/arrival'))
    const plan = talk.hears(said('到江苏要几天', 'out_of_scope', { place: '江苏' }))
    expect(plan).toMatchObject({ decision: 'reply', intents: ['shipping_time'] })
    expect(plan.text).toContain('江苏')
  })

  test('without a value asks the same about another thing', () => {
    const talk = conversation()
    talk.hears(said('有赠品吗', 'gifts/available'))
    expect(talk.hears(said('男款呢', 'low_confidence'))).toMatchObject({
      decision: 'reply',
      intents: ['gifts'],
    })
  })

  test('about a village asks for another answer than the city before', () => {
    const talk = conversation()
    talk.hears(said('到杭州几天', 'shipping_time/arrival', { place: '杭州' }))
    const plan = talk.hears(said('那到村里呢', 'out_of_scope'))
    expect(plan).toMatchObject({ decision: 'reply', intents: ['shipping_time'] })
    expect(plan.text).toContain('村里')
  })

  test('that names a place and asks how long asks for the arrival, whatever was talked about', () => {
    const talk = conversation()
    talk.hears(said('发什么快递', 'courier/which'))
    expect(talk.hears(said('寄到广州要多久', 'low_confidence', { place: '广州' })).intents).toEqual([
      'shipping_time',
    ])
  })

  test('that waits for something else than goods does not', () => {
    const text = '广州退款要多久'
    expect(conversation().hears(said(text, 'low_confidence', { place: '广州' })).reason).toBe(
      'low_confidence',
    )
  })

  test('is a riddle where nothing was talked about', () => {
    expect(conversation().hears(said('那顺丰呢', 'low_confidence', { courier: '顺丰' })).reason).toBe(
      'low_confidence',
    )
  })

  test('is dropped with its topic when another question comes', () => {
    const talk = conversation()
    talk.hears(said('几天能到', 'shipping_time/arrival'))
    talk.hears(said('有发票吗', 'invoice/available'))
    expect(talk.hears(said('江苏呢', 'low_confidence', { place: '江苏' })).reason).toBe('low_confidence')
  })

  test('is none where it asks something of its own', () => {
    const talk = conversation()
    talk.hears(said('有赠品吗', 'gifts/available'))
    expect(talk.hears(said('那怎么退呢', 'low_confidence')).decision).toBe('handoff')
  })

  test('keeps what the classifier is sure of', () => {
    const talk = conversation()
    talk.hears(said('有赠品吗', 'gifts/available'))
    expect(talk.hears(said('那发票呢', 'invoice/available')).intents).toEqual(['invoice'])
  })
})

describe('words that say too little by themselves are believed beside a topic', () => {
  const guessed = (text: string, guess: string, confidence: number): Said => ({
    text,
    as: 'low_confidence',
    guess,
    confidence,
  })

  test.each([
    ['about the topic itself', '满三百送啥来着', 'gifts/available', 0.45],
    ['of the same matter', '多少能让一点', 'discount/first_ask', 0.55],
    ['of another, if they are surer', '票据能开么', 'invoice/available', 0.65],
  ])('%s', (_, text, guess, confidence) => {
    const talk = conversation()
    talk.hears(said('有赠品吗', 'gifts/available', { amount: ['100', '一块'] }))
    expect(talk.hears(guessed(text, guess, confidence)).intents).toEqual([guess.split('/')[0]])
  })

  test('but not where nothing was talked about, and not a mere guess', () => {
    expect(conversation().hears(guessed('票据能开么', 'invoice/available', 0.65)).reason).toBe(
      'low_confidence',
    )
    const talk = conversation()
    talk.hears(said('有赠品吗', 'gifts/available'))
    expect(talk.hears(guessed('票据能开么', 'invoice/available', 0.55)).reason).toBe('low_confidence')
  })

  test('who bargains and turns to go threatens, who wants to ask at home hesitates', () => {
    const talk = conversation()
    talk.hears(said('便宜点', 'discount/first_ask'))
    expect(talk.hears(said('那我真走啦', 'out_of_scope')).ids[0]).toBe('bargaining.praise')
    expect(talk.hears(said('我和家里那位合计合计', 'out_of_scope')).ids).toEqual(['bargaining.hesitation'])
  })
})

describe('the same question after an answer', () => {
  test('goes to a human', () => {
    const talk = conversation()
    talk.hears(said('什么时候发货', 'shipping_time/dispatch'))
    expect(talk.hears(said('到底啥时候发', 'shipping_time/dispatch'))).toMatchObject({
      decision: 'handoff',
      reason: 'asked_again',
    })
  })

  test('is another one where it brings a new value', () => {
    const talk = conversation()
    talk.hears(said('几天能到', 'shipping_time/arrival'))
    expect(talk.hears(said('到北京几天', 'shipping_time/arrival', { place: '北京' })).decision).toBe('reply')
  })

  test('is another one where it is another sub-question', () => {
    const talk = conversation()
    talk.hears(said('什么时候发货', 'shipping_time/dispatch'))
    expect(talk.hears(said('几天到', 'shipping_time/arrival')).decision).toBe('reply')
  })

  test('counts urging in other words as the same', () => {
    const talk = conversation()
    talk.hears(said('快发货啊', 'shipping_time/urge'))
    expect(
      talk.hears(said('一天了怎么还没发', 'shipping_time/overdue', { duration: ['24', '一天'] })).reason,
    ).toBe('asked_again')
  })
})

describe('after a handoff', () => {
  const handedOver = () => {
    const talk = conversation()
    talk.hears(said('转人工', 'human_request'))
    return talk
  }

  test('a new question that can be answered still gets a draft', () => {
    expect(handedOver().hears(said('有发票吗', 'invoice/available'))).toMatchObject({
      decision: 'reply',
      reason: 'answered',
    })
  })

  test('each turn is judged by itself', () => {
    const talk = handedOver()
    expect(talk.hears(said('江西', 'low_confidence'))).toMatchObject({
      decision: 'handoff',
      reason: 'low_confidence',
    })
    expect(talk.hears(said('假一赔几', 'authenticity/compensation')).reason).toBe('missing_fact')
    expect(talk.hears(said('在吗', 'greeting')).decision).toBe('reply')
  })

  test('thanks are returned', () => {
    expect(handedOver().hears(said('谢谢', 'thanks_bye')).ids).toEqual(['thanks_bye.bye'])
  })

  test('an acknowledgement wants nothing', () => {
    expect(handedOver().hears(said('好的', 'acknowledge/ok'))).toMatchObject({
      decision: 'silent',
      reason: 'acknowledgement',
    })
  })

  test('a threat is as urgent as ever, also the second time', () => {
    const talk = handedOver()
    for (const text of ['再不理我就给差评', '差评差评'])
      expect(talk.hears(said(text, 'complaint/threat'))).toMatchObject({
        reason: 'must_hand_over',
        handoff: { urgency: 'urgent' },
      })
  })
})

describe('a draft that nobody sent', () => {
  const unsent = { delivered: false }

  test('has told the customer nothing: the next one answers all that is unanswered', () => {
    const talk = conversation()
    talk.hears(said('是正品吗', 'authenticity/genuine'), unsent)
    expect(talk.hears(said('有发票吗', 'invoice/available')).ids).toEqual([
      'authenticity.genuine',
      'invoice.available',
    ])
  })

  test('does not make the same question one that was answered', () => {
    const talk = conversation()
    talk.hears(said('有发票吗', 'invoice/available'), unsent)
    expect(talk.hears(said('能开发票不', 'invoice/available')).decision).toBe('reply')
  })

  test('takes no step on the ladder of bargaining', () => {
    const talk = conversation()
    talk.hears(said('便宜点', 'discount/first_ask'), unsent)
    expect(talk.state.bargaining.round).toBe(0)
  })

  test('leaves a topic for the words that follow', () => {
    const talk = conversation()
    talk.hears(said('能发中通吗', 'courier/specific', { courier: '中通' }), unsent)
    const plan = talk.hears(said('那顺丰呢', 'low_confidence', { courier: '顺丰' }))
    expect(plan.intents).toEqual(['courier'])
  })
})

describe('an agent’s own words', () => {
  test('answer what waited', () => {
    const talk = conversation()
    talk.hears(said('是正品吗', 'authenticity/genuine'), { delivered: false })
    talk.agentSays('是正品的', said('是正品的', 'authenticity/genuine'))
    expect(talk.hears(said('有发票吗', 'invoice/available')).ids).toEqual(['invoice.available'])
  })

  test('leave the question waiting that they do not answer', () => {
    const talk = conversation()
    talk.hears(said('是正品吗', 'authenticity/genuine'), { delivered: false })
    talk.hears(said('有发票吗', 'invoice/available'), { delivered: false })
    talk.agentSays('有发票的', said('有发票的', 'invoice/available'))
    expect(talk.hears(said('在吗', 'greeting')).ids).toEqual(['authenticity.genuine'])
  })

  test('are enough for who is content with them', () => {
    const talk = conversation()
    talk.hears(said('是正品吗', 'authenticity/genuine'), { delivered: false })
    talk.hears(said('有发票吗', 'invoice/available'), { delivered: false })
    talk.agentSays('有发票的', said('有发票的', 'invoice/available'))
    expect(talk.hears(said('好的', 'acknowledge/ok'))).toMatchObject({
      decision: 'silent',
      intents: ['acknowledge'],
    })
  })

  test('have heard a threat that they answer in part', () => {
    const talk = conversation()
    talk.hears(said('是正品吗', 'authenticity/genuine'), { delivered: false })
    talk.hears(said('我要投诉', 'complaint/threat'), { delivered: false })
    talk.agentSays('是正品的', said('是正品的', 'authenticity/genuine'))
    expect(talk.hears(said('有发票吗', 'invoice/available')).reason).not.toBe('must_hand_over')
  })

  test('give a short answer its meaning', () => {
    const talk = conversation()
    talk.hears(said('几天能到', 'shipping_time/arrival'), { delivered: false })
    talk.agentSays('亲哪里的呢')
    expect(talk.hears(said('秦皇岛', 'out_of_scope', { place: '秦皇岛' }))).toMatchObject({
      decision: 'reply',
      intents: ['shipping_time'],
      ids: ['shipping_time.place'],
    })
  })
})

describe('greetings, thanks and acknowledgements', () => {
  test('a greeting is returned by the time of day, once', () => {
    const talk = conversation()
    expect(talk.hears(said('在吗', 'greeting')).ids).toEqual(['greeting.morning'])
    expect(talk.hears(said('在吗', 'greeting')).ids).toEqual(['greeting.again'])
    expect(talk.hears(said('在吗', 'greeting'))).toMatchObject({ decision: 'silent', text: null })
  })

  test('the shop’s own clock tells the time of day', () => {
    const newYork = shopWith({ timezone: 'America/New_York' })
    expect(conversation(newYork).hears(said('在吗', 'greeting')).ids).toEqual(['greeting.day'])
    expect(conversation(SHOP).hears(said('在吗', 'greeting')).ids).toEqual(['greeting.morning'])
  })

  test('thanks get one closing, then silence', () => {
    const talk = conversation()
    expect(talk.hears(said('谢谢', 'thanks_bye'))).toMatchObject({ decision: 'reply', reason: 'answered' })
    expect(talk.hears(said('再见', 'thanks_bye'))).toMatchObject({
      decision: 'silent',
      reason: 'acknowledgement',
    })
  })

  test('an acknowledgement is left in silence', () => {
    expect(conversation().hears(said('好的', 'acknowledge/ok'))).toMatchObject({
      decision: 'silent',
      reason: 'acknowledgement',
      text: null,
    })
  })

  test('hesitation gets one friendly line', () => {
    const talk = conversation()
    expect(talk.hears(said('我再看看', 'acknowledge/hesitation')).ids).toEqual(['acknowledge.hesitation'])
    expect(talk.hears(said('再想想', 'acknowledge/hesitation')).decision).toBe('silent')
  })

  test('beside a question they are not answered by themselves', () => {
    const plan = conversation().hears([
      said('你好', 'greeting'),
      said('有发票吗', 'invoice/available'),
      said('谢谢', 'thanks_bye'),
    ])
    expect(plan.ids).toEqual(['invoice.available'])
    expect(plan.intents).toEqual(['greeting', 'invoice', 'thanks_bye'])
  })
})

test('another thing that is asked of a product is another question, the same thing the same', () => {
  const product = productRecordSchema.parse({
    id: 'S1',
    title: '德比鞋',
    category: '男鞋/皮鞋',
    attributes: { 鞋面材质: '头层牛皮', 重量: '单只约420克' },
  })
  const records = { ...NO_RECORDS, product }
  const talk = conversation(SHOP, {}, createPlanner(loadScripts('intents').scripts))
  const asks = (text: string) => talk.hears(said(text, 'product_question/attributes'), { records }).reason
  expect(asks('一只多重')).toBe('answered')
  expect(asks('跟西裤搭得上不')).not.toBe('asked_again')
  expect(asks('到底一只多重')).toBe('asked_again')
})
