import { setImmediate } from 'node:timers'
import { Worker } from 'node:worker_threads'
import type { Config } from '../config.ts'
import { ContentError, type ContentFault, UnavailableError } from '../errors.ts'
import type { Prediction } from '../types/index.ts'

/** What the thread needs in order to load, or to train, its model. */
export type WorkerData = Pick<Config, 'dataDir' | 'tokenizer'> & { root: string }
/** A text for the thread. */
export interface Asked {
  text: string
  precision: number
}
/** What the thread says. */
export type Said =
  | { type: 'progress'; step: string }
  | { type: 'ready' }
  | { type: 'failed'; message: string; faults: readonly ContentFault[] | null }
  | { type: 'understood'; prediction: Prediction }
  | { type: 'fault'; message: string }

export interface ThreadOptions {
  /** The module that the thread runs. */
  entry: string | URL
  data: unknown
  /** The longest that one text may take. */
  limitMs?: number
  onProgress?: (step: string) => void
  /** Told whenever the thread had to be started anew. */
  onRestart?: (reason: string) => void
}

const LIMIT_MS = 1000
/** Texts that took too long and are not tried again. */
const REMEMBERED = 1000

interface Job extends Asked {
  resolve(prediction: Prediction | null): void
  reject(fault: Error): void
}

/**
 * Understanding on a thread of its own, one text at a time. A text that exceeds its limit, or ends the thread, is
 * answered with null; the thread is started anew and goes on with the next one.
 */
export class UnderstandingThread {
  readonly #options: ThreadOptions
  readonly #waiting: Job[] = []
  readonly #costly = new Set<string>()
  #worker: Worker | null = null
  #ready = false
  #stopped = false
  #current: Job | null = null
  #timer: NodeJS.Timeout | undefined
  #fault: string | null = null

  constructor(options: ThreadOptions) {
    this.#options = options
  }

  /**
   * Resolves when the model is loaded.
   * @throws ContentError, UnavailableError where it cannot be
   */
  start(): Promise<void> {
    return new Promise((resolve, reject) => this.#open(resolve, reject))
  }

  /** What is wrong with it; null where it can be asked. */
  get fault(): string | null {
    return this.#ready ? null : (this.#fault ?? 'is being loaded')
  }

  /** @returns null where the text takes too long to be understood */
  understand(text: string, precision: number): Promise<Prediction | null> {
    if (this.#costly.has(text)) return Promise.resolve(null)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, precision, resolve, reject })
      if (this.#worker === null) this.#reopen()
      else this.#next()
    })
  }

  /** Ends the thread; what still waits fails. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = null
    this.#ready = false
    this.#refuse('the server is about to end')
    await worker?.terminate()
  }

  #open(ready: () => void, failed: (fault: Error) => void): void {
    const { entry, data } = this.#options
    const worker = new Worker(entry, { workerData: data })
    this.#worker = worker
    const hear = (said: Said) => {
      if (this.#worker !== worker) return
      if (said.type === 'progress') this.#options.onProgress?.(said.step)
      else if (said.type === 'ready') this.#begin(ready)
      else if (said.type === 'failed') this.#fail(faultOf(said), failed)
      else this.#settle(said)
    }
    const end = (reason: string) => {
      if (this.#worker !== worker) return
      if (this.#ready) this.#renew(reason)
      else this.#fail(new UnavailableError(`understanding could not start: ${reason}`), failed)
    }
    worker.on('message', hear)
    worker.on('error', (fault) => end(fault.message))
    worker.on('exit', (code) => end(`ended with code ${code}`))
  }

  #begin(ready: () => void): void {
    this.#ready = true
    this.#fault = null
    ready()
    this.#next()
  }

  #fail(fault: Error, failed: (fault: Error) => void): void {
    const worker = this.#worker
    this.#worker = null
    this.#fault = fault.message
    void worker?.terminate()
    this.#refuse(fault.message)
    failed(fault)
  }

  /** What waits is work that can be done later; the next one asked starts the thread again. */
  #refuse(reason: string): void {
    const jobs = [...(this.#current === null ? [] : [this.#current]), ...this.#waiting.splice(0)]
    this.#current = null
    for (const { reject } of jobs) reject(new UnavailableError(`understanding: ${reason}`))
  }

  #next(): void {
    if (!this.#ready || this.#current !== null) return
    const job = this.#waiting.shift()
    if (job === undefined) return
    // It may have been found to be too costly while it waited.
    if (this.#costly.has(job.text)) {
      job.resolve(null)
      this.#next()
      return
    }
    this.#current = job
    this.#timer = setTimeout(() => this.#expire(job), this.#options.limitMs ?? LIMIT_MS)
    const asked: Asked = { text: job.text, precision: job.precision }
    this.#worker?.postMessage(asked)
  }

  /** Where this thread was the slow one, the answer lies here already: it is heard first. */
  #expire(job: Job): void {
    setImmediate(() => {
      if (this.#current === job) this.#renew('a text took too long')
    })
  }

  #settle(said: Extract<Said, { type: 'understood' | 'fault' }>): void {
    const job = this.#current
    if (job === null) return
    clearTimeout(this.#timer)
    this.#current = null
    if (said.type === 'understood') job.resolve(said.prediction)
    else job.reject(new Error(said.message))
    this.#next()
  }

  /** Gives up the text that is under way, and the thread with it. */
  #renew(reason: string): void {
    clearTimeout(this.#timer)
    const job = this.#current
    const worker = this.#worker
    this.#current = null
    this.#worker = null
    this.#ready = false
    if (job !== null) {
      this.#remember(job.text)
      job.resolve(null)
    }
    void worker?.terminate()
    this.#options.onRestart?.(reason)
    this.#reopen()
  }

  #reopen(): void {
    if (this.#stopped) this.#refuse('the server is about to end')
    else
      this.#open(
        () => {},
        () => {},
      )
  }

  #remember(text: string): void {
    if (this.#costly.size >= REMEMBERED) this.#costly.clear()
    this.#costly.add(text)
  }
}

function faultOf({ message, faults }: Extract<Said, { type: 'failed' }>): Error {
  return faults === null ? new UnavailableError(message) : new ContentError(faults)
}
