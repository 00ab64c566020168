import type { Message } from '../types/index.ts'
import type { Delivery } from './store.ts'

/** Messages that are taken in together. */
const MOST_TOGETHER = 256

/** A message with the delivery that brings it. */
export interface Coming {
  delivery: Delivery
  message: Message
}

/**
 * Writes down what is new of a group and resolves to the places in the group
 * of what that is; of the rest nothing is changed.
 */
export type TakeIn = (group: readonly Coming[]) => Promise<ReadonlySet<number>>

interface Job extends Coming {
  /** Of what no other may be under way at the same time. */
  keys: readonly string[]
  resolve: (isTaken: boolean) => void
  reject: (fault: unknown) => void
}

/** A null character stands in no id. */
const conversationOf = ({ shop, channel, conversationId }: Message) =>
  `conversation\0${shop}\0${channel}\0${conversationId}`
const deliveryOf = ({ shop, channel, id }: Delivery) => `delivery\0${shop}\0${channel}\0${id}`

/**
 * Takes new messages of customers in together: those that come while others are under way share the next statement.
 */
export class Intake {
  readonly #takeIn: TakeIn
  readonly #ordered: boolean
  /** Groups at a time: where one waits for the other, what comes meanwhile had better be one group. */
  readonly #mostUnderWay: number
  #waiting: Job[] = []
  /** Conversations and deliveries of what is under way. */
  readonly #held = new Set<string>()
  #underWay = 0
  #scheduled = false

  /** `ordered`: groups end in the order in which they begin, and hold several messages of a conversation. */
  constructor(takeIn: TakeIn, ordered: boolean) {
    this.#takeIn = takeIn
    this.#ordered = ordered
    this.#mostUnderWay = ordered ? 1 : 2
  }

  /** False where it is not simply new: then nothing was changed. */
  take(delivery: Delivery, message: Message): Promise<boolean> {
    if (message.sender.role !== 'customer') return Promise.resolve(false)
    return new Promise((resolve, reject) => {
      const keys = this.#ordered ? [] : [conversationOf(message), deliveryOf(delivery)]
      this.#waiting.push({ delivery, message, keys, resolve, reject })
      this.#schedule()
    })
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0 || this.#underWay >= this.#mostUnderWay) return
    this.#scheduled = true
    // After the poll phase: every request that has come in by then comes along.
    setImmediate(() => {
      this.#scheduled = false
      const group = this.#next()
      if (group.length > 0) void this.#store(group)
    })
  }

  /** The oldest that may go; what waits behind another of its conversation stays behind it. */
  #next(): Job[] {
    const group: Job[] = []
    const passedOver = new Set<string>()
    this.#waiting = this.#waiting.filter((job) => {
      const isBehind = passedOver.size > 0 && passedOver.has(conversationOf(job.message))
      const isHeld = isBehind || job.keys.some((key) => this.#held.has(key))
      if (isHeld || group.length >= MOST_TOGETHER) {
        passedOver.add(conversationOf(job.message))
        return true
      }
      for (const key of job.keys) this.#held.add(key)
      group.push(job)
      return false
    })
    return group
  }

  async #store(group: Job[]): Promise<void> {
    this.#underWay++
    // What waits may go at once where there is room for another statement.
    this.#schedule()
    try {
      const stored = await this.#takeIn(group)
      group.forEach(({ resolve }, place) => {
        resolve(stored.has(place))
      })
    } catch (fault) {
      for (const { reject } of group) reject(fault)
    }
    for (const job of group) for (const key of job.keys) this.#held.delete(key)
    this.#underWay--
    this.#schedule()
  }
}
