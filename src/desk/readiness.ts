import { statfs } from 'node:fs/promises'
import type { AppContext } from './context.ts'
import type { Pressure } from './pressure.ts'

/** One thing that has to be well for the server to be of use. */
export interface Check {
  name: string
  /** What is wrong; null where all is well. */
  fault(): Promise<string | null>
}

/** Longer than a healthy answer takes, shorter than whoever asks will wait. */
const PATIENCE_MS = 2000
const LEAST_BYTES = 64 * 1024 * 1024
const LONGEST_QUEUE_MS = 60_000

export const databaseCheck = ({ store }: Pick<AppContext, 'store'>): Check => ({
  name: 'database',
  fault: async () => {
    await store.ping()
    return null
  },
})

/** `folder` is where the server writes. */
export const diskCheck = (folder: string): Check => ({
  name: 'disk',
  fault: async () => {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize < LEAST_BYTES ? `less than 64 MB free under ${folder}` : null
  },
})

export const queueCheck = (pressure: () => Pressure): Check => ({
  name: 'queue',
  fault: async () => {
    const { work, workAge } = pressure()
    return workAge > LONGEST_QUEUE_MS ? `${work} messages wait, the oldest for ${workAge / 1000} s` : null
  },
})

/** What each check says: `ok` or what is wrong. One that does not answer is wrong. */
export async function readiness(checks: readonly Check[]): Promise<{ ready: boolean; checks: object }> {
  const said = await Promise.all(checks.map(async (check) => [check.name, await inTime(check)] as const))
  return { ready: said.every(([, words]) => words === 'ok'), checks: Object.fromEntries(said) }
}

async function inTime(check: Check): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('does not answer'), PATIENCE_MS)
  })
  const asked = check.fault().then(
    (fault) => fault ?? 'ok',
    (fault) => (fault instanceof Error ? fault.message : String(fault)),
  )
  const words = await Promise.race([asked, late])
  clearTimeout(timer)
  return words
}
