import { Worker } from 'node:worker_threads'

const ENTRY = new URL('../../bin/carry-over.mjs', import.meta.url)

/**
 * Brings the log into the database file on a thread of its own, which begins when there is first something to carry.
 * Where that thread fails, the database does it by itself at some later commit.
 */
export class Carrier {
  readonly #file: string
  #worker: Worker | null = null
  #busy = false

  constructor(file: string) {
    this.#file = file
  }

  carry(): void {
    if (this.#busy) return
    this.#busy = true
    this.#worker ??= this.#start()
    this.#worker.postMessage('carry')
  }

  #start(): Worker {
    const worker = new Worker(ENTRY, { workerData: this.#file, execArgv: [] })
    worker.unref()
    worker.on('message', () => {
      this.#busy = false
    })
    const end = () => {
      this.#worker = null
      this.#busy = false
    }
    worker.on('error', end)
    worker.on('exit', end)
    return worker
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }
}
