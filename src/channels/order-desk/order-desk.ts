import { randomUUID } from 'node:crypto'
import type { OrderUpdate } from '../../types/index.ts'
import type { DeskAddress, OrderDesk, Told } from '../channel.ts'
import { signature } from '../standard-signature.ts'
import { customersOrders, oneOrder } from './answers.ts'
import { Breaker } from './breaker.ts'
import { type Answer, get } from './get.ts'

const LIMIT_MS = 800
const CACHED_MS = 60_000
const MOST_CACHED = 1000
const NOT_FOUND = 404

export interface OrderDeskOptions {
  /** Whether addresses of this machine and its house are refused. */
  guarded: boolean
  /** Milliseconds since the epoch. */
  clock: () => number
  /** Told of every answer that could not be used. */
  onFault(shop: string, message: string): void
  limitMs?: number
}

type Kept = { at: number; told: Promise<Told | null> }

/** What is asked: a path, and how its answer is read. */
interface Question {
  path: string
  read(body: string): OrderUpdate[]
}

/**
 * Asks the shops' order desks: signed, within 800 ms with one more try where the first failed early, answers kept for
 * a minute. Whoever fails again and again is left alone for a while.
 */
export class HttpOrderDesk implements OrderDesk {
  readonly #options: OrderDeskOptions
  readonly #kept = new Map<string, Kept>()
  readonly #breakers = new Map<string, Breaker>()

  constructor(options: OrderDeskOptions) {
    this.#options = options
  }

  ordersOf(desk: DeskAddress, customerId: string): Promise<Told | null> {
    const path = `customers/${encodeURIComponent(customerId)}/orders`
    return this.#ask(desk, { path, read: (body) => customersOrders(body, customerId) })
  }

  order(desk: DeskAddress, id: string): Promise<Told | null> {
    const path = `orders/${encodeURIComponent(id)}`
    return this.#ask(desk, { path, read: (body) => [oneOrder(body, id)] })
  }

  #ask(desk: DeskAddress, question: Question): Promise<Told | null> {
    const key = `${desk.shop} ${question.path}`
    const now = this.#options.clock()
    const kept = this.#kept.get(key)
    if (kept !== undefined && now - kept.at < CACHED_MS) return kept.told
    this.#kept.delete(key)
    const told = this.#tell(desk, question, now)
    this.#kept.set(key, { at: now, told })
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= MOST_CACHED) break
      this.#kept.delete(oldest)
    }
    // Only answers are kept.
    told.then((answer) => answer === null && this.#kept.get(key)?.told === told && this.#kept.delete(key))
    return told
  }

  async #tell(desk: DeskAddress, question: Question, at: number): Promise<Told | null> {
    const breaker = this.#breakers.get(desk.shop) ?? new Breaker()
    this.#breakers.set(desk.shop, breaker)
    if (!breaker.mayAsk(at)) return null
    const signal = AbortSignal.timeout(this.#options.limitMs ?? LIMIT_MS)
    for (let attempt = 1; ; attempt++) {
      try {
        const orders = await this.#attempt(desk, question, signal)
        breaker.succeeded()
        return { orders, at }
      } catch (fault) {
        if (attempt === 1 && !signal.aborted) continue
        breaker.failed(at)
        this.#options.onFault(desk.shop, fault instanceof Error ? fault.message : String(fault))
        return null
      }
    }
  }

  async #attempt(desk: DeskAddress, { path, read }: Question, signal: AbortSignal): Promise<OrderUpdate[]> {
    const { guarded, clock } = this.#options
    const url = new URL(path, desk.url.endsWith('/') ? desk.url : `${desk.url}/`)
    const answer = await get(url, headersFor(desk.secret, clock()), { guarded, signal })
    return ordersIn(answer, read)
  }
}

function ordersIn({ status, body }: Answer, read: Question['read']): OrderUpdate[] {
  if (status === NOT_FOUND) return []
  if (status !== 200) throw new Error(`the order desk answered ${status}`)
  return read(body)
}

/** As a webhook is signed; what is asked has no body. */
function headersFor(secret: string, now: number): Record<string, string> {
  const id = randomUUID()
  const timestamp = String(Math.floor(now / 1000))
  return {
    accept: 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature(secret, id, timestamp, '')}`,
  }
}
