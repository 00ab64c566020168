import { describe, expect, test } from 'vitest'
import { valuesOf } from './find.ts'

const find = valuesOf('phone')

describe('phone', () => {
  test.each([
    ['13812345678', ['138****5678']],
    ['159 8765 4321', ['159****4321']],
    ['138-1234-5678', ['138****5678']],
    ['+8613812345678', ['138****5678']],
    ['400-820-8820', ['400****8820']],
    ['4008208820', ['400****8820']],
    ['0577-88888888', ['0577****8888']],
  ])('%s is %j', (text, values) => expect(find(text)).toEqual(values))

  test.each(['12812345678', '138123456789', '138123456', '400块', 'a13812345678'])('%s holds none', (text) =>
    expect(find(text)).toEqual([]),
  )
})
