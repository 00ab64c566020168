import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createCatalogue } from '../../src/knowledge/index.ts'
import type { Considered, Opinion } from '../../src/planning/engine.ts'
import { NO_RECORDS } from '../../src/planning/records.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { type LeadDecision, productRecordSchema, type Scripts, type TurnSeen } from '../../src/types/index.ts'
import { conversation, SHOP, said } from './helpers.ts'
import { SCRIPTS } from './scripts.ts'

const scripts = {
  ...SCRIPTS,
  context: {
    ...SCRIPTS.context,
    second_look: {
      reply: 0.6,
      handoff: 0.6,
      silent: 0.6,
      remark: 0.3,
      must_hand_over: 0.6,
      about: 0.5,
    },
  },
}
const NO_SHARES = { reply: 0, clarify: 0, handoff: 0, silent: 0, must_hand_over: 0 }

/** Somebody who decides so on whatever he sees, with this share, and takes it to ask this. */
const would = (
  decision: LeadDecision,
  share = 0.9,
  about: ReturnType<Considered['about']> = null,
): Opinion => ({
  on: () => ({ shares: { ...NO_SHARES, [decision]: share }, about: () => about }),
})

const customer = (opinion: Opinion | null, source: Scripts = scripts) =>
  conversation(SHOP, {}, createPlanner(source, opinion))

/** With the rules of the shops. */
const withRules: Scripts = {
  ...loadScripts(join(import.meta.dirname, '../../intents')).scripts,
}

/** The same once he was told something. */
const told = (opinion: Opinion | null) => {
  const talk = customer(opinion)
  talk.hears(said('在吗', 'greeting'), { delivered: false })
  talk.agentSays('在的，您说')
  return talk
}

const INVOICE = said('能开发票吗', 'invoice/available')

describe('a verdict, looked at again with what a lead would decide', () => {
  test('stands where only rules name the kind that is answered: nobody has learned from such turns', () => {
    const talk = customer(would('handoff'), withRules)
    expect(talk.hears(said('怎么下单呀', 'low_confidence'))).toMatchObject({
      decision: 'reply',
      intents: ['payment'],
    })
    expect(talk.hears(said('包邮吗', 'promotion/free_shipping')).decision).toBe('handoff')
  })

  test('stands where the lead would decide the same, or has no opinion', () => {
    expect(customer(would('reply')).hears(INVOICE).decision).toBe('reply')
    expect(customer({ on: () => null }).hears(INVOICE)).toMatchObject({
      decision: 'reply',
      judge: 'questions',
    })
  })

  test('stands where the lead is not sure enough', () => {
    expect(customer(would('handoff', 0.4)).hears(INVOICE).decision).toBe('reply')
  })

  test('stands where the scripts demand no second look', () => {
    const without = { ...scripts, context: { ...scripts.context, second_look: undefined } }
    expect(customer(would('handoff'), without).hears(INVOICE).decision).toBe('reply')
  })

  test('stands where a sign demands a person', () => {
    const plan = customer(would('silent')).hears(said('再不退我找12315', 'complaint/threat'))
    expect(plan.reason).toBe('must_hand_over')
  })

  test.each(['handoff', 'silent'] as const)('stands where a short answer settles it: not %s', (decision) => {
    const plan = customer(would(decision)).hears(said('快递到哪了', 'logistics_query'))
    expect(plan.decision).toBe('clarify')
  })

  test('stands where a record says so', () => {
    const shoe = productRecordSchema.parse({
      id: 'S1',
      title: '德比鞋',
      attributes: { 鞋面材质: '头层牛皮' },
    })
    const records = { ...NO_RECORDS, product: shoe, catalogue: createCatalogue([shoe]) }
    const beside = { product: { id: 'S1', title: '德比鞋' }, records }
    const shipped = loadScripts(join(import.meta.dirname, '../../intents')).scripts
    const plan = customer(would('handoff'), shipped).hears(
      said('鞋面什么材质', 'product_question/attributes'),
      beside,
    )
    expect(plan).toMatchObject({ decision: 'reply', text: expect.stringContaining('头层牛皮') })
  })
})

describe('what the scripts answer and a lead would leave to a person', () => {
  test('goes to a person, with the script for him to send', () => {
    const plan = customer(would('handoff')).hears(INVOICE)
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'low_confidence', intents: ['invoice'] })
    expect(plan.text ?? '').not.toContain('发票')
    expect(plan.handoff?.candidates[0]).toMatchObject({
      intent: 'invoice',
      draft: expect.stringContaining('发票'),
    })
  })
})

describe('a sign that a lead hears', () => {
  const hidden = {
    ...said('明天我去你们那儿转转', 'low_confidence'),
    sign: { id: 'authority', confidence: 0.2 },
  }

  test('demands a person, who is told what it sounds like', () => {
    const plan = told(would('must_hand_over')).hears(hidden)
    expect(plan).toMatchObject({
      decision: 'handoff',
      reason: 'must_hand_over',
      handoff: { sign: 'authority' },
    })
  })

  test('demands one in place of an answer', () => {
    expect(told(would('must_hand_over')).hears(INVOICE).reason).toBe('must_hand_over')
  })

  test('demands none as the first words, of which nobody knows more than the classifiers', () => {
    expect(customer(would('must_hand_over')).hears(hidden).reason).not.toBe('must_hand_over')
  })

  test('is none where a rule tells what the words mean', () => {
    const talk = conversation(SHOP, {}, createPlanner(withRules, would('must_hand_over')))
    talk.hears(said('我要退货', 'return_policy/request'), { delivered: false })
    talk.agentSays('可以的')
    const plan = talk.hears({
      ...said('来回费用全我出?', 'low_confidence'),
      sign: { id: 'money_dispute', confidence: 0.9 },
    })
    expect(plan.reason).not.toBe('must_hand_over')
  })

  test('is none where it is only mentioned', () => {
    const plan = told(would('must_hand_over')).hears(said('没有差评我才买', 'low_confidence'))
    expect(plan.reason).not.toBe('must_hand_over')
  })
})

describe('what a lead would leave alone', () => {
  test.each([
    ['a courtesy', said('嗯嗯谢谢啦', 'thanks_bye')],
    ['what a person would get', said('票据那块的事', 'low_confidence')],
  ])('%s is left alone', (_, text) => {
    expect(customer(null).hears(text).decision).not.toBe('silent')
    expect(customer(would('silent')).hears(text)).toMatchObject({ decision: 'silent', text: null })
  })

  test('an answer is given all the same', () => {
    expect(customer(would('silent')).hears(INVOICE).decision).toBe('reply')
  })
})

describe('what would go to a person and a lead might leave alone', () => {
  const shipped = loadScripts(join(import.meta.dirname, '../../intents')).scripts
  const second_look = { ...scripts.context.second_look }
  const real = { ...shipped, context: { ...shipped.context, second_look } }
  const might = would('silent', 0.4)
  const customer = (opinion: Opinion | null) => conversation(SHOP, {}, createPlanner(real, opinion))
  const told = (opinion: Opinion | null) => {
    const talk = customer(opinion)
    talk.hears(said('在吗', 'greeting'), { delivered: false })
    talk.agentSays('在的，您说')
    return talk
  }
  const remark = said('票夹在书里头呢', 'low_confidence')

  test('gets a courteous line where nothing is asked or wanted in it', () => {
    expect(told(null).hears(remark).decision).toBe('handoff')
    expect(told(might).hears(remark)).toMatchObject({
      decision: 'reply',
      judge: 'second_look',
      intents: ['acknowledge'],
    })
  })

  test.each([
    ['where something is asked', said('票夹在书里头了吗', 'low_confidence')],
    ['where something is wanted', said('票要夹在书里头', 'low_confidence')],
    ['with what is surely asked', said('票据那块的事', 'quality_issue/defect')],
    ['with a number', said('票夹在第2页里头', 'low_confidence')],
    ['with a place', { ...remark, slots: { place: '杭州' } }],
  ])('goes to the person %s', (_, text) => expect(told(might).hears(text).decision).toBe('handoff'))

  test('goes to the person as the first words', () => {
    expect(customer(might).hears(remark).decision).toBe('handoff')
  })

  test('goes to the person as the answer to what an agent asked', () => {
    const talk = customer(might)
    talk.hears(said('在吗', 'greeting'), { delivered: false })
    talk.agentSays('票是夹在书里了吗')
    expect(talk.hears(remark).decision).toBe('handoff')
  })
})

describe('what would go to a person and a lead would answer', () => {
  const unsure = { ...said('发瓢开不', 'low_confidence'), guess: 'invoice/available', confidence: 0.5 }

  test('is answered as the reading that nobody was sure of, and remembered so', () => {
    const talk = told(would('reply'))
    expect(talk.hears(unsure)).toMatchObject({
      decision: 'reply',
      judge: 'second_look',
      intents: ['invoice'],
      confidence: 0.5,
      text: expect.stringContaining('发票'),
    })
    expect(talk.state.topic).toMatchObject({ intent: 'invoice', kind: 'available' })
  })

  test('goes to a person where the reading is far-fetched or has no answer', () => {
    expect(told(would('reply')).hears({ ...unsure, confidence: 0.1 }).decision).toBe('handoff')
    const special = { ...unsure, guess: 'quality_issue/defect' }
    expect(told(would('reply')).hears(special).decision).toBe('handoff')
  })

  test('goes to a person as the first words, of which nobody knows more than the classifier', () => {
    expect(customer(would('reply')).hears(unsure).decision).toBe('handoff')
  })

  const twice = [
    said('发什么快递', 'courier/which'),
    { ...said('还能走到付的那种不', 'payment/other'), confidence: 0.7 },
  ]

  test('is answered without what is only supposed beside the answer', () => {
    expect(told(null).hears(twice).decision).toBe('handoff')
    const plan = told(would('reply')).hears(twice)
    expect(plan).toMatchObject({ decision: 'reply', text: expect.stringContaining('EMS') })
    expect(plan.responses.map(({ intent }) => intent)).toEqual(['courier'])
  })

  test('goes to a person with a second question that was surely asked', () => {
    const sure = [twice[0]!, { ...twice[1]!, confidence: 0.95 }]
    expect(told(would('reply')).hears(sure).decision).toBe('handoff')
  })
})

describe('what the rules heard as something else than what a lead takes it to ask', () => {
  const invoice = { intent: 'invoice', kind: 'available', confidence: 0.8 }
  const thing = said('那张东西有没有', 'low_confidence')

  test('is answered as what it asks', () => {
    expect(told(null).hears(thing).decision).toBe('handoff')
    expect(told(would('reply', 0.75, invoice)).hears(thing)).toMatchObject({
      decision: 'reply',
      judge: 'second_look',
      intents: ['invoice'],
      text: expect.stringContaining('发票'),
    })
  })

  test('is answered where it would have been left alone', () => {
    const ok = said('嗯嗯那张东西有没有', 'acknowledge/ok')
    const talk = told(would('reply', 0.75, invoice))
    talk.hears(said('发什么快递', 'courier/which'), { delivered: false })
    talk.agentSays('中通')
    expect(talk.hears(ok)).toMatchObject({ decision: 'reply', intents: ['invoice'] })
  })

  test('goes to a person as what it asks, where only he can answer that', () => {
    const fault = { intent: 'quality_issue', kind: 'defect', confidence: 0.8 }
    const plan = told(would('handoff', 0.9, fault)).hears(thing)
    expect(plan).toMatchObject({ decision: 'handoff', intents: ['quality_issue'] })
  })

  test.each([
    ['it may ask something else', would('reply', 0.75, { ...invoice, confidence: 0.4 })],
    ['a person may have to answer', would('reply', 0.55, invoice)],
    ['nothing is asked that the scripts know', would('reply', 0.75, { ...invoice, intent: 'out_of_scope' })],
  ])('goes to a person where %s', (_, opinion) => {
    expect(told(opinion).hears(thing)).toMatchObject({ decision: 'handoff', intents: [] })
  })

  test('goes to a person as the first words, of which nobody knows more than the classifiers', () => {
    expect(customer(would('reply', 0.75, invoice)).hears(thing).decision).toBe('handoff')
  })

  test('means what a rule surely says of such words amid the matter', () => {
    const postage = { intent: 'promotion', kind: 'free_shipping', confidence: 0.9 }
    const shipped = loadScripts(join(import.meta.dirname, '../../intents')).scripts
    const talk = customer(would('reply', 0.9, postage), shipped)
    talk.hears(said('包收到了不想要了要退', 'return_policy/request'), { delivered: false })
    talk.agentSays('可以的，您申请一下')
    const bare = { ...said('运费', 'low_confidence'), guess: 'promotion/free_shipping', confidence: 0.7 }
    expect(talk.hears(bare).intents).toEqual(['return_shipping'])
  })

  test('stays the sub-question that the rules heard of the same intent', () => {
    const special = said('那个张口的事', 'quality_issue/defect')
    const other = { intent: 'quality_issue', kind: 'other', confidence: 0.9 }
    expect(told(would('reply', 0.75, other)).hears(special)).toMatchObject({
      decision: 'handoff',
      judge: 'questions',
    })
  })
})

test('whoever looks again sees the words before, where the two stand, what was heard and what is planned', () => {
  const seen: TurnSeen[] = []
  const talk = customer({
    on(turn) {
      seen.push(turn)
      return null
    },
  })
  talk.hears(said('发什么快递', 'courier/which'), { delivered: false })
  talk.agentSays('中通，付款后两天内发')
  const order = { id: 'O1', customerId: 'u1', status: 'paid' }
  talk.hears({ ...INVOICE, passing: 0.2 }, { order, hasPhoto: true })
  expect(seen[1]).toEqual({
    text: '能开发票吗',
    told: '中通，付款后两天内发',
    by: 'agent',
    replies: 1,
    before: '发什么快递',
    topic: 'courier/which',
    waiting: null,
    order: 'paid',
    situation: 'paid',
    product: false,
    picture: true,
    heard: [{ subject: 'invoice/available', confidence: 0.95, holds: 'reply:answered' }],
    passing: 0.2,
    sign: null,
    asked: ['invoice/available'],
    planned: 'reply',
    reason: 'answered',
    judge: 'questions',
    words: ['invoice/available'],
  })
})
