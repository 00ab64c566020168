import { describe, expect, test } from 'vitest'
import { loadAttributes } from '../../src/content/attributes.ts'
import { lintAttributes, lintLearned } from '../../src/content/lint/attributes.ts'
import { lintProducts } from '../../src/content/lint/products.ts'
import { productRecordSchema } from '../../src/types/index.ts'

const ATTRIBUTES = loadAttributes('intents/_attributes.yaml')

function found(...products: object[]): string[] {
  const lines = products.map((product, i) => ({
    product: productRecordSchema.parse({ id: `P${i}`, title: '鞋', category: '男鞋/皮鞋', ...product }),
    file: 'products.jsonl',
    line: i + 1,
  }))
  return lintProducts(lines, ATTRIBUTES.value).map(
    ({ line, severity, message }) => `${line} ${severity} ${message}`,
  )
}
const chart = (...rows: [string, number, number][]) => ({
  sizeChart: { by: 'footLengthMm', rows: rows.map(([size, min, max]) => ({ size, min, max })) },
})

describe('the products of a shop', () => {
  test.each([
    ['a price of zero', { priceFen: 0 }, '1 error P0: the price is zero'],
    [
      'a gap in the chart',
      chart(['41', 251, 255], ['42', 258, 260]),
      '1 error P0: the chart has a gap between 41 and 42',
    ],
    [
      'rows that overlap',
      chart(['41', 251, 257], ['42', 256, 260]),
      '1 error P0: the rows 41 and 42 overlap',
    ],
    [
      'two SKUs alike',
      {
        skus: [
          { id: 'a', color: '黑色' },
          { id: 'b', color: '黑色' },
        ],
      },
      '1 error P0: b and a are the same colour and size',
    ],
    ['a pair that is not there', { pairs: ['X'] }, '1 error P0: pairs: there is no X'],
    ['an unknown unit', { attributes: { 重量: '420斛' } }, '1 warning P0: 重量: 420斛 has no known unit'],
    [
      'an attribute nobody can ask for',
      { attributes: { 回弹率: '高' } },
      '1 warning P0: nobody can ask for 回弹率: no attribute of _attributes.yaml has this name',
    ],
  ])('are told of %s', (_, product, message) => expect(found(product)).toEqual([message]))

  test('are fine with a chart without gaps and attributes that are known', () => {
    expect(
      found({
        ...chart(['41', 251, 255], ['42', 256, 260]),
        attributes: { 重量: '420克', 鞋面材质: '牛皮' },
      }),
    ).toEqual([])
  })

  test('are told of an id that stands twice', () => {
    expect(found({ id: 'A' }, { id: 'A' })).toEqual(['2 error A: the id A is used twice'])
  })
})

describe('the attributes', () => {
  const broken = (change: (value: typeof ATTRIBUTES.value) => void) => {
    const value = structuredClone(ATTRIBUTES.value)
    change(value)
    return lintAttributes({ ...ATTRIBUTES, value }).map(({ message }) => message)
  }

  test('name what exists', () => {
    expect(lintAttributes(ATTRIBUTES)).toEqual([])
  })
  test('are told of values, units and vocabularies that do not exist', () => {
    expect(broken(({ vocabularies }) => vocabularies.leather![0]!.implies.push('木'))).toEqual([
      '真皮: leather has no value 木',
    ])
    expect(broken(({ attributes }) => Object.assign(attributes[0]!, { dimension: 'luck' }))).toEqual([
      'material: no units of luck',
    ])
  })
  test('that have no phrases need lines in the training data, and lines an attribute', () => {
    const value = structuredClone(ATTRIBUTES.value)
    value.attributes.push({ ...value.attributes[0]!, id: 'luck', asked: undefined })
    const learned = (attribute: string) =>
      lintLearned({ ...ATTRIBUTES, value }, [
        {
          text: '会臭脚吗',
          label: 'product_question',
          kind: 'attributes',
          attribute,
          file: 'luck.txt',
          line: 1,
        },
      ]).map(({ message }) => message)
    const known = value.attributes.filter(({ asked }) => asked === undefined).map(({ id }) => id)
    expect(learned('luck')).toHaveLength(known.length - 1)
    expect(learned('lucky')).toContain('luck has no words that ask for it and no lines in training-data')
    expect(learned('lucky')).toContain('the attribute lucky is not in _attributes.yaml')
  })
})
