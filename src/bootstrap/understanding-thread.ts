import { setImmediate } from 'node:timers'
import { Worker } from 'node:worker_threads'
import type { Config } from '../config.ts'
import { UnavailableError } from '../errors.ts'
import type { Prediction } from '../types/index.ts'
import type { Prepared } from './prepare-model.ts'

/** What the thread needs in order to load its model. */
export type WorkerData = Pick<Config, 'tokenizer'> & Prepared
/** A text for the thread. */
export interface Asked {
  text: string
  precision: number
  /** The longest that it may take. */
  limitMs: number
}
/** What the thread says. */
export type Said =
  | { type: 'ready' }
  | { type: 'failed'; message: string }
  | { type: 'understood'; prediction: Prediction }
  | { type: 'too_costly' }
  | { type: 'fault'; message: string }

export interface ThreadOptions {
  /** The module that the thread runs. */
  entry: string | URL
  /** What the thread is given; asked for again where a thread could not start with it. */
  data: () => Promise<unknown>
  /** The longest that one text may take. */
  limitMs?: number
  /** So much longer the thread has to give a text up by itself before it is ended. */
  graceMs?: number
  /** Told whenever the thread had to be started anew. */
  onRestart?: (reason: string) => void
}

const LIMIT_MS = 1000
const GRACE_MS = 1000
/** Short-lived data of the thread, in MB: what one text makes is little. */
const YOUNG_MB = 8
/** Texts that took too long and are not tried again. */
const REMEMBERED = 1000
/** Texts that lie with the thread at a time, so that it never waits for this one to hear of the last. */
const AHEAD = 8

interface Job extends Omit<Asked, 'limitMs'> {
  resolve(prediction: Prediction | null): void
  reject(fault: Error): void
}

/**
 * Understanding on a thread of its own, one text after the other. A text that exceeds its limit, or ends the thread, is
 * answered with null. A thread that cannot give a text up, or that ends, is started anew and goes on with the next.
 */
export class UnderstandingThread {
  readonly #options: ThreadOptions
  readonly #waiting: Job[] = []
  readonly #costly = new Set<string>()
  #worker: Worker | null = null
  #data: Promise<unknown> | null = null
  #opening = false
  #ready = false
  #stopped = false
  /** What lies with the thread, in the order it was given; it is at the first one. */
  #given: Job[] = []
  /** So many texts are given one at a time: one of them has ended the thread, and which one is not known. */
  #suspects = 0
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
      if (this.#worker === null && !this.#opening) this.#reopen()
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
    this.#opening = true
    this.#data ??= this.#options.data()
    this.#data.then(
      (data) => {
        this.#opening = false
        if (!this.#stopped) this.#launch(data, ready, failed)
      },
      (fault) => {
        this.#opening = false
        this.#fail(fault as Error, failed)
      },
    )
  }

  #launch(data: unknown, ready: () => void, failed: (fault: Error) => void): void {
    const worker = new Worker(this.#options.entry, {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    this.#worker = worker
    const hear = (said: Said) => {
      if (this.#worker !== worker) return
      if (said.type === 'ready') this.#begin(ready)
      else if (said.type === 'failed') this.#fail(new UnavailableError(said.message), failed)
      else this.#settle(said)
    }
    const end = (reason: string) => {
      if (this.#worker !== worker) return
      if (this.#ready) this.#renew(reason, false)
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
    this.#data = null
    this.#fault = fault.message
    void worker?.terminate()
    this.#refuse(fault.message)
    failed(fault)
  }

  /** What waits is work that can be done later; the next one asked starts the thread again. */
  #refuse(reason: string): void {
    const jobs = [...this.#given.splice(0), ...this.#waiting.splice(0)]
    for (const { reject } of jobs) reject(new UnavailableError(`understanding: ${reason}`))
  }

  #next(): void {
    while (this.#ready && this.#given.length < (this.#suspects > 0 ? 1 : AHEAD)) {
      const job = this.#waiting.shift()
      if (job === undefined) return
      // It may have been found to be too costly while it waited.
      if (this.#costly.has(job.text)) this.#finish(() => job.resolve(null))
      else this.#give(job)
    }
  }

  #give(job: Job): void {
    const { limitMs = LIMIT_MS } = this.#options
    const asked: Asked = { text: job.text, precision: job.precision, limitMs }
    if (this.#given.push(job) === 1) this.#watch(job)
    this.#worker?.postMessage(asked)
  }

  /** Gives the text that the thread is at its time. */
  #watch(job: Job | undefined): void {
    clearTimeout(this.#timer)
    if (job === undefined) return
    const { limitMs = LIMIT_MS, graceMs = GRACE_MS } = this.#options
    this.#timer = setTimeout(() => this.#expire(job), limitMs + graceMs)
  }

  #finish(tell: () => void): void {
    this.#suspects = Math.max(0, this.#suspects - 1)
    tell()
  }

  /** Where this thread was the slow one, the answer lies here already: it is heard first. */
  #expire(job: Job): void {
    setImmediate(() => {
      if (this.#given[0] === job) this.#renew('a text took too long', true)
    })
  }

  #settle(said: Exclude<Said, { type: 'ready' | 'failed' }>): void {
    const job = this.#given.shift()
    if (job === undefined) return
    this.#watch(this.#given[0])
    this.#finish(() => {
      if (said.type === 'understood') job.resolve(said.prediction)
      else if (said.type === 'too_costly') this.#giveUp(job)
      else job.reject(new Error(said.message))
    })
    this.#next()
  }

  /** Gives up the thread and, where it is known, the text that was its end; what else lay with it waits again. */
  #renew(reason: string, isKnown: boolean): void {
    clearTimeout(this.#timer)
    const given = this.#given.splice(0)
    const worker = this.#worker
    this.#worker = null
    this.#ready = false
    if (isKnown || given.length === 1) {
      const job = given.shift()
      if (job !== undefined) this.#finish(() => this.#giveUp(job))
    } else this.#suspects = given.length
    this.#waiting.unshift(...given)
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

  #giveUp({ text, resolve }: Job): void {
    if (this.#costly.size >= REMEMBERED) this.#costly.clear()
    this.#costly.add(text)
    resolve(null)
  }
}
