import type { Db } from './schema.ts'

/**
 * Runs a job inside a transaction and answers once that transaction is durable; at once where what a power cut takes
 * away is simply done again (`isRedone`), since nobody was promised anything. What is committed later is never durable
 * without what was committed before.
 */
export type Write = <T>(job: (db: Db) => Promise<T>, isRedone?: boolean) => Promise<T>

/** The most jobs that share one commit: bounds how long the first one waits. */
const GROUP_LIMIT = 256

interface Pending {
  run: (db: Db) => Promise<void>
  isRedone: boolean
  /** Called once what `run` did is durable. */
  done: () => void
  failed: (fault: unknown) => void
}

/** What a commit of a group waits for. */
interface Disk {
  /** Before anything is built on what an earlier wait may have lost. */
  mend(): Promise<void>
  durable(): Promise<void>
}

async function commitGroup(db: Db, disk: Disk, group: readonly Pending[]): Promise<void> {
  try {
    await disk.mend()
    await db.transaction().execute(async (transaction) => {
      for (const pending of group) await pending.run(transaction)
    })
  } catch (fault) {
    // The whole group was rolled back: each job tries alone, so that a bad one fails only itself.
    if (group.length === 1) group[0]?.failed(fault)
    else for (const pending of group) await commitGroup(db, disk, [pending])
    return
  }
  const fault = await waitFor(disk, group)
  for (const pending of group) fault === null ? pending.done() : pending.failed(fault.fault)
}

async function waitFor(disk: Disk, group: readonly Pending[]): Promise<{ fault: unknown } | null> {
  try {
    if (!group.every(({ isRedone }) => isRedone)) await disk.durable()
    return null
  } catch (fault) {
    return { fault }
  }
}

/**
 * Group commit for a database with one writer: jobs that arrive while a commit is under way share the next one,
 * so that one wait for the disk serves them all. Jobs may run twice and must do nothing but database work.
 */
export function groupedWrite(db: Db, disk: Disk): Write {
  let waiting: Pending[] = []
  let scheduled = false

  function schedule(): void {
    if (scheduled || waiting.length === 0) return
    scheduled = true
    // After the poll phase: every request that has come in by then joins the group.
    setImmediate(async () => {
      const group = waiting.slice(0, GROUP_LIMIT)
      waiting = waiting.slice(GROUP_LIMIT)
      await commitGroup(db, disk, group)
      scheduled = false
      schedule()
    })
  }

  return <T>(job: (db: Db) => Promise<T>, isRedone = false) =>
    new Promise<T>((resolve, reject) => {
      let result: T
      const run = async (transaction: Db) => {
        result = await job(transaction)
      }
      waiting.push({ run, isRedone, done: () => resolve(result), failed: reject })
      schedule()
    })
}

/** A transaction of its own for each job; `again` says whether a fault calls for another try. */
export function singleWrite(db: Db, again: (fault: unknown) => boolean): Write {
  return async <T>(job: (db: Db) => Promise<T>) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await db.transaction().execute(job)
      } catch (fault) {
        if (attempt === 3 || !again(fault)) throw fault
      }
    }
  }
}
