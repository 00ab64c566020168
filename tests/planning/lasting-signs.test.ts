import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, HOUR, NOW, SHOP, said } from './helpers.ts'

const shipped = createPlanner(loadScripts(join(import.meta.dirname, '../../intents')).scripts)
const talk = () => conversation(SHOP, {}, shipped)

describe('what is told after danger or harm belongs to it', () => {
  test.each([
    ['家里小孩每晚都开着', 'low_confidence', 'holding.fire.on'],
    ['师傅看过说线没问题', 'acknowledge/ok', 'holding.fire.on'],
    ['这灯多少瓦的', 'product_question/attributes', 'holding.fire.on'],
    ['插头拔掉了', 'out_of_scope', 'holding.fire.on'],
    ['我还想要个台灯', 'acknowledge/ok', 'holding.fire.on'],
  ])('%s', (text, as, words) => {
    const customer = talk()
    expect(customer.hears(said('灯在冒烟', 'quality_issue/defect')).ids).toEqual(['holding.fire'])
    const plan = customer.hears(said(text, as))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'must_hand_over', ids: [words] })
  })

  test('a picture is taken for the proof of it', () => {
    const customer = talk()
    customer.hears(said('铁扣把我手划了个口子', 'complaint/injury'))
    expect(customer.hears([], { hasPhoto: true }).ids).toEqual(['holding.injury.photo'])
  })

  test('no words are heard twice, and none of a shop that sells', () => {
    const customer = talk()
    const told = ['真不想活了', '随便什么款', '没事', '就想说说话', '你还在吗', '嗯'].map(
      (text) => customer.hears(said(text, 'low_confidence')).text,
    )
    expect(new Set(told).size).toBe(told.length)
  })

  test('a mere OK needs nothing, but from who does not want to live', () => {
    const customer = talk()
    customer.hears(said('灯在冒烟', 'quality_issue/defect'))
    expect(customer.hears(said('好的', 'acknowledge/ok')).decision).toBe('silent')
    const other = talk()
    other.hears(said('真不想活了', 'out_of_scope'))
    expect(other.hears(said('嗯', 'acknowledge/ok')).reason).toBe('must_hand_over')
  })

  test('nor thanks to an agent who wrote herself', () => {
    const customer = talk()
    customer.hears(said('灯在冒烟', 'quality_issue/defect'), { delivered: false })
    customer.agentSays('先断电，我们电话联系您')
    expect(customer.hears(said('多谢了', 'thanks_bye')).reason).not.toBe('must_hand_over')
  })
})

describe('it ends', () => {
  test.each([
    ['白色的还有货吗', 'stock/available'],
    ['对了这款防水吗', 'product_question/attributes'],
  ])('where something else is plainly asked: %s', (text, as) => {
    const customer = talk()
    customer.hears(said('灯在冒烟', 'quality_issue/defect'))
    expect(customer.hears(said(text, as)).reason).not.toBe('must_hand_over')
    expect(customer.state.sign).toBeNull()
  })

  test('not where it is asked how to send it back, which is answered', () => {
    const customer = talk()
    customer.hears(said('灯在冒烟', 'quality_issue/defect'))
    expect(customer.hears(said('退货分哪几步呢', 'return_policy/how')).reason).not.toBe('must_hand_over')
    expect(customer.state.sign).toMatchObject({ id: 'fire' })
  })

  test('with two days of silence', () => {
    const customer = talk()
    customer.hears(said('灯在冒烟', 'quality_issue/defect'))
    const plan = customer.hears(said('我家客厅装的', 'low_confidence'), { now: NOW + 50 * HOUR })
    expect(plan.reason).not.toBe('must_hand_over')
  })

  test('never, whatever is asked, for who does not want to live', () => {
    const customer = talk()
    customer.hears(said('真不想活了', 'out_of_scope'))
    const plan = customer.hears(said('黑色37有货吗', 'stock/available'))
    expect(plan).toMatchObject({ reason: 'must_hand_over' })
  })
})

describe('no harm by the goods', () => {
  test.each([
    '他腿肿了穿宽一点的',
    '孕妇脚背有点肿',
    '脚长24.5有点肿',
    '前几年穿别人家的滑了一跤',
    '怕老人滑了一跤',
    '灯从桌上摔下来了',
  ])('%s', (text) => {
    expect(talk().hears(said(text, 'low_confidence')).reason).not.toBe('must_hand_over')
  })

  test.each(['老爷子从凳子上摔下来了', '顶上灯罩掉下来砸的', '不会起火吧一股焦味', '一股糊味不会爆炸吧'])(
    'but this is: %s',
    (text) => {
      expect(talk().hears(said(text, 'low_confidence')).reason).toBe('must_hand_over')
    },
  )
})

describe('words of others are not ours', () => {
  test.each([
    ['我媳妇说米色耐看我姐非要黑的', 'claimed_promise'],
    ['前阵子在别家买的一周就开胶可气死我', 'complaint'],
  ])('%s', (text, id) => {
    const heard = { ...said(text, 'low_confidence'), sign: { id, confidence: 0.96 } }
    expect(talk().hears(heard).reason).not.toBe('must_hand_over')
  })
})
