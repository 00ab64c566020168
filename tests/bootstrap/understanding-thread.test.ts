import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UnderstandingThread } from '../../src/bootstrap/understanding-thread.ts'
import { UnavailableError } from '../../src/errors.ts'

const SLOW = new URL('slow-worker.mjs', import.meta.url)

describe('understanding on a thread of its own', () => {
  let thread: UnderstandingThread
  let restarts: string[]
  const ask = (text: string) => thread.understand(text, 0.9)
  beforeEach(async () => {
    restarts = []
    thread = new UnderstandingThread({
      entry: SLOW,
      data: async () => null,
      limitMs: 200,
      graceMs: 100,
      onRestart: (reason) => restarts.push(reason),
    })
    await thread.start()
  })
  afterEach(() => thread.stop())

  it('answers each text with its own prediction', async () => {
    const asked = ['一', '二', '三']
    expect((await Promise.all(asked.map(ask))).map((one) => one?.text)).toEqual(asked)
  })

  it('answers null for a text that takes too long, goes on with the next, and blocks nobody meanwhile', async () => {
    let ticks = 0
    const timer = setInterval(() => ticks++, 10)
    const [slow, next] = await Promise.all([ask('慢'), ask('是正品吗')])
    clearInterval(timer)
    expect(slow).toBeNull()
    expect(next).toMatchObject({ text: '是正品吗' })
    expect(ticks).toBeGreaterThan(10)
    expect(restarts).toEqual(['a text took too long'])
  })

  it('keeps a thread that gives a text up by itself', async () => {
    expect(await Promise.all([ask('贵'), ask('是正品吗')])).toMatchObject([null, { text: '是正品吗' }])
    expect(restarts).toEqual([])
  })

  it('does not try such a text twice', async () => {
    expect(await Promise.all([ask('慢'), ask('慢')])).toEqual([null, null])
    expect(await ask('慢')).toBeNull()
    expect(restarts).toHaveLength(1)
  })

  it('answers null for a text that ends the thread, and goes on', async () => {
    expect(await ask('坏')).toBeNull()
    expect(await ask('是正品吗')).toMatchObject({ text: '是正品吗' })
    expect(thread.fault).toBeNull()
  })

  it('finds out which of several texts ends the thread, and answers all others', async () => {
    const asked = ['一', '坏', '二', '三']
    expect((await Promise.all(asked.map(ask))).map((one) => one?.text)).toEqual(['一', undefined, '二', '三'])
    expect(await ask('四')).toMatchObject({ text: '四' })
  })

  it('reports a fault as a fault', async () => {
    await expect(ask('错')).rejects.toThrow('no such table')
    expect(restarts).toEqual([])
  })

  it('leaves what waits for later where it is stopped or cannot start', async () => {
    const waits = ask('慢')
    const refused = expect(waits).rejects.toThrow(UnavailableError)
    await thread.stop()
    await refused
    const broken = new UnderstandingThread({
      entry: new URL('not-there.mjs', import.meta.url),
      data: async () => null,
    })
    await expect(broken.start()).rejects.toThrow(UnavailableError)
    expect(broken.fault).not.toBeNull()
  })
})
