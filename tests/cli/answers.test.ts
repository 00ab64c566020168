import { beforeAll, describe, expect, it } from 'vitest'
import type { Deps } from '../../src/cli/deps.ts'
import { smallEngine } from './small-engine.ts'
import { run } from './terminal.ts'

let deps: Partial<Deps>
beforeAll(() => {
  const engine = smallEngine()
  deps = { engine: async () => engine, clock: () => Date.parse('2026-03-04T02:00:00Z') }
})

const rowsOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('shouda predict', () => {
  it('answers each line in its order, in the form of the contract', async () => {
    const lines = ['{"id":"a1","text":"这鞋是正品吗"}', '{"id":2,"text":"能开发票吗","shop":"haidexin"}']
    const { code, stdout, stderr } = await run(['predict'], deps, lines.join('\n'))
    const rows = rowsOf(stdout)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(rows.map((row) => row.id)).toEqual(['a1', 2])
    expect(Object.keys(rows[0])).toEqual(['id', 'decision', 'intents', 'ranking', 'slots', 'reply', 'reason'])
    expect(rows[0].ranking[0].intent).toBe('authenticity')
    expect(rows[1].ranking[0].intent).toBe('invoice')
    expect(rows[0].ranking.length).toBeLessThanOrEqual(5)
  })
  it('puts an error row in the place of a bad line, goes on and exits 2', async () => {
    const lines = [
      '{"id":"a1","text":"是正品吗"}',
      '{"id":',
      '{"id":"a3"}',
      '{"id":"a4","text":"  "}',
      JSON.stringify({ id: 'a5', text: '亲'.repeat(4001) }),
      '{"id":"a6","text":"在","shop":"nowhere"}',
      '{"id":"a7","text":"😀"}',
    ]
    const { code, stdout } = await run(['predict'], deps, lines.join('\r\n'))
    const rows = rowsOf(stdout)
    expect(code).toBe(2)
    expect(rows.map((row) => [row.id, row.line])).toEqual([
      ['a1', undefined],
      [null, 2],
      ['a3', 3],
      ['a4', 4],
      ['a5', 5],
      ['a6', 6],
      ['a7', undefined],
    ])
    expect(rows.slice(1, 6).map((row) => row.error)).toEqual([
      'not JSON',
      expect.stringContaining('text: '),
      'the text is empty',
      'the text is longer than 4000 characters',
      expect.stringContaining('unknown shop "nowhere"'),
    ])
  })
  it('reads a file that begins with a byte-order mark', async () => {
    const { code, stdout } = await run(['predict'], deps, '\ufeff{"id":"a1","text":"是正品吗"}\n')
    expect({ code, id: rowsOf(stdout)[0].id }).toEqual({ code: 0, id: 'a1' })
  })
  it('refuses a shop that it does not know before it reads', async () => {
    const { code, stdout, stderr } = await run(
      ['predict', '--shop', 'nowhere'],
      deps,
      '{"id":"a","text":"b"}',
    )
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^shouda: unknown shop "nowhere" \(known: .*kangnai.*\)\n$/)
  })
  it('gives the same answers every time', async () => {
    const line = '{"id":"a1","text":"保真吗"}\n'
    expect(await run(['predict'], deps, line)).toEqual(await run(['predict'], deps, line))
  })
})

describe('shouda converse', () => {
  it('answers every turn of every dialogue', async () => {
    const { code, stdout } = await run(
      ['converse'],
      deps,
      '{"id":"d1","turns":["在吗",{"text":"保真吗","at":90}]}',
    )
    const [row] = rowsOf(stdout)
    expect(code).toBe(0)
    expect(row.id).toBe('d1')
    expect(row.turns).toHaveLength(2)
    expect(Object.keys(row.turns[0])).toEqual(['decision', 'intents', 'reply', 'reason'])
  })
  it('puts an error row in the place of a dialogue without turns', async () => {
    const { code, stdout } = await run(
      ['converse'],
      deps,
      '{"id":"d1","turns":[]}\n{"id":"d2","turns":["保真吗"]}',
    )
    expect(code).toBe(2)
    expect(rowsOf(stdout)).toMatchObject([{ id: 'd1', line: 1 }, { id: 'd2' }])
  })
})

describe('shouda ask', () => {
  it('shows decision, draft and what they rest on', async () => {
    const { code, stdout } = await run(['ask', '这鞋是正品吗'], deps)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^decision {6}\w+ \(\w+\)/)
    expect(stdout).toMatch(/^understood {4}「这鞋是正品吗」 authenticity/m)
    expect(stdout).toMatch(/^ranking {7}authenticity \d+ %/m)
  })
  it('prints what predict prints, with the plan, under --json', async () => {
    const { stdout } = await run(['ask', '这鞋是正品吗', '--json'], deps)
    expect(JSON.parse(stdout)).toMatchObject({ id: null, plan: { decision: expect.any(String) } })
  })
  it('refuses an empty message', async () => {
    expect(await run(['ask', ' '], deps)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'shouda: the text is empty\n',
    })
  })
})

describe('shouda chat', () => {
  it('judges each turn by itself, also after a handoff', async () => {
    const { code, stdout } = await run(['chat', '--why'], deps, '是正品吗\n\n是正品吗\n')
    expect(code).toBe(0)
    expect(stdout.match(/^decision.*/gm)).toEqual([
      'decision      handoff (missing_fact)',
      'decision      handoff (missing_fact)',
    ])
  })
  it('goes on after a message that is too long', async () => {
    const { code, stdout, stderr } = await run(['chat'], deps, `${'亲'.repeat(4001)}\n是正品吗\n`)
    expect(code).toBe(0)
    expect(stderr).toContain('longer than 4000 characters')
    expect(stdout.trim()).not.toBe('')
  })
})
