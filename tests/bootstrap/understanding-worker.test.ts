import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ROOT } from '../../src/bootstrap/root.ts'
import { UnderstandingThread, type WorkerData } from '../../src/bootstrap/understanding-thread.ts'
import { UnavailableError } from '../../src/errors.ts'
import { saveModel } from '../../src/nlu/intent-model.ts'
import { writeModelFile } from '../../src/nlu/model-file.ts'
import { smallModel } from '../cli/small-engine.ts'

const bytes = saveModel(smallModel().model)
const entry = join(ROOT, 'bin/understanding-worker.mjs')

let folder: string
let thread: UnderstandingThread
let asked: number
let restarts: string[]
const file = () => join(folder, 'model.bin')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shouda-worker-'))
  asked = 0
  restarts = []
  const data = async (): Promise<WorkerData> => {
    asked++
    return { file: file(), hash: 'test', lexicon: ['德比鞋'], lexiconHash: 'test', tokenizer: 'node-rs' }
  }
  thread = new UnderstandingThread({
    entry,
    data,
    limitMs: 300,
    graceMs: 30_000,
    onRestart: (reason) => restarts.push(reason),
  })
})
afterEach(async () => {
  await thread.stop()
  rmSync(folder, { recursive: true })
})

it('understands with the model of the file, and gives a text up by itself, without a new thread', async () => {
  writeModelFile(file(), bytes, 1)
  await thread.start()
  expect(await thread.understand('能开发票吗', 0.5)).toMatchObject({ intents: ['invoice'] })
  // Longer than any message may be.
  const endless = '这鞋是正品吗，能开发票吗，'.repeat(200_000)
  expect(await thread.understand(endless, 0.5)).toBeNull()
  expect(await thread.understand('是正品吗', 0.5)).toMatchObject({ intents: ['authenticity'] })
  expect(restarts).toEqual([])
})

it('says that there is no model, and starts once there is one', async () => {
  await expect(thread.start()).rejects.toThrow(UnavailableError)
  expect(thread.fault).toContain('model.bin is not there')
  writeModelFile(file(), bytes, 1)
  await expect.poll(() => thread.understand('能开发票吗', 0.5).catch(() => null)).not.toBeNull()
  expect(thread.fault).toBeNull()
  expect(asked).toBe(2)
})
