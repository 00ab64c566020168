import { describe, expect, test } from 'vitest'
import { valuesOf } from './find.ts'

const find = valuesOf('color')

describe('color', () => {
  test.each([
    ['黑色', ['黑色']],
    ['酒红色', ['酒红']],
    ['深蓝的', ['深蓝']],
    ['米白跟杏色', ['米白', '杏色']],
    ['白的', ['白色']],
    ['灰的还是黑的', ['灰色', '黑色']],
    ['卡其', ['卡其色']],
    ['咖色', ['咖啡色']],
    ['大红', ['红色']],
    ['粉红色', ['粉色']],
  ])('%s is %j', (text, values) => expect(find(text)).toEqual(values))

  test.each([
    '明白的',
    '红包',
    '白条',
    '颜色',
    '特色',
    '黑店',
    '绿色通道',
    '网红的',
    '咖啡',
    '黑猫投诉',
    '变黄的',
  ])('%s holds none', (text) => expect(find(text)).toEqual([]))
})
