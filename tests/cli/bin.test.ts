import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const BIN = resolve('bin/shouda.mjs')

function shouda(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd: tmpdir(), env: { ...process.env, ...env } })
    let [out, err] = ['', '']
    child.stdout.on('data', (data) => (out += data))
    child.stderr.on('data', (data) => (err += data))
    child.on('close', (code) => done({ code, out, err }))
  })
}

describe('the bin', () => {
  it('works from any folder', async () => {
    const { code, out } = await shouda(['predict', '--help'])
    expect(code).toBe(0)
    expect(out).toContain('Usage: shouda predict')
  }, 20_000)
  it('exits 2 on wrong usage', async () => {
    const { code, out, err } = await shouda(['ask', 'a', 'b'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('too many arguments')
  }, 20_000)
  it('names every fault of the environment in one line and exits 2', async () => {
    const { code, err } = await shouda(['ask', '在吗'], { PORT: 'eighty', SHOUDA_LOG_LEVEL: 'loud' })
    expect(code).toBe(2)
    expect(err).toMatch(/^shouda: configuration: .*PORT.*SHOUDA_LOG_LEVEL[^\n]*\n$/)
  }, 20_000)
})
