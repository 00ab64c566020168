import { describe, expect, test } from 'vitest'
import { valuesOf } from './find.ts'

const find = valuesOf('count')

describe('count', () => {
  test.each([
    ['两双', ['2']],
    ['3件', ['3']],
    ['一对枕头', ['1']],
    ['十双', ['10']],
    ['二十多件', ['20']],
    ['买一个', ['1']],
    ['两个', ['2']],
    ['四五双', ['4']],
    ['100套', ['100']],
    ['两包', ['2']],
  ])('%s is %j', (text, values) => expect(find(text)).toEqual(values))

  test.each([
    '一个问题',
    '第二件',
    '三包政策',
    '2包邮',
    '一对一',
    '42对吗',
    '两件事',
    '三个月',
    '两个小时',
    '两个朋友',
    '50只要',
    '哪一件',
    '一起',
  ])('%s holds none', (text) => expect(find(text)).toEqual([]))
})
