import { describe, expect, test } from 'vitest'
import { plainSubject } from '../../src/context/plain.ts'
import { buildFoldTable } from '../../src/nlu/text/fold-table.ts'
import { Normaliser } from '../../src/nlu/text/normaliser.ts'
import { RULES } from './rules.ts'

const TOLD_BEFORE = '我们会在付款后48小时内发出，默认发中通哦。'

const normaliser = new Normaliser(buildFoldTable())

/** What the whole message is, read as rules read it; null where it says more. */
function plainly(text: string, told: readonly string[] = [TOLD_BEFORE]) {
  return plainSubject(text, normaliser.normalise(text).text.replace(/\s/g, ''), told, RULES)
}

describe('only agrees', () => {
  test.each([
    '好的',
    '行那我去拍了',
    '行，那我去拍了',
    '好吧就这样',
    '嗯嗯，我等你们',
    '好的，发中通',
    '早说嘛 拍了',
    '嗯哪',
  ])('%s', (text) => expect(plainly(text)).toMatchObject({ intent: 'acknowledge' }))
})

describe('says more', () => {
  test.each([
    '那我去拍了',
    '好的，我要退货',
    '好吧，那我去别家买',
    '行，我等着，快点发货啊',
    '好的，什么时候发',
    '行，但是太贵了',
    '好吧我再考虑考虑',
    '可以换吗',
    '好的，发顺丰',
    '行不行',
    '早说嘛 改价',
    '拍了 地址发我',
    '好看吗',
  ])('%s', (text) => expect(plainly(text)?.intent).not.toBe('acknowledge'))
})

test.each([
  ['😊', 'acknowledge'],
  ['[微笑]', 'acknowledge'],
])('a smile is an acknowledgement: %s', (text, intent) => {
  expect(plainly(text)).toMatchObject({ intent })
})

test('thanks beside an agreement are thanks', () => {
  expect(plainly('知道了，辛苦了')).toMatchObject({ intent: 'thanks_bye' })
})
