import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Deps } from '../../src/cli/deps.ts'
import { createCatalogue, createOrderBook } from '../../src/knowledge/index.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { smallEngine } from './small-engine.ts'
import { run } from './terminal.ts'

let deps: Partial<Deps>
let closed = 0
const SHELF = {
  catalogue: createCatalogue([productRecordSchema.parse({ id: 'KN-1', title: '德比鞋' })]),
  orders: createOrderBook([]),
}
beforeAll(() => {
  const engine = smallEngine()
  const stock = async () => ({ shelf: async () => SHELF, close: async () => void closed++ })
  deps = { engine: async () => engine, stock, clock: () => Date.parse('2026-03-04T02:00:00Z') }
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
  it('knows the products of the store, and closes it', async () => {
    const before = closed
    const { stdout } = await run(['ask', '德比鞋是正品吗', '--json'], deps)
    expect(JSON.parse(stdout).plan.grounds).toMatchObject({ productId: 'KN-1' })
    expect(closed).toBe(before + 1)
  })
  it('refuses an empty message', async () => {
    expect(await run(['ask', ' '], deps)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'shouda: the text is empty\n',
    })
  })
})

describe('the records of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shouda-records-'))
  const file = (name: string, ...rows: object[]) => {
    writeFileSync(join(folder, name), rows.map((row) => JSON.stringify(row)).join('\n'))
    return join(folder, name)
  }
  afterAll(() => rmSync(folder, { recursive: true }))
  const PRODUCTS = file('p.jsonl', { id: 'KN-7', shop: 'kangnai', title: '牛津鞋' })
  const OWN = { items: [{ productId: 'KN-7' }], status: 'paid', paidAt: '2026-03-01T02:00:00Z' }
  const ORDERS = file('o.jsonl', { id: '123456789012', customerId: 'u1', ...OWN })
  const named = '{"id":1,"text":"订单123456789012 能开发票吗","customerId":"u2"}'

  it('are the only ones there are: another customer’s order is nobody else’s', async () => {
    const options = ['--products', PRODUCTS, '--orders', ORDERS, '--now', '2026-03-04T10:00:00+08:00']
    const { code, stdout } = await run(['predict', ...options], deps, named)
    expect({ code, rows: rowsOf(stdout) }).toMatchObject({ code: 0, rows: [{ reason: 'wrong_owner' }] })
    expect(rowsOf((await run(['predict'], deps, named)).stdout)[0].reason).not.toBe('wrong_owner')
    const dialogue = '{"id":1,"customerId":"u2","turns":["订单123456789012 能开发票吗"]}'
    const { stdout: told } = await run(['converse', ...options], deps, dialogue)
    expect(rowsOf(told)[0].turns[0].reason).toBe('wrong_owner')
  })

  it('fix the time: at night the shop is closed', async () => {
    const engine = await deps.engine!(() => {})
    const shop = engine.shops.get('kangnai')!
    const hours = { week: { wed: [['09:00', '18:00']] }, holidays: [] } as typeof shop.hours
    const open = {
      ...deps,
      engine: async () => ({ ...engine, shops: new Map([['kangnai', { ...shop, hours }]]) }),
    }
    const at = async (now: string) =>
      rowsOf((await run(['predict', '--now', now], open, '{"text":"我在路上"}')).stdout)[0].reason
    expect(await at('2026-03-04T03:00:00+08:00')).toBe('off_hours')
    expect(await at('2026-03-04T10:00:00+08:00')).not.toBe('off_hours')
  })

  it.each([
    [['--products', 'nowhere.jsonl'], 'nowhere.jsonl'],
    [['--products', file('bad.jsonl', { id: 'x' })], 'bad.jsonl'],
    [['--orders', file('worse.jsonl', { id: 'x', status: 'paid' })], 'worse.jsonl'],
    [['--now', 'yesterday'], '--now'],
  ])('are refused in one line where they are wrong: %j', async (options, named) => {
    const { code, stdout, stderr } = await run(['predict', ...options], deps, '{"text":"在吗"}')
    expect([code === 0, stdout]).toEqual([false, ''])
    expect(stderr).toContain(named)
  })
})

describe('shouda chat', () => {
  it('judges each turn by itself, also after a handoff', async () => {
    const { code, stdout } = await run(
      ['chat', '--why', '--shop', 'haidexin'],
      deps,
      '能开发票吗\n\n能开发票吗\n',
    )
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
