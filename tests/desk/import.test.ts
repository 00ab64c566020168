import { expect, test } from 'vitest'
import { importRows } from '../../src/desk/import.ts'

const right = (value: number) => ({ ok: true as const, value })
const wrong = { ok: false as const, refusal: { line: 7, column: 'price', message: 'no price' } }

test('rows are stored in batches, those that are refused named, and the rest goes on', async () => {
  const batches: number[] = []
  const refused: number[] = []
  const rows = [wrong, ...Array.from({ length: 1200 }, (_, i) => right(i)), wrong]
  const put = async (batch: readonly number[]) => {
    batches.push(batch.length)
  }
  const outcome = await importRows({
    rows,
    put,
    onRefused: ({ line }) => refused.push(line),
    onProgress: () => {},
  })
  expect(outcome).toEqual({ taken: 1200, refused: 2 })
  expect(batches).toEqual([500, 500, 200])
  expect(refused).toEqual([7, 7])
})

test('a dry run counts and stores nothing', async () => {
  const steps = { put: null, onRefused: () => {}, onProgress: () => {} }
  expect(await importRows({ rows: [right(1), wrong], ...steps })).toEqual({ taken: 1, refused: 1 })
})
