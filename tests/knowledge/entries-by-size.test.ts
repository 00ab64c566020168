import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../src/knowledge/index.ts'
import { draftBeside } from '../planning/beside-goods.ts'
import { said } from '../planning/helpers.ts'
import { product } from './samples.ts'

const TROLLEY = product({
  id: 'T1',
  title: '铝框行李箱',
  category: '箱包/行李箱',
  attributes: { '20寸重量': '3.1kg', '26寸重量': '4.9kg，含轮', 锁: '密码锁', '20寸容量': '35L' },
  skus: ['20寸', '26寸'].map((size) => ({ id: size, color: '银色', size, stock: 4 })),
})
const attributesOf = (id: string) => createCatalogue([TROLLEY]).product(id)?.attributes

describe('what a record tells of each size in an entry of its own', () => {
  test('is one entry of all sizes, in its place', () => {
    expect(attributesOf('T1')).toEqual({
      重量: '20寸 3.1kg，26寸 4.9kg 含轮',
      锁: '密码锁',
      '20寸容量': '35L',
    })
  })
  test('is told of the size that is asked about', () => {
    expect(draftBeside([TROLLEY], ['银26多重']).text).toMatch(/4\.9kg/)
    expect(draftBeside([TROLLEY], ['银26多重']).text).not.toMatch(/3\.1kg/)
    expect(draftBeside([TROLLEY], ['重量多少']).text).toMatch(/3\.1kg.*4\.9kg/)
  })
  test('tells measures by the sizes where it is called by them alone', () => {
    const bedding = product({
      id: 'B1',
      title: '纯棉四件套',
      category: '家纺/床品',
      attributes: { '1.5米床': '被套200×230cm', '1.8米床': '被套220×240cm', 包含: '被套1件、枕套2只' },
      skus: ['1.5米床', '1.8米床'].map((size) => ({ id: size, color: '米色', size, stock: 2 })),
    })
    const all = draftBeside([bedding], [said('被套多大', 'product_question/attributes')]).text
    expect(all).toMatch(/200×230cm.*220×240cm/)
    const one = draftBeside([bedding], [said('1.8的被套多大', 'product_question/attributes')]).text
    expect(one).toMatch(/220×240cm/)
    expect(one).not.toMatch(/200×230cm/)
  })
  test('stays as it is where the sizes are none of the product', () => {
    const plain = { ...TROLLEY, skus: [] }
    expect(createCatalogue([plain]).product('T1')?.attributes).toEqual(TROLLEY.attributes)
  })
})
