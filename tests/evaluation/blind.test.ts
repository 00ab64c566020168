import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBlind, readMaterial } from '../../src/evaluation/read.ts'

const FOLDER = join(import.meta.dirname, '../../eval')

test('what was written without sight of the scripts is read beside what eval measures, never as part of it', () => {
  const blind = readBlind(FOLDER)
  const measured = new Set(readMaterial(FOLDER).dialogues.map(({ id }) => id))
  expect(blind.dialogues.length).toBeGreaterThan(300)
  expect(blind.dialogues.filter(({ id }) => measured.has(id))).toEqual([])
  expect(blind.suites.map(({ name, cases }) => [name, cases.length])).toEqual([['two_intents', 80]])
})
