import { describe, expect, test } from 'vitest'
import { factAt, inCampaign, listsCourier } from '../../src/knowledge/facts.ts'
import { NOW, SHOP, shopWith } from '../planning/helpers.ts'

describe('a fact', () => {
  const text = (say: string, rest: object = {}) => ({ type: 'text', say, ...rest })

  test('that the shop has holds always, where it does not say otherwise', () => {
    expect(factAt(SHOP, 'invoice', NOW, true)?.say).toBe('正规发票')
    expect(factAt(SHOP, 'invoice', 0, false)?.say).toBe('正规发票')
  })

  test('that the shop does not have holds never', () => {
    expect(factAt(SHOP, 'moon', NOW, false)).toBeNull()
  })

  test('holds from its first to before its last moment', () => {
    const validFrom = '2026-11-01T00:00:00+08:00'
    const validUntil = '2026-11-12T00:00:00+08:00'
    const shop = shopWith({ facts: { gift: text('送', { validFrom, validUntil }) } })
    const heldAt = (moment: string) => factAt(shop, 'gift', Date.parse(moment), false) !== null
    expect(heldAt('2026-10-31T23:59:59+08:00')).toBe(false)
    expect(heldAt(validFrom)).toBe(true)
    expect(heldAt(validUntil)).toBe(false)
  })

  test('has one version in a campaign and another outside', () => {
    const shop = shopWith({
      facts: { gift: [text('平时', { when: 'regular' }), text('活动', { when: 'campaign' })] },
    })
    expect(factAt(shop, 'gift', NOW, false)?.say).toBe('平时')
    expect(factAt(shop, 'gift', NOW, true)?.say).toBe('活动')
  })
})

test('a campaign is on between its dates, open-ended ones for good', () => {
  const campaigns = [
    { name: 'c', validFrom: '2026-11-01T00:00:00+08:00', validUntil: '2026-11-12T00:00:00+08:00' },
  ]
  expect(inCampaign(shopWith({ campaigns }), NOW)).toBe(false)
  expect(inCampaign(shopWith({ campaigns }), Date.parse('2026-11-11T00:00:00+08:00'))).toBe(true)
  expect(
    inCampaign(shopWith({ campaigns: [{ name: 'c', validFrom: '2020-01-01T00:00:00+08:00' }] }), NOW),
  ).toBe(true)
})

test('a courier is listed under its name in any case, unlisted otherwise, unknown where the shop names none', () => {
  expect(listsCourier(SHOP, 'ems', NOW, false)).toBe(true)
  expect(listsCourier(SHOP, '中通快递', NOW, false)).toBe(true)
  expect(listsCourier(SHOP, '顺丰', NOW, false)).toBe(false)
  expect(listsCourier(shopWith({ facts: { couriers: null } }), '顺丰', NOW, false)).toBeNull()
})
