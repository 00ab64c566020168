import { describe, expect, it, test } from 'vitest'
import { answerPart, partNamed } from '../../src/knowledge/index.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside } from './beside-goods.ts'

const POT = productRecordSchema.parse({
  id: 'C1',
  title: '铸铁炖锅家用',
  category: '厨具/炖锅',
  aliases: ['炖锅'],
  priceFen: 25900,
  attributes: {
    锅盖价格: '59元',
    手柄材质: '榉木',
    隔热手套: '不含，手套需另购',
    锅垫: '软木锅垫，单买15元',
    净重: '3kg（含锅盖）',
  },
  skus: [
    { id: 'C1-1', size: '22cm', stock: 3, priceFen: 25900 },
    { id: 'C1-2', size: '24cm', stock: 3, priceFen: 29900 },
  ],
})
const PARTS = ['锅盖', '锅垫', '手套']

describe('a part of what is looked at', () => {
  it.each([
    ['锅盖多少钱一个', /锅盖价格59元/],
    ['单买锅垫几块钱', /锅垫单买15元/],
    ['手柄坏了单买多少钱', /手柄/],
  ])('has a price of its own, or nobody knows it: %s', (text, told) => {
    const draft = draftBeside([POT], ['22的多少钱', text])
    expect(draft.text).toMatch(told)
    expect(draft.text).not.toMatch(/259|299/)
  })
  test('is for a person where the record names no price', () => {
    expect(draftBeside([POT], ['手柄单卖吗']).decision).toBe('handoff')
  })
  test('is told of as the record has it where it is asked whether it comes along', () => {
    expect(draftBeside([POT], ['锅盖送不送']).text).toMatch(/含锅盖/)
    expect(answerPart('手套要另外买吗', POT, PARTS)?.facts[1]?.say).toBe('手套需另购')
    expect(answerPart('手柄送吗', POT, PARTS)).toBeNull()
  })
  it.each(['带锅盖的多少钱', '炖锅多少钱', '有锅垫的那套多少钱'])(
    'is not meant by words that tell which of the whole: %s',
    (text) => {
      expect(partNamed(text, POT, PARTS)).toBeNull()
    },
  )
})
