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
    ['插头拔掉了', 'out_of_scope', 'holding.fire.cut'],
    ['我还想要个台灯', 'acknowledge/ok', 'holding.fire.on'],
  ])('%s', (text, as, words) => {
    const customer = talk()
    expect(customer.hears(said('灯在冒烟', 'quality_issue/defect')).ids).toEqual(['holding.fire'])
    const plan = customer.hears(said(text, as))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'must_hand_over', ids: [words] })
  })

  test.each([
    ['灯在冒烟', 'quality_issue/defect', '要不要打119'],
    ['孩子把纽扣电池吞下去了', 'out_of_scope', '叫救护车不'],
  ])('who asks whether to call for help is told to, before anything else: %s', (told, as, asked) => {
    const customer = talk()
    customer.hears(said(told, as))
    expect(customer.hears(said(asked, 'low_confidence')).ids).toEqual(['holding.emergency_call'])
  })

  test('a picture is taken for the proof of it', () => {
    const customer = talk()
    customer.hears(said('铁扣把我手划了个口子', 'complaint/injury'))
    expect(customer.hears([], { hasPhoto: true }).ids).toEqual(['holding.injury.photo'])
  })

  test('also behind an agent who asked for it', () => {
    const customer = talk()
    customer.hears(said('灯在冒烟', 'quality_issue/defect'), { delivered: false })
    customer.agentSays('先断电，接线的地方拍给我看看')
    expect(customer.hears([], { hasPhoto: true }).reason).toBe('must_hand_over')
  })

  test('whose name it was and the screenshot belong to what was promised, until something is asked', () => {
    const customer = talk()
    const promised = () => customer.hears(said('上回你们客服答应我返15的', 'low_confidence')).reason
    expect(promised()).toBe('must_hand_over')
    expect(customer.hears(said('名字里带个琳', 'low_confidence')).reason).toBe('must_hand_over')
    expect(customer.hears([], { hasPhoto: true }).ids).toEqual(['holding.claimed_promise.photo'])
    expect(customer.hears(said('你们能开票吗', 'invoice/available')).reason).not.toBe('must_hand_over')
    expect(customer.hears(said('名字里带个琳', 'low_confidence')).reason).not.toBe('must_hand_over')
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

describe('it is over', () => {
  test.each(['人倒是没啥事', '幸好没砸着', '医院查过了没什么'])(
    'once nobody came to harm, of which a person hears once more: %s',
    (text) => {
      const customer = talk()
      customer.hears(said('装好的灯罩掉了差点砸到我爸', 'quality_issue/defect'))
      expect(customer.hears(said(text, 'low_confidence')).ids).toEqual(['holding.unharmed'])
      expect(customer.state.sign).toBeNull()
      expect(customer.hears(said('你们打算怎么弄', 'low_confidence')).ids).not.toContain(
        'holding.near_miss.on',
      )
    },
  )

  test.each(['那个是在别家买的', '我看岔了不好意思', '开玩笑的别当真'])(
    'once it turns out to be another shop’s, or a joke: %s',
    (text) => {
      const customer = talk()
      customer.hears(said('灯在冒烟', 'quality_issue/defect'))
      customer.hears(said(text, 'low_confidence'))
      expect(customer.state.sign).toBeNull()
    },
  )

  test.each(['没事但是还是有点疼', '掉下来砸到怎么会没事'])('but not by this: %s', (text) => {
    const customer = talk()
    customer.hears(said('铁扣把我手划了个口子', 'complaint/injury'))
    customer.hears(said(text, 'low_confidence'))
    expect(customer.state.sign).toMatchObject({ id: 'injury' })
  })
})

describe('the words are those of what happened', () => {
  test.each([
    ['灯罩掉了差点砸着我外婆', 'holding.near_miss'],
    ['灯罩掉了砸到我外婆手划破了', 'holding.injury'],
    ['刚才手伸进鱼缸里麻了一下', 'holding.fire'],
    ['我侄女这两天说不想活了', 'holding.distress'],
    ['我儿子说不想活了', 'holding.distress.another'],
  ])('%s', (text, words) => {
    expect(talk().hears(said(text, 'low_confidence')).ids).toEqual([words])
  })

  test.each(['这个怎么赔', '退款加赔偿', '你们客服上周说年底还会降', '验证码都告诉他了'])(
    'a person looks at it: %s',
    (text) => {
      expect(talk().hears(said(text, 'low_confidence')).reason).toBe('must_hand_over')
    },
  )
})

describe('no harm by the goods', () => {
  test.each([
    '我外公的脚老肿',
    '平时穿38脚有点肿',
    '奶奶腿脚浮肿',
    '孩子小时候过敏过',
    '那要是踩到钉子怎么办',
    '他腿肿了穿宽一点的',
    '孕妇脚背有点肿',
    '脚长24.5有点肿',
    '前几年穿别人家的滑了一跤',
    '怕老人滑了一跤',
    '灯从桌上摔下来了',
  ])('%s', (text) => {
    expect(talk().hears(said(text, 'low_confidence')).reason).not.toBe('must_hand_over')
  })

  test.each([
    '穿了一天脚有点肿',
    '下楼滑倒了',
    '老爷子从凳子上摔下来了',
    '顶上灯罩掉下来砸的',
    '不会起火吧一股焦味',
    '一股糊味不会爆炸吧',
  ])('but this is: %s', (text) => {
    expect(talk().hears(said(text, 'low_confidence')).reason).toBe('must_hand_over')
  })
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
