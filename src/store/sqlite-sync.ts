import { closeSync, fdatasync, fstatSync, openSync } from 'node:fs'
import { promisify } from 'node:util'
import { UnavailableError } from '../errors.ts'
import { Carrier } from './sqlite-carrier.ts'

const sync = promisify(fdatasync)

/** A log of so many bytes is carried over; looked at once in so many commits. */
const LONG_LOG = 16 * 1024 * 1024
const EVERY = 16

/**
 * Waits for the disk beside the event loop, where the database itself would stop it: what is committed lies in the
 * log beside the file, and is durable once that log is on the disk.
 */
export class LogSync {
  readonly #log: string
  readonly #carryOver: () => Promise<void>
  readonly #carrier: Carrier
  #commits = 0
  #descriptor: number | null = null
  #failed = false

  /** `carryOver` brings all that the log holds into the database file, and that to the disk. */
  constructor(file: string, carryOver: () => Promise<void>) {
    this.#log = `${file}-wal`
    this.#carryOver = carryOver
    this.#carrier = new Carrier(file)
  }

  /**
   * What a failed wait left behind is visible and may be lost: nothing is built on it before it is durable otherwise.
   * @throws whatever the database says where it cannot be made so
   */
  async mend(): Promise<void> {
    if (!this.#failed) return
    await this.#carryOver()
    this.#failed = false
  }

  /** @throws UnavailableError where the disk does not take it */
  async durable(): Promise<void> {
    try {
      this.#descriptor ??= openSync(this.#log, 'r+')
      await sync(this.#descriptor)
      if (++this.#commits % EVERY === 0 && fstatSync(this.#descriptor).size > LONG_LOG) this.#carrier.carry()
    } catch (fault) {
      this.#failed = true
      throw new UnavailableError(`the disk did not take what was written: ${fault}`, { cause: fault })
    }
  }

  async close(): Promise<void> {
    await this.#carrier.close()
    if (this.#descriptor !== null) closeSync(this.#descriptor)
    this.#descriptor = null
  }
}
