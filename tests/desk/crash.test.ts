import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { collected } from '../store/samples.ts'
import { makeBench } from './samples.ts'
import { worked } from './steps.ts'

/** Runs a node on the folder and kills it, without warning, once it has accepted so many messages. */
async function acceptedUntilKilled(folder: string, count: number): Promise<string[]> {
  const node = spawn(process.execPath, ['--import', 'tsx', 'tests/desk/crash-node.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const accepted: string[] = []
  const ended = once(node, 'exit')
  for await (const id of createInterface({ input: node.stdout })) {
    if (accepted.push(id) === count) node.kill('SIGKILL')
  }
  expect(await ended).toEqual([null, 'SIGKILL'])
  return accepted
}

it('loses no accepted message and drafts each once when a node is killed at work', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shouda-crash-'))
  const accepted = await acceptedUntilKilled(folder, 300)
  const bench = await makeBench(folder)

  const stored = await collected(bench.ctx.store.exportMessages(null))
  expect(stored.map(({ id }) => id)).toEqual(expect.arrayContaining(accepted))

  // What the dead node had taken comes back when its lease has run out.
  bench.pass(30_000)
  await worked(bench)
  const drafts = await collected(bench.ctx.store.exportDrafts(null))
  const answered = drafts.flatMap(({ messageIds }) => messageIds)
  expect(answered.sort()).toEqual(stored.map(({ id }) => id).sort())
  await bench.remove()
})
