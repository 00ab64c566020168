import { describe, expect, it } from 'vitest'
import { ContentError, UnavailableError } from '../../src/errors.ts'
import { run } from './terminal.ts'

const COMMANDS = 'serve train ask chat predict converse eval lint bench export backup restore user'.split(' ')

describe('the command line', () => {
  it('lists its commands without loading anything', async () => {
    const { code, stdout } = await run(['--help'])
    expect(code).toBe(0)
    for (const command of COMMANDS) expect(stdout).toContain(`  ${command} `)
  })
  it.each(COMMANDS)('explains %s with an example', async (command) => {
    const { code, stdout } = await run([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`Examples?:\\n.*shouda ${command}`))
  })
  it.each([[['frobnicate']], [['ask']], [['predict', '--nope']], [['export', 'secrets']], [[]]])(
    'answers wrong usage (%j) with exit code 2 on stderr',
    async (args) => {
      const { code, stdout, stderr } = await run(args)
      expect(code).toBe(2)
      expect(stdout).toBe('')
      expect(stderr).not.toBe('')
    },
  )
  it.each([[['konverse']], [['ask']], [['bench', '--rounds', '0']]])(
    'says in one line what is wrong with %j',
    async (args) => {
      expect((await run(args)).stderr).toMatch(/^shouda: [^\n]+; shouda --help lists the commands\n$/)
    },
  )
  it('tells its version', async () => {
    expect(await run(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
  })
  it('passes on the exit code of a fault, in one line', async () => {
    const engine = () => Promise.reject(new UnavailableError('./data/model.bin cannot be written'))
    const { code, stderr } = await run(['ask', '在吗'], { engine })
    expect(code).toBe(3)
    expect(stderr).toBe('shouda: ./data/model.bin cannot be written\n')
  })
  it('names every content fault and exits 1', async () => {
    const faults = [{ file: 'shops/kangnai/shop.yaml', line: 7, message: 'facts.gift: no such type' }]
    const { code, stderr } = await run(['ask', '在吗'], {
      engine: () => Promise.reject(new ContentError(faults)),
    })
    expect(code).toBe(1)
    expect(stderr).toContain('shops/kangnai/shop.yaml:7: facts.gift: no such type')
  })
  it('exits 3 where the port is taken', async () => {
    const taken = Object.assign(new Error('listen EADDRINUSE: address already in use 127.0.0.1:8787'), {
      code: 'EADDRINUSE',
    })
    const { code, stderr } = await run(['serve'], { listen: () => Promise.reject(taken) })
    expect(code).toBe(3)
    expect(stderr).toContain('address already in use')
  })
  it('shows progress on a terminal and nowhere else', async () => {
    const lint = async (onProgress: (step: string) => void) => {
      onProgress('reading')
      return { findings: [], summary: [] }
    }
    expect((await run(['lint'], { lint }, '', true)).stderr).toContain('reading …')
    expect((await run(['lint'], { lint })).stderr).toBe('')
  })
})

describe('shouda lint', () => {
  const finding = { file: 'intents/gifts.yaml', line: 3, message: 'unknown fact' }
  it('exits 1 where there is an error, naming file and line', async () => {
    const lint = async () => ({ findings: [{ ...finding, severity: 'error' as const }], summary: [] })
    const { code, stdout } = await run(['lint'], { lint })
    expect(code).toBe(1)
    expect(stdout).toContain('intents/gifts.yaml:3: error: unknown fact')
  })
  it('lets warnings pass', async () => {
    const lint = async () => ({ findings: [{ ...finding, severity: 'warning' as const }], summary: [] })
    expect(await run(['lint'], { lint })).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('shouda export', () => {
  it('prints the rows as JSON Lines', async () => {
    const asked: unknown[] = []
    async function* rows() {
      yield { id: 'm1' }
      yield { id: 'm2' }
    }
    const exportRows = async (name: string, shop: string | null) => {
      asked.push([name, shop])
      return rows()
    }
    const { code, stdout } = await run(['export', 'messages', '--shop', 'kangnai'], { exportRows })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '{"id":"m1"}\n{"id":"m2"}\n' })
    expect(asked).toEqual([['messages', 'kangnai']])
  })
})
