import { expect, it } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { askedAttributes } from '../../src/knowledge/index.ts'
import { compileScripts } from '../../src/planning/scripts.ts'
import { productRecordSchema } from '../../src/types/index.ts'

const ATTRIBUTES = compileScripts(loadScripts('intents').scripts).attributes!
const BOOTS = productRecordSchema.parse({
  id: 'B1',
  title: '高帮靴',
  category: '男鞋/靴子',
  status: 'on_sale',
  attributes: { 适用季节: '冬季' },
  skus: [],
})

it.each(['零下十五度穿行吗', '北方穿冻不冻'])('who asks of the cold asks for the season: %s', (words) => {
  expect(askedAttributes(words, ATTRIBUTES, BOOTS)[0]?.attribute.label).toBe('适用季节')
})
