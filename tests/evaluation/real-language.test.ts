import { beforeAll, describe, expect, it } from 'vitest'
import { createEngine, loadContent, provideModel } from '../../src/bootstrap/engine.ts'
import { ROOT } from '../../src/bootstrap/root.ts'
import { readConfig } from '../../src/config.ts'
import { converse, type DialogueTurn } from '../../src/evaluation/converse.ts'
import type { Engine } from '../../src/evaluation/predict.ts'

const NOW = Date.parse('2026-03-04T10:00:00+08:00')
let engine: Engine

beforeAll(() => {
  const content = loadContent(ROOT)
  const model = provideModel(
    readConfig({}),
    content,
    () => performance.now(),
    () => {},
  )
  engine = createEngine(content, model)
  // The first draft reads the dictionary; the times below are those of the texts.
  draftOf('kangnai', '你好')
}, 240_000)

type Said = string | DialogueTurn

/** The draft after the last of these turns. */
function draftOf(shop: string, ...turns: Said[]) {
  const spoken = turns.map((turn) => (typeof turn === 'string' ? { text: turn } : turn))
  const { plan, text } = converse(engine, engine.shops.get(shop)!, { id: 't', turns: spoken }, NOW).at(-1)!
  return { ...plan, text: text ?? '' }
}

const agent = (text: string): DialogueTurn => ({ role: 'agent', text })

describe('no text blocks the engine', () => {
  it.each([
    `转${'接给我'.repeat(24)}`,
    `找${'我们'.repeat(28)}`,
    `我要投诉，不会${'说要'.repeat(26)}`,
    `转接${'一下个'.repeat(20)}`,
    `差评,有${'最新的'.repeat(22)}`,
    '转接给'.repeat(600),
    '没收到货'.repeat(500),
  ])('%s', (text) => {
    const start = performance.now()
    draftOf('kangnai', text)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

it('two prices that are paid together reach the tier of their sum', () => {
  expect(draftOf('mengtianqin', '159的和179的一起能减多少').text).toContain('满300减40')
  expect(draftOf('mengtianqin', '原价420现价380能减多少').text).toContain('满300减40')
})

describe('what is excluded is not offered', () => {
  it.each([
    ['kangnai', '别发EMS', 'EMS', '中通'],
    ['kangnai', '除了EMS都行', 'EMS', '中通'],
    ['kangnai', '不要中通，其他都可以', '中通', 'EMS'],
    ['mengtianqin', '别发韵达', '韵达', '申通'],
    ['haidexin', '千万别发顺丰，我们这不派送', '顺丰', 'EMS'],
    ['mengtianqin', '除了红色还有啥寓意好的', '红色', '蓝色'],
    ['mengtianqin', '黄色和红色不考虑，其他颜色有啥含义', '黄色', '蓝色'],
    ['kangnai', '中通我们村不到，发别的', '中通', 'EMS'],
    ['haidexin', '顺丰我们这收不到 走别的吧', '顺丰', 'EMS'],
  ])('%s: %s', (shop, text, excluded, offered) => {
    const draft = draftOf(shop, text)
    expect(draft.text).not.toContain(excluded)
    expect(draft.text).toContain(offered)
  })

  it('nothing is left: a person decides', () => {
    expect(draftOf('kangnai', '不要EMS，不要中通，给我发顺丰').decision).toBe('handoff')
    expect(draftOf('kangnai', '你们不是发EMS就是中通，有没有别的').decision).toBe('handoff')
  })

  it('our own words repeated are no wish', () => {
    expect(draftOf('kangnai', '你刚说发EMS或中通，那圆通可以吗').text).toContain('圆通')
  })

  it('a refused gift is not offered, a refused exchange is a return', () => {
    expect(draftOf('kangnai', '不要送袜子了').text).not.toContain('一双')
    expect(draftOf('kangnai', '不想换货，就要退款').intents).toEqual(['return_policy'])
  })

  it('who wants to return is not exchanged', () => {
    expect(draftOf('kangnai', '我不换码，我要退').intents).toEqual(['return_policy'])
  })
})

describe('the situation decides', () => {
  it.each([
    '没发货，不想要了，怎么退款',
    '还没发货呢，我想退款',
    '单子没发出呢想退掉',
    '怎么退款啊 都没发货',
  ])('before dispatch nothing is sent back: %s', (text) => {
    const draft = draftOf('kangnai', text)
    expect(draft.intents).toEqual(['order_change'])
    expect(draft.text).not.toMatch(/寄回|地址|收到退货/)
  })

  it('the same words urge before dispatch and track after it; unknown, the customer is asked', () => {
    const order = (status: string) => ({ id: '26350017', status, paidAt: '2026-03-04T08:00:00+08:00' })
    const words = '好几天没动静了'
    expect(draftOf('kangnai', { text: words, order: order('shipped') }).intents).toEqual(['logistics_query'])
    expect(draftOf('kangnai', { text: words, order: order('paid') }).intents).toEqual(['shipping_time'])
    expect(draftOf('kangnai', words)).toMatchObject({ decision: 'clarify', reason: 'ambiguous' })
  })

  it('what is under way, taken back or refused by the page is for a person', () => {
    const words = [
      '我已经申请换货还能退吗',
      '东西不用退了',
      '页面上说这款不支持退货',
      '我该选换货还是退货',
      '我的优惠券会退回来吗',
    ]
    expect(words.map((text) => draftOf('kangnai', text).decision)).toEqual(words.map(() => 'handoff'))
  })

  it.each(['坏了还不能换货,只能维修吗', '我用微信支付的,退款退到哪', '配送不了的话怎么退货'])(
    'what no fact of the shop settles is for a person: %s',
    (text) => expect(draftOf('kangnai', text).decision).toBe('handoff'),
  )

  it('thanks for money that arrived are thanks', () => {
    expect(draftOf('kangnai', '已经收到退款信息了，谢谢').intents).toEqual(['thanks_bye'])
  })

  it('a wish inside thanks is no goodbye', () => {
    expect(draftOf('kangnai', '好的谢谢 记得帮我备注').intents).toEqual(['order_change'])
  })

  it('an order number that stands in the message is not asked for', () => {
    expect(draftOf('kangnai', '订单号:2609123456,这单退款到哪一步了').text).not.toMatch(/订单号(发|给|和)/)
  })

  it.each(['今天能到吗我等着用', '明天能到吗'])('a day in question is looked up in the order: %s', (text) => {
    expect(draftOf('kangnai', text).text).toMatch(/订单号|这单/)
  })

  it("another customer's order is not even confirmed", () => {
    const turns = [{ text: '到哪了', order: { id: '26350017', status: 'shipped', customerId: 'u2' } }]
    const shop = engine.shops.get('kangnai')!
    const [output] = converse(engine, shop, { id: 't', customerId: 'u1', turns }, NOW)
    expect(output!.plan.reason).toBe('wrong_owner')
    expect(output!.text).not.toContain('26350017')
  })
})

describe('a long number alone', () => {
  it('belongs to what was told before, and a person looks it up', () => {
    expect(draftOf('kangnai', '有个事想问下', '6602280031764')).toMatchObject({ decision: 'handoff' })
    expect(draftOf('kangnai', '有个事想问下', '43634035657').decision).toBe('silent')
  })
})

describe('signs win over everything beside them', () => {
  it.each([
    '再不发货就cha评了',
    '能不能便宜点，不便宜给叉评',
    '这是正品吗，假的我就打⑫③①⑤',
    '什么时候发货 再拖就一颗⭐伺候',
    '再不给我退钱，小红薯见',
    '味道大，闻了头晕恶心',
    '孩子闻了这味一直打喷嚏流眼泪',
    '鞋味道太冲，熏得我直犯恶心',
    '灯一开就冒烟，还有焦糊味',
    '刚开灯啪的一声全屋断电了',
    '信不信我给你个cp',
    '插上就冒了股烟',
    '不退我就写篇小作文',
    '再拖我直接晒差凭',
  ])('%s', (text) => {
    expect(draftOf('kangnai', text)).toMatchObject({
      reason: 'must_hand_over',
      handoff: { urgency: 'urgent' },
    })
  })

  it.each(['店长说给我九折', '之前那个客服同意便宜20让我直接拍'])(
    'a claimed promise is checked: %s',
    (text) => {
      expect(draftOf('kangnai', text).reason).toBe('must_hand_over')
    },
  )

  it('fire: the power is cut first, and the second message gets words too', () => {
    expect(draftOf('haidexin', '插上就冒火花').text).toMatch(/断电|电源|总闸/)
    expect(draftOf('haidexin', '插上就冒火花', '又跳闸了').text).not.toBe('')
  })
})

describe('another question than the rule answers', () => {
  it.each([
    ['kangnai', '如果月结用户的话价格更优惠吗'],
    ['haidexin', '春节期间准时能到吗'],
    ['haidexin', '发货前改地址 我们可以自己操作吗'],
    ['haidexin', '邻居说你们家售后很差 真的假的'],
    ['haidexin', '昨天就说明天寄 今天又明天'],
    ['haidexin', '你好笨哦'],
    ['mengtianqin', '满减活动搞到几号'],
    ['mengtianqin', '不退全款 包运费 这事就算了'],
  ])('%s: %s', (shop, text) => expect(draftOf(shop, text).decision).toBe('handoff'))

  it.each(['在地毯上踩过两脚 算不算穿过', '就在家里试穿了一下 算穿过吗'])(
    'whether it counts as worn is told by how it looks now: %s',
    (text) => expect(draftOf('kangnai', text).text).toMatch(/(?=.*折痕)(?=.*照)/),
  )

  it('what is taken back in part is not taken back', () => {
    expect(draftOf('mengtianqin', '改地址和颜色', '算了电话别改了 颜色改就行').decision).not.toBe('silent')
    expect(draftOf('haidexin', '灯珠坏了', '那我自己换 灯珠单卖不').decision).not.toBe('silent')
    expect(draftOf('mengtianqin', '扣子掉漆了', '要不我也不退了 补我30块就算了').decision).not.toBe('silent')
  })

  it('a long story needs more than a likely reading', () => {
    const story = '没关系我发快递6块钱我再拍你再寄你也花邮费你又不是不花钱而且你家活动没写清楚'
    expect(draftOf('mengtianqin', story).decision).toBe('handoff')
  })
})

describe('no promise without a fact', () => {
  it.each([
    ['kangnai', '刻了字的鞋能退吗'],
    ['kangnai', '清仓特价款支持退货吗'],
    ['mengtianqin', '定做的包能退货吗'],
    ['kangnai', '付定金预售的几号寄出'],
    ['haidexin', '过年期间24小时还发货不'],
    ['haidexin', '寄香港运费多少'],
    ['kangnai', '快递来了我拒收可以吗'],
  ])('%s: %s', (shop, text) => {
    expect(draftOf(shop, text)).toMatchObject({ decision: 'handoff', reason: 'missing_fact' })
  })
})

describe('quotations, cards and links are not the customer’s words', () => {
  it.each(['我拍了拍"康奈官方旗舰店"', '康奈皮鞋男正品2024新款英伦尖头系带婚鞋'])(
    'asks nothing: %s',
    (text) => {
      expect(draftOf('kangnai', text)).toMatchObject({ decision: 'silent', intents: [] })
    },
  )

  it('what is asked beside a quotation is answered', () => {
    const draft = draftOf('kangnai', '「康奈官方旗舰店：亲，平时发EMS或中通」 那能换顺丰不')
    expect(draft.intents).toEqual(['courier'])
    expect(draft.text).toContain('顺丰')
  })

  it('a number in a link is no order number', () => {
    const link = 'https://item.example/item.htm?id=679812345678'
    const draft = draftOf('kangnai', '我要退货', agent('麻烦发下订单号'), link)
    expect(draft.text).not.toContain('679812345678')
    expect(draft.reason).not.toBe('by_policy')
  })
})

describe('taken back, agreed to, thanked for', () => {
  it.each([
    ['怎么退货', '算了不退了'],
    ['发什么快递', '看到了 不用回了'],
    ['可以开发票吗', '没事了 页面上有写'],
  ])('%s, then %s inside the merge window', (first, second) => {
    expect(draftOf('kangnai', first, { text: second, at: 3 })).toMatchObject({
      decision: 'silent',
      reason: 'retracted',
    })
  })

  it.each(['我要退货\n算了不退了', '能开发票吗\n哦 不用了', '怎么换货啊\n算了不换了 能穿'])(
    'the last line takes back those above it: %j',
    (text) => expect(draftOf('kangnai', text)).toMatchObject({ decision: 'silent', reason: 'retracted' }),
  )

  it.each(['算了不问了\n发什么快递', '不用了谢谢\n多久发货'])('a question below it stands: %j', (text) => {
    expect(draftOf('kangnai', text).decision).toBe('reply')
  })

  it.each(['👌', '👍👍', '🙏', '嗯呢', '行吧', '好的'])('after an answer %s needs nothing', (text) => {
    expect(draftOf('kangnai', '发什么快递', text).decision).toBe('silent')
  })

  it('a demand inside an OK is seen by a person', () => {
    expect(draftOf('kangnai', '能便宜点吗', '好 我拍了 记得改价').decision).not.toBe('silent')
  })

  it.each(['在?', '在么 亲', '有人吗'])('%s is a greeting', (text) => {
    expect(draftOf('kangnai', text).intents).toEqual(['greeting'])
  })
})

describe('few words', () => {
  it.each([
    ['那我下单了 小礼品记得给我放进去', 'gifts'],
    ['收货电话有误', 'order_change'],
    ['帮我核对下地址', 'order_change'],
    ['还没发出就想取消了给我退吧', 'order_change'],
    ['那这款的厚度呢', 'product_question'],
    ['急,', 'shipping_time'],
    ['你们满300减40 我再凑个20的够吗', 'promotion'],
  ])('%s is about %s', (text, intent) => {
    expect(draftOf('kangnai', text).intents).toEqual([intent])
  })

  it.each([
    ['能退多少', '单号显示你们前天就签收了', 'refund_timing.overdue'],
    ['可以退货吗', '寄哪家快递都可以不', 'return_shipping.which_courier'],
    ['能换码吗', '几天能给我换出来呢', 'shipping_time.resend'],
    ['有活动吗', '咋领呀', 'promotion.coupon_get'],
    ['有味道吗', '晾了三天还是很大', 'smell.dispel'],
    ['有味道吗', '晾了十天还是很大', 'smell.harmful'],
    ['别家便宜', '那我去别的店逛逛', 'bargaining.sandwich'],
  ])('beside %s: %s is answered by %s', (topic, text, response) => {
    const [first] = draftOf('kangnai', topic, text).responses
    expect(first?.responseId).toContain(response)
  })
})

describe('what a customer says by its opposite', () => {
  it.each(['嗯 没让他们送货', '我没让你们换货', '没同意你们退货'])(
    '%s asks for nothing of the kind',
    (text) => {
      expect(draftOf('kangnai', text)).toMatchObject({ decision: 'handoff', reason: 'missing_fact' })
    },
  )

  it.each(['这不是坑顾客嘛', '你们这不就是糊弄人吗'])('%s is heard as anger', (text) => {
    expect(draftOf('kangnai', text).text).toMatch(/生气|抱歉|对不起/)
  })

  it.each(['等着一个星吧', '再这样就给你们一个星'])('%s threatens a bad review', (text) => {
    expect(draftOf('kangnai', text).handoff?.sign).toBe('bad_review')
  })

  it.each(['找客服麻烦', '找客服太麻烦了，能自己改地址吗', '没人给我打电话', '快递员没给我打电话'])(
    '%s wishes for nobody',
    (text) => expect(draftOf('kangnai', text).handoff?.sign ?? null).toBeNull(),
  )
})

describe('the agent’s words are context', () => {
  it('a place fills the open question', () => {
    const draft = draftOf('kangnai', '几天能到', agent('亲哪里的呢'), '秦皇岛')
    expect(draft.intents).toEqual(['shipping_time'])
    expect(draft.text).toContain('秦皇岛')
  })

  it('a handoff decides one turn: the next question is answered', () => {
    expect(draftOf('kangnai', '转人工', '你们发什么快递').decision).toBe('reply')
  })
})

describe('sums', () => {
  it.each([
    ['原价420现价380，减多少', '满300减40'],
    ['差2元到300能减多少', '满200减20'],
    ['两个包，一个210一个190，一起减多少', '满388减60'],
  ])('%s', (text, tier) => {
    expect(draftOf('mengtianqin', text).text).toContain(tier)
  })
})

describe('what is friendly and asks nothing', () => {
  it('needs no person in the middle of a conversation, one where it opens it', () => {
    const chat = '我家猫刚把杯子打翻了哈哈'
    const { decision, intents } = draftOf('kangnai', '发什么快递', chat)
    expect(['silent', 'reply']).toContain(decision)
    expect(intents).toEqual(['acknowledge'])
    expect(draftOf('kangnai', chat).decision).toBe('handoff')
  })

  it.each([
    ['便宜点', '那我再带个袜子凑凑吧'],
    ['发什么快递', '我先加购吧'],
    ['什么时候发货', '不好意思误会你们了'],
  ])('%s: %s needs no person', (before, text) => {
    expect(['silent', 'reply']).toContain(draftOf('kangnai', before, text).decision)
  })

  it('a picture with an OK is looked at', () => {
    const shown = { text: '拍了', attachments: [{ type: 'image' as const }] }
    expect(draftOf('kangnai', '鞋底开胶了', agent('拍张照片我看下'), shown).decision).toBe('handoff')
  })
})

describe('who is told what he asks', () => {
  it('with the goods back in time a refund is promised, not handed over', () => {
    const order = {
      id: '26350019',
      status: 'delivered',
      refunds: [
        {
          id: 'r1',
          status: 'goods_received',
          amountFen: 36900,
          requestedAt: '2026-03-02T10:00:00+08:00',
          to: '支付宝',
        },
      ],
    } as const
    const when = draftOf('kangnai', { text: '退的鞋你们都签收了 钱什么时候退', order: order as never })
    expect(when).toMatchObject({ decision: 'reply' })
    expect(when.text).toMatch(/369元.*3个工作日|3个工作日.*369元/)
  })

  it.each(['昨晚那个小莉说便宜30给我', '有个叫阿静的说减我20'])('%s: a person checks', (text) => {
    expect(draftOf('kangnai', text).reason).toBe('must_hand_over')
  })

  it.each(['上次在别家买到假的 我直接给了一星', '送之前要给我打电话啊'])('%s threatens nobody', (text) => {
    expect(draftOf('kangnai', text).reason).not.toBe('must_hand_over')
  })
})

describe('a link at the beginning', () => {
  it('is greeted where a conversation opens with it, and needs nothing later', () => {
    const link = 'https://shop.example/item?id=679812345678'
    expect(draftOf('kangnai', link)).toMatchObject({ decision: 'reply' })
    expect(draftOf('kangnai', '发什么快递', link).decision).toBe('silent')
  })
})

describe('threats hidden by signs between the letters', () => {
  it.each(['我耐心很好 抖♂音见', '再不退就给你们差~评', '投※诉你们'])('%s', (text) => {
    expect(draftOf('mengtianqin', text).reason).toBe('must_hand_over')
  })
})

describe('short words beside a matter', () => {
  it.each([
    ['kangnai', '鞋子味道好大', '晾几天啊', 'smell'],
    ['kangnai', '什么时候发货', '发什么', 'courier'],
    ['mengtianqin', '有什么活动', '西藏也包？', 'promotion'],
    ['kangnai', '鞋底开胶了', '这个在三包里头吧', 'warranty'],
    ['kangnai', '鞋子大了能换小一码吗', '41有货不 有我就换', 'size_exchange'],
  ])('%s: %s, then %s', (shop, before, text, intent) => {
    expect(draftOf(shop, before, text).intents).toContain(intent)
  })

  it.each([
    ['再便宜点', '要得 不为难你了'],
    ['怎么退货', '等等 先不退'],
    ['怎么退货', '那算了不退了 送我姐'],
  ])('%s, then %s: nothing to answer', (before, text) => {
    expect(draftOf('kangnai', before, text).decision).toBe('silent')
  })
})

describe('an order that somebody names before 这单', () => {
  it('is not answered from the own order', () => {
    const order = {
      id: '26119003',
      status: 'shipped',
      shippedAt: '2026-03-03T10:00:00+08:00',
      shipments: [{ courier: '中通', trackingNo: '73184400912', status: 'in_transit', events: [] }],
    } as const
    const draft = draftOf(
      'kangnai',
      { text: '到哪了', order: order as never },
      '帮我看下26119002这单发货没 我朋友的',
    )
    expect(draft.text).not.toContain('73184400912')
    expect(draft.decision).not.toBe('reply')
  })
})
