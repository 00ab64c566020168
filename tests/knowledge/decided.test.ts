import { describe, expect, test } from 'vitest'
import { decidedIn } from '../../src/knowledge/index.ts'
import { productRecordSchema } from '../../src/types/index.ts'

const bag = productRecordSchema.parse({
  id: 'B1',
  title: '托特包',
  skus: [
    { id: 'a', color: '黑色', size: '大号', stock: 2 },
    { id: 'b', color: '墨绿色', size: '大号', stock: 1 },
    { id: 'c', color: '米白色', size: '小号', stock: 0 },
  ],
})

describe('a variant is decided for', () => {
  test.each([
    ['行 就墨绿 一个', '就墨绿'],
    ['黑的不要了 换墨绿吧', '换墨绿吧'],
    ['黑的吧 米白不耐脏', '黑的吧'],
    ['我老公说要墨绿的', '要墨绿的'],
    ['那拍黑色大号', '那拍黑色大号'],
  ])('where %s says so', (text, words) => {
    expect(decidedIn(text, bag)).toEqual({ words, isSaid: true })
  })

  test('by its bare name where something else says that it is', () => {
    expect(decidedIn('墨绿的', bag)).toEqual({ words: '墨绿的', isSaid: false })
  })

  test.each([
    '黑的有吗',
    '墨绿的呢',
    '不要黑的',
    '要黑的 送个挂件',
    '要黑的 发顺丰',
    '黑的多少钱',
    '要大一点',
  ])('by nobody who says %s', (text) => expect(decidedIn(text, bag)).toBeNull())
})
