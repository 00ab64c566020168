import { describe, expect, test } from 'vitest'
import { asBareAnswer } from '../../src/knowledge/index.ts'

describe('a bare number', () => {
  test('is so many square metres where the shop asked or told of rooms last', () => {
    expect(asBareAnswer('17', ['您房间大概多少平呢'])).toBe('17平')
    expect(asBareAnswer('那有十八左右吧', ['餐厅多大的呀'])).toBe('那有十八平左右吧')
    expect(asBareAnswer('次卧呢 11', ['21平的选大号，适合20到30平', '不客气'])).toBe('次卧呢 11平')
  })

  test('is the size that is worn, or the foot, by what was asked and what it can be', () => {
    const asked = ['选码看平时穿的皮鞋码数、脚长，您说下']
    expect(asBareAnswer('40', asked)).toBe('平时穿40码')
    expect(asBareAnswer('24.8', asked)).toBe('脚长24.8')
    expect(asBareAnswer('252', ['麻烦量一下脚长'])).toBe('脚长252')
    expect(asBareAnswer('42 脚背挺高', ['平时穿多大码呢'])).toBe('平时穿42码 脚背挺高')
  })

  test('stays what it is where nothing was asked, or where something counts it', () => {
    expect(asBareAnswer('17', [])).toBe('17')
    expect(asBareAnswer('17', ['这款有货'])).toBe('17')
    expect(asBareAnswer('40码', ['平时穿多大码呢'])).toBe('40码')
    expect(asBareAnswer('2个', ['客厅多大呢'])).toBe('2个')
    expect(asBareAnswer('42有货吗', ['平时穿多大码呢'])).toBe('42有货吗')
  })
})
