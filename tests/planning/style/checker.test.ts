import { describe, expect, test } from 'vitest'
import { checkStyle } from '../../../src/planning/style/checker.ts'
import { STYLE } from './real.ts'

const rulesIn = (text: string, grounds: string[] = [], parts = 1) =>
  checkStyle(text, { grounds, parts }, STYLE).map((violation) => violation.rule)

describe('a reply in house style', () => {
  test.each([
    '亲，我们是官方开设的店铺，您可以放心选购哦。',
    '没问题的亲，您选好款式我来为您看看哦。',
    '没关系呢，您慢慢看，想了解什么随时告诉我。',
    '不好意思让您久等了，请同事马上为您核实哦。',
    '不客气哦亲，祝您度过美好的一天！',
    '别担心，签收时看一下外包装就好哦。',
    '最近咨询的顾客比较多，同事会在第一时间回复您。',
    '您的眼光真不错，想要哪个颜色呢？',
    '不同时间段活动会有变化，您可以留意店铺首页哦。',
    '最好先量一下脚长，再告诉我们哦。',
  ])('passes: %s', (text) => {
    expect(rulesIn(text)).toEqual([])
  })
})

describe('house style forbids', () => {
  test.each([
    ['one_word', '有的哦'],
    ['negation_opening', '不可以退的呢，请您谅解一下哦。'],
    ['negation_opening', '亲，没有优惠的呢，请您谅解哦。'],
    ['negation_opening', '您好，抱歉，不能再低了，谢谢理解。'],
    ['refusal_closes', '谢谢您的喜欢，这个价格真的没办法。'],
    ['rhetorical_question', '这么好的鞋子难道还会骗您，您放心。'],
    ['rhetorical_question', '页面上不是写了吗，您看一下哦。'],
    ['exclamation_marks', '您好呀！欢迎光临我们店铺！'],
    ['disparaging', '别家的都是仿品，我们的您放心哦。'],
    ['disparaging', '便宜没好货，这个道理您懂的。'],
    ['superlative', '这已经是全网最低价了哦亲。'],
    ['superlative', '我们是行业第一品牌，请您放心选购。'],
    ['pushy', '赶紧下单吧，这款很受欢迎哦。'],
    ['pushy', '喜欢就带走哦，库存仅剩几双啦。'],
    ['review_begging', '满意的话请给个五星鼓励一下哦。'],
    ['reproach', '是您没有选对尺码哦，请看一下。'],
    ['address_mixed', '您好，你的订单已经在安排了哦。'],
    ['shouting', '亲亲您好呀~~~欢迎光临店铺'],
    ['placeholder', '我们默认发{couriers}，请放心哦。'],
    ['contact_data', '您的电话13812345678我们已经登记好。'],
    ['contact_data', '请您加一下客服微信，我们再聊哦。'],
    ['many_questions', '您要什么颜色？多大尺码？我来看看'],
    ['too_long', `${'我们会为您看一看,'.repeat(30)}好的哦。`],
  ])('%s: %s', (rule, text) => {
    expect(rulesIn(text)).toContain(rule)
  })

  test('says where', () => {
    const [violation] = checkStyle('这是全网最低价哦，请您放心选购', { grounds: [] }, STYLE)
    expect(violation).toEqual({ rule: 'superlative', start: 2, end: 5, text: '全网最' })
  })
})

describe('a promise must come from a fact or from the customer', () => {
  test.each([
    '这一单给您便宜10块，您看怎么样。',
    '亲，今天下单减二十元，很划算的哦。',
    '现在打8折，您可以看看哦亲。',
    '现在八五折，您可以看看哦亲。',
    '有5%的折扣，您可以看看哦亲。',
    '我们会在48小时内为您发出哦。',
    '一般三天就能到您手上了哦。',
    '每周四统一打款，请您放心哦。',
    '下单就送一双袜子，您看喜欢吗。',
    '给您备一份小礼物，谢谢您的支持。',
    '这款全场包邮的哦，请您放心。',
    '我们承诺假一赔三，请您放心哦。',
    '运费由我们来承担，您放心寄哦。',
    '今天就给您发货，请您放心哦。',
    '明天一定能到货的，请您放心哦。',
    '保证给您退款的，请您放心哦。',
  ])('%s', (text) => {
    expect(
      rulesIn(text).filter((rule) => rule === 'groundless_promise' || rule === 'concession'),
    ).not.toEqual([])
    expect(rulesIn(text, [text])).toEqual([])
  })

  test.each([
    ['七天无理由退换，请您放心哦。', '7天无理由'],
    ['满300送袜子一双，您看看哦。', '订单满300元送一双袜子'],
    ['两百元以内都可以用的，您看看哦。', '200元以内'],
  ])('the same promise in other figures is granted: %s', (text, fact) => {
    expect(rulesIn(text, [fact])).toEqual([])
  })

  test('a number is not granted by a longer one', () => {
    expect(rulesIn('一般3天就会送达您手上哦。', ['13天'])).toContain('groundless_promise')
  })

  test.each(['祝您有美好的一天，欢迎常来哦。', '这两天天气热，新鞋通风放一放哦。'])(
    'a turn of phrase is none: %s',
    (text) => {
      expect(rulesIn(text)).toEqual([])
    },
  )
})

describe('giving in on a price', () => {
  test.each([
    '好的亲，可以给您便宜一点哦。',
    '没问题，这就帮您改价，请稍等。',
    '再给您优惠一些，您看可以吗。',
    '那就给您抹个零头哦亲。',
  ])('is a concession: %s', (text) => {
    expect(rulesIn(text)).toContain('concession')
  })

  test.each([
    '价格方面实在没办法再便宜，做工您放心哦。',
    '价格是统一的，不能给您单独改价，请您理解，喜欢可以收藏哦。',
    '优惠券付款时可以抵扣，您看看哦。',
  ])('is none where it is negated or not about the price: %s', (text) => {
    expect(rulesIn(text)).not.toContain('concession')
  })
})

describe('a draft of several answers', () => {
  test('may be longer and ask once for each', () => {
    const text = '鞋子尺码是标准的，您平时穿多大呢？另外，您要什么颜色呢？'
    expect(rulesIn(text)).toContain('many_questions')
    expect(rulesIn(text, [], 2)).toEqual([])
  })
})
