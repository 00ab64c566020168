import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { askedInStory, productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes, RETURN_FACTS } from './beside-an-order.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { conversation, said, shopWith } from './helpers.ts'

const BOOTS = productRecordSchema.parse({
  id: 'B1',
  title: '高帮棉靴',
  category: '男鞋/靴子',
  status: 'on_sale',
  priceFen: 39900,
  attributes: {
    鞋面材质: '牛皮',
    内里材质: '羊毛',
    鞋底材质: '橡胶',
    防滑: '深纹防滑底',
    重量: '单只约510克',
    适用季节: '冬季',
  },
  sizeChart: {
    by: 'footLengthMm',
    rows: [
      { size: '41', min: 251, max: 255 },
      { size: '42', min: 256, max: 260 },
      { size: '43', min: 261, max: 265 },
    ],
  },
  fit: '偏大',
  skus: [
    sku('黑色', '41', 39900, 3),
    sku('黑色', '42', 39900, 5),
    sku('黑色', '43', 39900, 1),
    sku('棕色', '42', 39900, 0),
  ],
})
const draft = (text: string) => draftBeside([BOOTS], [text])

describe('the question of a story', () => {
  test('is its last clause in the form of one', () => {
    expect(askedInStory('我爸腰不好弯不下去，鞋带系起来费劲得很，这双是不是要系带的，我怕他嫌麻烦')).toEqual([
      '这双是不是要系带的',
    ])
  })

  test('is none where it only tells what nobody knows', () => {
    expect(askedInStory('打电话问了三回，他脚多长我也不知道，反正就是个大个子，先看看')).toEqual([])
  })

  test('is none where nobody tells a story', () => expect(askedInStory('多重，厚吗，软吗')).toEqual([]))

  test.each([
    ['我二叔在码头上班，天天搬货走不少路，那边地也滑得很，这双拿在手上有多重', '510克'],
    ['家里老人八十了，走路脚抬不高，地上稍微有点水大家都怕得不行，这双鞋底是什么材质的', '橡胶'],
  ])('is answered, not what is told around it: %s', (text, value) =>
    expect(draft(text).text).toContain(value),
  )

  test('is a person’s where the record is silent, whatever it says of the rest', () => {
    const words = '我们这里雨季长得很，他骑车上班石板路又滑，这双要是踩了水会不会渗进去把脚弄湿'
    const { decision, text } = draft(words)
    expect([decision, text.includes('防滑')]).toEqual(['handoff', false])
  })

  test.each(['我手机上棕色那一格怎么点都点不动，我老公就爱棕色，他一直穿42的，是不是这个码没了呀'])(
    'is whether it is there: %s',
    (text) => expect(draft(text).text).toMatch(/没货|没有|缺货|没了/),
  )
})

describe('who tells which size is worn, and for whom', () => {
  test.each([
    '他去年那双皮鞋是四十三的，今年这双带毛我就没数了，我一样拿四十三还是要变',
    '我爷爷皮鞋一直穿43的，今年想给他换双厚的，你说我给他拍哪个码',
  ])('hears one: %s', (text) => expect(draft(text).text).toContain('42码'))

  test('hears the one for the larger foot, where both are told', () => {
    expect(draft('他左脚量下来是25.3厘米，右脚量下来25.8厘米，我该照哪一个定码').text).toContain('42码')
  })

  test('is asked for the foot where nothing is told', () => {
    const { decision } = draft('给公公买的，他不肯说自己穿几号，让我看着办就行，你看我该拿哪个号')
    expect(decision).toBe('clarify')
  })
})

describe('the question of a story about an order', () => {
  const planner = createPlanner(loadScripts('intents').scripts)
  const shop = shopWith({ facts: { ...RETURN_FACTS } })
  const reply = (standing: object, text: string, as = 'out_of_scope') =>
    lastDraft({ planner, shop, product: BOOTS, order: orderOfShoes(standing) }, [said(text, as)])

  const SENT = {
    status: 'shipped',
    shippedAt: '2026-11-20T18:00:00+08:00',
    amountFen: 39900,
    shipments: [
      {
        courier: '中通',
        trackingNo: '7700123',
        status: 'in_transit',
        eta: '2026-11-23',
        events: [{ at: '2026-11-21T06:00:00+08:00', place: '江西南昌', text: '到达' }],
      },
    ],
  }
  test('is who brings it', () => {
    const { text } = reply(SENT, '我白天要上班家里没人，我想着先跟人家打个招呼，这一单是哪一家在送，号码多少')
    expect(text).toContain('7700123')
  })

  test('is whether it has left', () => {
    const { text } = reply(
      { status: 'paid', amountFen: 39900 },
      '我妈下礼拜做寿，一家人就等着这双鞋，天天催我问，东西从你们仓库出来了没有',
    )
    expect(text).toMatch(/还没|没发|48小时|前发/)
  })

  test('is whether the invoice is written', () => {
    const { text } = reply(
      { status: 'paid', amountFen: 39900, invoice: { status: 'issued' } },
      '我拿回单位要报销的，财务催我好几回了，那张票当时给开出来了没有',
      'invoice/other',
    )
    expect(text).toMatch(/开/)
  })

  test('is where the money goes back to', () => {
    const { text } = reply(
      {
        status: 'delivered',
        amountFen: 39900,
        refunds: [
          {
            id: 'r',
            status: 'approved',
            amountFen: 39900,
            requestedAt: '2026-11-20T10:00:00+08:00',
            to: '支付宝',
          },
        ],
      },
      '到时候钱是回到哪里去',
    )
    expect(text).toContain('支付宝')
  })

  test('is what was paid for all of it', () =>
    expect(
      reply({ status: 'paid', amountFen: 39900 }, '我记个账，这些合在一起我一共付了多少').text,
    ).toContain('399元'))
})

describe('a long message that is not surely understood', () => {
  const text = '老爷子一天到晚打电话来问鞋子，全家都被他问得没法子，这双大约哪天能送到他那里呀'
  const heard = (endsOnIt: boolean) =>
    conversation(shopWith({ policy: { thresholds: { shipping_time: 0.7 } } })).hears({
      ...said(text, 'shipping_time/arrival'),
      confidence: 0.8,
      endsOnIt,
    })

  test('is answered where its last clause by itself is taken for the same', () => {
    expect(heard(true).intents).toEqual(['shipping_time'])
    expect(heard(false).decision).toBe('handoff')
  })
})

describe('beside what is told of an illness', () => {
  test('how heavy it is may be said', () => {
    const text = '我爸膝盖去年动的手术，大夫说鞋子要轻一点的，以前那双他老说坠脚，这双一只大概有多少分量'
    expect(draft(text).text).toContain('510克')
  })

  test('nothing is said of whether it may be used', () => {
    expect(draft('我妈手术才做完半年，脚上一点力气没有，大夫也没说什么，她能穿这个吗').text).not.toMatch(
      /牛皮|羊毛/,
    )
  })
})

describe('a pack', () => {
  const LIGHT = productRecordSchema.parse({
    id: 'N1',
    title: '感应小夜灯',
    category: '灯具/小夜灯',
    status: 'on_sale',
    skus: [sku('白色', '单只', 3500, 9), sku('白色', '三只装', 9000, 9)],
  })
  const sum = (text: string) => draftBeside([LIGHT], [said(text, 'product_question/price')]).text

  test('of as many as are wanted is one', () => {
    expect(sum('家里要放三个地方，那个三只装的卖多少')).toMatch(/(?<!\d)90元/)
    expect(sum('家里要放三个地方，那个三只装的卖多少')).not.toContain('270')
  })

  test('is as many as are counted in packs', () => expect(sum('三份三只装的多少钱')).toContain('270元'))

  test('is told with what it saves beside single ones', () => {
    expect(sum('是一个一个买还是拿三只装的划得来')).toContain('省15元')
  })
})

describe('the price of the size that is talked about', () => {
  const QUILT = productRecordSchema.parse({
    id: 'Q1',
    title: '羊毛被',
    category: '家纺/被子',
    status: 'on_sale',
    attributes: { 尺寸: '小号180×200cm，大号220×240cm' },
    skus: [sku('白色', '小号', 29900, 4), sku('白色', '大号', 39900, 4)],
  })
  test.each(['那照这个尺寸是多少钱', '这个规格原来卖多少'])('is asked, not the size: %s', (text) => {
    expect(draftBeside([QUILT], ['大号还有吗', text]).text).toContain('399元')
  })
})

describe('who is dizzy from the sums', () => {
  test.each(['又是满减又是券的把我绕得头昏，这双到底卖多少钱', '你们规则看得我头都大了，这双多少钱'])(
    'is not hurt: %s',
    (text) => {
      const { decision } = draftBeside(
        [BOOTS],
        [{ ...said(text, 'product_question/price'), sign: { id: 'injury', confidence: 0.6 } }],
      )
      expect(decision).toBe('reply')
    },
  )
})

test('postage that the shop is to pay on arrival is one that is collected', () => {
  const shop = shopWith({ facts: { ...RETURN_FACTS } })
  const planner = createPlanner(loadScripts('intents').scripts)
  const heard = conversation(shop, {}, planner).hears(
    said('寄回去的运费等到了你们那边再给他', 'out_of_scope'),
  )
  expect(heard.intents).toEqual(['return_shipping'])
})
