import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadScripts, type ScriptFiles } from '../../../src/content/scripts.ts'
import { lintPhrases } from '../../../src/evaluation/lint/phrases.ts'

const files = loadScripts(join(import.meta.dirname, '../../../intents'))

function messagesOf(phrases: { any: string[]; unless?: string[]; yes: string[]; no?: string[] }): string[] {
  const value = { deep: [{ unless: [], no: [], ...phrases }] }
  const odd = { ...files, signs: { ...files.signs, value } } as unknown as ScriptFiles
  const { knowledge: _, attributes: __, ...alone } = odd
  return lintPhrases({ ...alone, intents: [] }, (text) => text).map(({ message }) => message)
}

describe('phrases', () => {
  test('whose examples hold them are in order', () => {
    expect(messagesOf({ any: ['投诉'], unless: ['投诉率'], yes: ['要投诉'], no: ['投诉率高吗'] })).toEqual([])
  })

  test('need an example for each pattern', () => {
    expect(messagesOf({ any: ['投诉', '举报'], yes: ['要投诉'] })).toEqual(['举报 matches no example of yes'])
  })

  test('must match what they should and nothing that they should not', () => {
    expect(messagesOf({ any: ['投诉'], yes: ['投诉', '你好'], no: ['不投诉'] })).toEqual([
      '你好 is not matched',
      '不投诉 is matched',
    ])
  })

  test('need an example for each exception', () => {
    expect(messagesOf({ any: ['投诉'], unless: ['投诉率'], yes: ['投诉'] })).toEqual([
      '投诉率 keeps no example of no from matching',
    ])
  })
})

test('the words that ask for what records hold are read by their examples too', () => {
  const faults = () =>
    lintPhrases(files, (text) => text).map(({ file, message }) => `${basename(file)} ${message}`)
  files.attributes!.value.attributes[0]!.asked!.any.push('鞋舌')
  files.knowledge!.value.asks[0]!.yes.push('多少钱')
  expect(faults()).toContain('_attributes.yaml 鞋舌 matches no example of yes')
  expect(faults()).toContain('_knowledge.yaml 多少钱 is not matched')
})
