import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { InputError } from '../../src/errors.ts'
import { mapJsonLines } from '../../src/types/json-lines.ts'

const schema = z.looseObject({ id: z.string(), n: z.number() })

async function rowsOf(lines: string[], map: (value: { n: number }) => number = ({ n }) => n * 2) {
  const rows = []
  for await (const row of mapJsonLines(streamOf(lines), schema, map)) rows.push(row)
  return rows
}

async function* streamOf(lines: string[]) {
  yield* lines
}

describe('JSON Lines', () => {
  it('become rows in their order, empty lines skipped', async () => {
    expect(await rowsOf(['{"id":"a","n":1}', '', '{"id":"b","n":2}'])).toEqual([
      { ok: true, value: 2 },
      { ok: true, value: 4 },
    ])
  })
  it('that are not JSON become error rows in their place, and the work goes on', async () => {
    expect(await rowsOf(['{"id":', '{"id":"b","n":2}'])).toEqual([
      { ok: false, row: { id: null, line: 1, error: 'not JSON' } },
      { ok: true, value: 4 },
    ])
  })
  it('that lack something say what, under their own id', async () => {
    const [row] = await rowsOf(['{"id":"a","n":"two"}'])
    expect(row).toMatchObject({ ok: false, row: { id: 'a', line: 1 } })
    expect(row).toHaveProperty('row.error', expect.stringContaining('n: '))
  })
  it('that hold no object have no id', async () => {
    const rows = await rowsOf(['null', '[1]', '7'])
    expect(rows.map((row) => !row.ok && row.row.id)).toEqual([null, null, null])
  })
  it('that the work refuses become error rows too', async () => {
    const refuse = () => {
      throw new InputError('the text is empty')
    }
    expect(await rowsOf(['{"id":"a","n":1}'], refuse)).toEqual([
      { ok: false, row: { id: 'a', line: 1, error: 'the text is empty' } },
    ])
  })
  it('do not hide a fault of the program', async () => {
    const fail = () => {
      throw new TypeError('no such thing')
    }
    await expect(rowsOf(['{"id":"a","n":1}'], fail)).rejects.toThrow(TypeError)
  })
  it('count their lines from 1, empty ones included', async () => {
    const rows = await rowsOf(['', '', 'x'])
    expect(rows).toEqual([{ ok: false, row: { id: null, line: 3, error: 'not JSON' } }])
  })
})
