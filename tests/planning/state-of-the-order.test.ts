import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes } from './beside-an-order.ts'
import { type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const SHOP = shopWith({
  facts: {
    no_reason: { type: 'duration', hours: 168, say: '7天无理由退换' },
    return_condition: { type: 'text', say: '签收7天内，没穿没洗' },
    wear_fee: { type: 'text', say: '有污渍会扣清理费' },
    exchange_postage: { type: 'text', say: '寄回运费您承担，新鞋包邮发出' },
    quality_return: { type: 'text', say: '核实是质量问题的，寄回运费我们承担' },
    return_steps: { type: 'text', say: '把订货单和鞋放进原盒寄回' },
    return_postage: { type: 'text', say: '质量问题运费我们承担，其他情况由您承担' },
    no_collect: { type: 'text', say: '到付件收不了' },
    own_postage: { type: 'text', say: '不合适的运费您承担' },
    return_address: { type: 'text', say: '温州双屿仓库' },
    refund_within: { type: 'duration', hours: 120, say: '收到退货后3个工作日内' },
    refund_alipay: { type: 'text', say: '交易已完成的打到支付宝' },
    warranty: {
      type: 'warranty',
      say: '开胶、拉链坏保三个月，掉漆保一个月',
      rows: [
        { months: 3, defects: ['开胶', '拉链坏'] },
        { months: 1, defects: ['掉漆'] },
      ],
      narrow: [{ on: ['拉链'], say: '拉链坏保三个月' }],
    },
  },
})

const shoe = productRecordSchema.parse({
  id: 'S1',
  title: '商务德比鞋',
  skus: [
    { id: 'a', color: '黑色', size: '41', stock: 2 },
    { id: 'b', color: '黑色', size: '42', stock: 2 },
    { id: 'c', color: '棕色', size: '42', stock: 1 },
  ],
})
const WAYS = {
  unpaid: { status: 'unpaid', paidAt: null },
  paid: { status: 'paid' },
  sent_unseen: { status: 'shipped', shippedAt: '2026-11-20T12:00:00+08:00' },
  on_the_way: {
    status: 'shipped',
    shippedAt: '2026-11-20T12:00:00+08:00',
    shipments: [
      {
        courier: '中通',
        status: 'in_transit',
        events: [{ at: '2026-11-21T08:00:00+08:00', text: '已到杭州中转' }],
      },
    ],
  },
  here: { status: 'delivered', deliveredAt: '2026-11-19T20:00:00+08:00' },
  signed: {
    status: 'delivered',
    deliveredAt: '2026-11-20T20:00:00+08:00',
    shipments: [
      { courier: '中通', status: 'delivered', events: [{ at: '2026-11-20T20:00:00+08:00', text: '已签收' }] },
    ],
  },
  long_ago: { status: 'delivered', deliveredAt: '2026-11-03T20:00:00+08:00' },
}

/** The last draft of a conversation about an order that stands so; every draft is sent. */
function told(way: keyof typeof WAYS, ...clauses: Said[]) {
  return lastDraft({ planner, shop: SHOP, product: shoe, order: orderOfShoes(WAYS[way]) }, clauses)
}

describe('a refund that nobody asked for', () => {
  test('is not looked up: the shop’s time is told', () => {
    const { decision, text } = told('here', said('退了多久到账', 'refund_timing/when'))
    expect(decision).toBe('reply')
    expect(text).toContain('收到退货后3个工作日内')
  })

  test('is told its time, too, where he presses for it', () => {
    expect(told('here', said('钱几号退给我', 'refund_timing/overdue')).text).toContain('3个工作日')
  })

  test('is not said to be under way to somebody who demands it', () => {
    expect(told('here', said('把钱退了', 'refund_timing/overdue')).text).toMatch(/退款申请|没申请/)
  })

  test('waits for no goods where nothing was sent', () => {
    expect(told('paid', said('钱退到哪儿', 'refund_amount/where')).text).toContain('退')
    expect(told('paid', said('钱退到哪儿', 'refund_amount/where')).text).not.toContain('支付宝')
    expect(told('paid', said('多久能退我', 'refund_timing/when')).text).not.toMatch(/收到退货|到哪一步/)
  })
})

describe('what may go back', () => {
  test('is no more promised once the time is over', () => {
    const { decision, text } = told('long_ago', said('现在退还行不', 'return_policy/can_return'))
    expect(decision).toBe('handoff')
    expect(text).toContain('11月3日')
    expect(told('here', said('现在退还行不', 'return_policy/can_return')).text).toContain('签收7天内')
  })

  test('has to be seen where it was worn or soiled', () => {
    expect(told('here', said('穿了两回还能退吗', 'return_policy/can_return')).text).toContain('拍')
    expect(told('here', said('底子踩脏了一点', 'quality_issue/defect')).text).toContain('清理费')
  })
})

test('the slip that goes back with the goods is told of, be they faulty or not', () => {
  const slip = said('盒里要塞张条子不', 'return_policy/how')
  const fault = said('鞋跟松了', 'quality_issue/defect')
  expect(told('here', slip).text).toContain('订货单')
  expect(told('here', fault, slip)).toMatchObject({
    decision: 'reply',
    text: expect.stringContaining('订货单'),
  })
})

describe('what is wanted instead', () => {
  test('is there or not, as the record says', () => {
    expect(told('here', said('想换41的', 'size_exchange/stock')).text).toContain('黑色41')
    expect(told('here', said('能换成棕色的吗', 'stock/color')).text).toContain('棕色42')
  })

  test('is changed where nothing was sent yet', () => {
    const { decision, text } = told('paid', said('帮我换41码', 'order_change/goods'))
    expect(decision).toBe('handoff')
    expect(text).toContain('黑色41')
  })
})

describe('the postage of the way back', () => {
  const payer = said('运费谁掏', 'return_shipping/who_pays')

  test('is told as what was told of the goods has it', () => {
    expect(told('here', said('鞋面开胶了', 'quality_issue/defect'), payer).text).not.toContain('其他情况')
    expect(told('here', said('想换41的', 'size_exchange/stock'), payer).text).toContain('新鞋包邮')
    expect(told('here', payer).text).toContain('其他情况')
  })

  test('is his where he names a reason of his own after all', () => {
    const own = said('算了是我不喜欢 运费谁掏', 'return_shipping/who_pays')
    expect(told('here', said('鞋面开胶了', 'quality_issue/defect'), own).text).toContain('不合适的运费您承担')
  })

  test('is advanced by the customer where the goods are at fault', () => {
    const advance = said('要我垫着吗', 'return_shipping/collect')
    expect(told('here', said('鞋面开胶了', 'quality_issue/defect'), advance).text).toMatch(/先.*付/)
  })

  test('goes with a number that is noted', () => {
    const noted = /单号.*(收到|记下)|收到单号/
    const number = said('圆通的YT8812345678901', 'low_confidence')
    expect(told('here', payer, number).text).toMatch(noted)
    expect(told('here', said('鞋前天寄回去了顺丰SF8877665544', 'low_confidence')).text).toMatch(noted)
  })

  test('is asked for in any order of words', () => {
    const fault = said('鞋面开胶了', 'quality_issue/defect')
    expect(told('here', fault, said('谁出邮费', 'low_confidence')).text).toContain('运费我们承担')
  })

  test('asks nothing of what came faulty but to be paid for', () => {
    const fault = said('鞋面开胶了', 'quality_issue/defect')
    const { text } = told('here', fault, said('那怎么寄', 'low_confidence'))
    expect(text).toContain('双屿')
    expect(text).not.toContain('没穿没洗')
  })

  test('goes to the address of the shop', () => {
    const exchange = said('想换41的', 'size_exchange/stock')
    expect(told('here', exchange, said('寄到哪儿呀', 'logistics_query/where')).text).toContain('双屿')
    expect(told('here', exchange, said('地址电话报一下', 'low_confidence')).text).toContain('双屿')
  })
})

describe('arrival and delivery', () => {
  test('of what has not left names the day it leaves and asks after the way', () => {
    const { text } = told('paid', said('到长沙要几天', 'shipping_time/arrival', { place: '长沙' }))
    expect(text).toContain('长沙')
    expect(text).toContain('11月22日')
  })

  test.each([
    ['几点送到家', 'logistics_query/where', /几点/],
    ['给我放门口行吗', 'logistics_query/where', /放哪|送到哪|要求/],
    ['派送员电话有吗', 'logistics_query/where', /电话|号码/],
  ])('has words of its own for %s', (text, as, words) => {
    expect(told('on_the_way', said(text, as)).text).toMatch(words)
  })

  test('of what never came is not a return, though the money is wanted', () => {
    const missing = said('显示签收我没拿到', 'logistics_query/not_received')
    const { decision, text } = told('signed', missing, said('那我要退款', 'return_policy/request'))
    expect(decision).toBe('handoff')
    expect(text).toMatch(/核实|查清/)
    expect(text).not.toContain('没穿没洗')
  })

  test('that the customer looked for already does not send him looking again', () => {
    const missing = said('显示签收我没拿到', 'logistics_query/not_received')
    expect(told('signed', missing).text).toContain('20:00')
    const looked = said('驿站问过了说没有', 'logistics_query/not_received')
    const { decision, text } = told('signed', missing, looked)
    expect(decision).toBe('handoff')
    expect(text).not.toMatch(/驿站|家人|代收|20:00/)
  })
})

describe('how long', () => {
  const fault = said('拉链坏了', 'quality_issue/defect')

  test('a repair takes is asked for, and not how long it is covered', () => {
    expect(told('here', fault, said('修好要几天', 'warranty/period')).text).not.toContain('三个月')
  })

  test('it is covered is heard beside the fault, however short the words', () => {
    expect(told('here', fault, said('三包里吗', 'low_confidence')).text).toContain('拉链坏保三个月')
  })

  test('it is covered is told of the fault that was named before', () => {
    const { text } = told('here', fault, said('保修多久', 'warranty/period'))
    expect(text).toContain('拉链坏保三个月')
    expect(text).not.toContain('掉漆')
    expect(told('here', said('保修多久', 'warranty/period')).text).toContain('掉漆')
  })
})

describe('what came', () => {
  const unsure = (text: string) => said(text, 'low_confidence')

  test('and does not fit is exchanged', () => {
    expect(told('here', unsure('短靴收到了有点小')).text).toMatch(/换/)
  })

  test('and pleases is good', () => {
    const { decision, text } = told('here', unsure('鞋子到货了挺舒服的'))
    expect(decision).toBe('reply')
    expect(text).toMatch(/好/)
    expect(told('here', said('到货了谢谢', 'stock/restock')).text).not.toContain('有货')
  })

  test('and fails is at fault', () => {
    expect(told('here', unsure('侧拉链有点涩')).text).toMatch(/拍|照片/)
  })

  test('back for an exchange is looked for', () => {
    expect(told('here', unsure('换的那双寄过去一周了')).text).toMatch(/仓库|这单|进度/)
  })

  test('is too few: more are added before it is sent', () => {
    const { decision, text } = told('paid', said('拍了6双还想再加3双', 'promotion/threshold'))
    expect(decision).toBe('handoff')
    expect(text).toMatch(/还没发|没发/)
  })
})

describe('how long it may go back', () => {
  const when = said('还剩几天能退', 'return_policy/can_return')

  test('is reckoned from the day on which it came', () => {
    expect(told('here', when).text).toContain('11月26日')
    expect(told('long_ago', when)).toMatchObject({ decision: 'handoff' })
  })

  test('is counted from the receipt where none is known', () => {
    expect(told('paid', when).text).toContain('7天无理由退换')
  })
})

describe('the way back', () => {
  const wanted = said('我要退货', 'return_policy/request')

  test('has a courier of its own', () => {
    expect(told('signed', wanted, said('走哪家快递', 'courier/which')).text).not.toContain('中通')
  })

  test('is no more to be put off once it was sent', () => {
    const { text } = told('here', wanted, said('早上寄出去了', 'courier/other'))
    expect(text).toMatch(/签收/)
    expect(text).not.toContain('先别寄')
  })

  test('is paid by him who names a reason of his own', () => {
    const { text } = told('here', said('我自己拍错了邮费谁出', 'return_shipping/who_pays'))
    expect(text).toContain('不合适的运费您承担')
    expect(text).not.toContain('质量问题')
  })

  test('of what came wrong, and of what is refused, is for a person where the shop has no fact', () => {
    const wrong = said('来的颜色发错了', 'quality_issue/wrong_item')
    const { decision, text } = told('here', wrong, said('运费你们出吧', 'promotion/free_shipping'))
    expect(decision).toBe('handoff')
    expect(text).not.toContain('质量问题')
    expect(told('on_the_way', said('拒签的话邮费算谁的', 'promotion/free_shipping')).text).toMatch(/拒收/)
  })
})

describe('what is changed before it was sent', () => {
  test('has no postage, though it is too small', () => {
    expect(told('paid', said('买小了我脚长255', 'size_exchange/misfit')).text).not.toContain('寄回运费')
  })

  test('is cancelled after all, and not let go', () => {
    const wrong = said('拍错颜色了', 'order_change/goods')
    const { decision, text } = told('paid', wrong, said('算了都退了吧', 'acknowledge/ok'))
    expect(decision).toBe('handoff')
    expect(text).toMatch(/拦|别发/)
  })

  test('is the size that he settles on', () => {
    const there = said('41还有没', 'stock/available')
    expect(told('paid', there, said('行那就41', 'acknowledge/ok'))).toMatchObject({ decision: 'handoff' })
  })

  test('goes to whom he names, who is not asked for again', () => {
    const other = said('收货人改成赵云', 'order_change/address')
    expect(told('paid', other).text).toMatch(/收货信息|新地址信息|地址这块/)
    expect(told('paid', other).text).not.toMatch(/发我|给我/)
  })
})

describe('what is asked of an order in other words', () => {
  const unheard = (text: string) => said(text, 'out_of_scope')

  test.each([
    ['on_the_way', '鞋躲哪旮旯了'],
    ['on_the_way', '周三收不到是吧'],
    ['paid', '还没上路吧'],
    ['paid', '昨晚拍下的那双寄走没'],
    ['signed', '签收人是谁啊'],
  ] as const)('is read from it: %s, %s', (way, text) => {
    expect(told(way, unheard(text)).intents[0]).toMatch(/^(logistics_query|shipping_time)$/)
  })

  test('from when the hours to its dispatch are counted is told by its deadline', () => {
    const refund = said('退了多久到账', 'refund_timing/when')
    const { intents, text } = told('paid', refund, unheard('那48小时打几点开始算'))
    expect(intents).toEqual(['shipping_time'])
    expect(text).not.toContain('到账')
  })

  test('that comes in time or not is read from it', () => {
    const sent = said('发了没', 'shipping_time/dispatch')
    const fitter = said('周五木工来,来的及不', 'product_question/attributes')
    expect(told('paid', sent, fitter).intents).toEqual(['shipping_time'])
  })

  test('is not told of one that is still to be placed', () => {
    const question = said('今晚下单几天能发', 'shipping_time/dispatch')
    expect(told('signed', question).text).not.toMatch(/签收|换的|补的/)
  })

  test('a day on which it should come is no new address', () => {
    const change = said('地址能改吗', 'order_change/address')
    const { intents } = told('on_the_way', change, said('28号前到得了不', 'shipping_time/arrival'))
    expect(intents).not.toContain('order_change')
  })
})

describe('a change of the order that is taken back', () => {
  test.each(['还是送原来的地址吧', '就送公司吧'])('is a change as well: %s', (text) => {
    const change = said('地址能改吗', 'order_change/address')
    expect(told('paid', change, said(text, 'acknowledge/ok'))).toMatchObject({
      decision: 'handoff',
      intents: ['order_change'],
    })
  })

  test.each(['那还是继续发吧', '等下等下,我妈说让我留着'])('is told to a person: %s', (text) => {
    const cancel = said('不想要了取消吧', 'order_change/cancel')
    expect(told('paid', cancel, said(text, 'acknowledge/chat'))).toMatchObject({
      decision: 'handoff',
      intents: ['order_change'],
    })
  })
})

describe('a fault of which the list of the warranty says nothing', () => {
  test('is for a person', () => {
    const hole = said('鞋面磨了个洞', 'quality_issue/defect')
    const { decision, text } = told('here', hole, said('这算三包吗', 'warranty/period'))
    expect(decision).toBe('handoff')
    expect(text).not.toContain('三个月')
  })
})

describe('an order that stands so', () => {
  test('is ordered anew where it is unpaid, in the variant that is there', () => {
    const wish = said('颜色选错了要棕的', 'order_change/goods')
    const anew = told('unpaid', wish, said('要不要重新拍一单', 'refund_timing/when'))
    expect(anew.text).toMatch(/重新拍|直接拍/)
    expect(anew.text).toContain('棕色42')
    expect(told('unpaid', said('这单取消再重新下?', 'return_policy/request')).text).toMatch(/重新拍/)
  })

  test('is no longer refunded within days once it may not go back', () => {
    const asks = said('直接给我退钱几天到', 'refund_timing/when')
    expect(told('long_ago', asks).text).not.toContain('3个工作日')
    expect(told('here', asks).text).toContain('3个工作日')
  })

  test('was signed for by somebody, whatever the record has of the parcel', () => {
    const signed = said('物流状态变成签收了可我没拿到', 'logistics_query/not_received')
    const draft = told('sent_unseen', signed)
    expect(draft.text).toMatch(/签/)
    expect(draft.text).not.toMatch(/没更新|没有物流/)
    const elsewhere = told('sent_unseen', signed, said('是不是放错楼了', 'order_change/address'))
    expect(elsewhere.text).not.toMatch(/改派|能不能转|新地址/)
  })

  test('is corrected by one letter without asking for an address', () => {
    const name = said('名字打错了一个字是刘岚不是刘兰', 'order_change/address')
    expect(told('paid', name).text).not.toMatch(/地址|发我|给我/)
  })

  test('is covered by its warranty after the receipt was confirmed', () => {
    const fault = said('拉链坏了', 'quality_issue/defect')
    const asks = said('点了确认收货的还给修吗', 'refund_timing/completed')
    expect(told('here', fault, asks).text).toContain('拉链坏保三个月')
  })

  test('is exchanged for another variant that will do', () => {
    const tight = said('想换大的', 'size_exchange/misfit')
    expect(told('here', tight, said('棕的42也行', 'size_exchange')).text).toContain('棕色42')
  })
})

describe('an order that he has just placed and wants looked at', () => {
  test.each(['下单了 你看下', '拍了 帮我看看颜色对不', '你看下我选的是几码', '这回对了吧'])(
    'is read out to him: %s',
    (text) => {
      const draft = told('paid', said(text, 'low_confidence'))
      expect(draft).toMatchObject({ decision: 'reply', text: expect.stringContaining('黑色42') })
    },
  )

  test('is not meant by the pictures of a fault', () => {
    const fault = said('鞋跟松了', 'quality_issue/defect')
    expect(told('here', fault, said('拍好了你看下', 'low_confidence')).text).not.toContain('黑色42')
  })
})

describe('an order not paid yet, at a shop that promises no day', () => {
  const shop = shopWith({ facts: { dispatch: null } })
  const draftTo = (clause: Said) =>
    lastDraft({ planner, shop, product: shoe, order: orderOfShoes(WAYS.unpaid) }, [clause])

  test.each(['怎么还不给我寄', '我那双发了没'])('is said to wait for the money: %s', (text) => {
    const { decision, text: reply } = draftTo(said(text, 'shipping_time/urge'))
    expect([decision, reply]).toEqual(['reply', expect.stringMatching(/付/)])
  })

  test('is a person’s where it is asked when it leaves', () => {
    expect(draftTo(said('付了 哪天发', 'shipping_time/dispatch')).decision).toBe('handoff')
  })
})
