import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import en from '../../src/console/words/en.json' with { type: 'json' }
import zh from '../../src/console/words/zh.json' with { type: 'json' }

/** The names of all words of a file, and what of `{name}` stands in each. */
function shape(words: unknown, path = ''): Record<string, string> {
  if (typeof words === 'string') return { [path]: (words.match(/\{\w+\}/g) ?? []).sort().join() }
  const parts = Object.entries(words as Record<string, unknown>)
  return Object.assign({}, ...parts.map(([name, each]) => shape(each, `${path}.${name}`)))
}

it('says everything in both languages, with the same values in it', () => {
  expect(shape(en)).toEqual(shape(zh))
})

it.each(readdirSync('shops'))('has a name for every fact of %s', (shop) => {
  const { facts } = parse(readFileSync(`shops/${shop}/shop.yaml`, 'utf8')) as { facts: object }
  expect(Object.keys(facts).filter((name) => !Object.hasOwn(zh.facts, name))).toEqual([])
})
