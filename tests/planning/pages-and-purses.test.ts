import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const first = (words: string, heard: string) => conversation(SHOP, {}, planner).hears(said(words, heard))

describe('a page that does not do', () => {
  test.each([
    ['退货的入口在哪里', 'refund_timing/other'],
    ['哪里能申请退款', 'return_policy/how'],
    ['售后那个页面点不开', 'low_confidence'],
    ['退货的按钮是灰的点不了', 'return_policy/how'],
    ['购物车加不了', 'stock/problem'],
    ['换货申请不了啊', 'return_policy/other'],
    ['没看到退款的按钮', 'return_policy/other'],
    ['订单提交不了', 'stock/problem'],
    ['一拍单就报错', 'stock/problem'],
    ['提示超出配送范围', 'out_of_scope'],
    ['界面一直加载不出来', 'low_confidence'],
  ])('asks for a screenshot, and for no link: %s', (words, heard) => {
    const plan = first(words, heard)
    expect(plan.decision).toBe('handoff')
    expect(plan.text).toMatch(/截/)
    expect(plan.text).not.toMatch(/链接/)
  })

  test('goes on with the return that is talked about', () => {
    const customer = conversation(SHOP, {}, planner)
    customer.hears(said('这双想退', 'return_policy/request'))
    expect(customer.hears(said('那个点不动', 'low_confidence')).text).toMatch(/截/)
  })

  test('is no switch that cannot be pressed', () => {
    expect(first('开关按不动', 'quality_issue/defect').text).not.toMatch(/截/)
  })
})

describe('what becomes of it after a refund is named by the person who finds it out', () => {
  test.each([
    ['红包和积分会退回来吗', 'promotion/coupon', /券|红包|积分/],
    ['我抵掉的积分退不退啊', 'return_policy/can_return', /积分/],
    ['取消了我的券还能用吗', 'promotion/coupon', /券|红包|积分/],
    ['购物卡付的退到哪儿', 'refund_amount/where', /卡/],
    ['礼品卡买的退了还能花吗', 'refund_amount/other', /卡/],
    ['保价返的是现金还是券', 'discount/price_protection', /补的|怎么补|补差价/],
  ])('%s', (words, heard, named) => {
    const plan = first(words, heard)
    expect(plan.decision).toBe('handoff')
    expect(plan.text).toMatch(named)
  })

  test('and the account that the money goes to', () => {
    expect(first('退哪个账户呀', 'refund_amount/where').text).toMatch(/账户|退到|付款/)
  })
})
