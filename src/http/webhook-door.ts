import type { AppContext } from '../desk/context.ts'
import { isTooMuch, type Pressure } from '../desk/pressure.ts'
import { type Admission, type IncomingDelivery, type ReceiveOutcome, receive } from '../desk/receive.ts'
import { UnavailableError, UnstorableError } from '../errors.ts'
import type { ReadFault } from './body-readers.ts'
import { PROBLEM_TYPE, problemBody } from './problem.ts'

/** An answer before it is said in the words of a server or a framework. */
export interface Answer {
  status: 200 | 202 | 400 | 401 | 404 | 408 | 409 | 413 | 429 | 500 | 503
  body: string
  headers: Readonly<Record<string, string>>
}

/** Genuine deliveries that are being stored at a time; more are asked to come again. */
const MOST_UNDER_WAY = 2000
const RETRY_AFTER = { 'retry-after': '1' }
/** A backlog does not shrink within a second. */
const RETRY_LATER = { 'retry-after': '5' }
/** Nothing more is read on this connection. */
const LAST = { connection: 'close' }

const JSON_TYPE = { 'content-type': 'application/json' }
const ACCEPTED: Answer = { status: 202, body: '{"status":"accepted"}', headers: JSON_TYPE }
const DUPLICATE: Answer = { status: 200, body: '{"status":"duplicate"}', headers: JSON_TYPE }

function refusal(
  status: Answer['status'],
  title: string,
  detail?: string,
  headers: Record<string, string> = {},
): Answer {
  return { status, body: problemBody(status, title, detail), headers: { ...headers, ...PROBLEM_TYPE } }
}

/** What is answered where the body was not read to its end; null: it is over the limit. */
export function unread(fault: ReadFault | null): Answer {
  if (fault === 'slow') return refusal(408, 'timeout', 'the body came too slowly', LAST)
  if (fault === 'crowded') return refusal(429, 'too many requests', 'too many bodies at a time', LAST)
  return refusal(413, 'too large', 'the body is over 256 kB')
}

function answer(outcome: ReceiveOutcome): Answer {
  switch (outcome.status) {
    case 'accepted':
      return ACCEPTED
    case 'duplicate':
      return DUPLICATE
    case 'conflict':
      return refusal(409, 'conflict', 'this webhook-id came before with another body')
    case 'malformed':
      return refusal(400, 'malformed', outcome.message)
    case 'stale':
    case 'unauthorized':
      return refusal(401, 'unauthorized', outcome.message)
    case 'unknown':
      return refusal(404, 'not found', outcome.message)
    case 'too_large':
      return refusal(413, 'too large', outcome.message)
    case 'busy':
      return refusal(429, 'too many requests', 'send it again', RETRY_AFTER)
    case 'overloaded':
      return refusal(503, 'overloaded', 'too many messages wait to be answered, send it again', RETRY_LATER)
  }
}

/** Where deliveries come in, whatever brings them: what is there to be stored at a time has a limit. */
export class WebhookDoor {
  readonly #ctx: AppContext & { pressure?: () => Pressure }
  #underWay = 0
  readonly #admission: Admission = {
    enter: () => {
      if (this.#ctx.pressure && isTooMuch(this.#ctx.pressure())) return 'overloaded'
      if (this.#underWay >= MOST_UNDER_WAY) return 'busy'
      this.#underWay++
      return null
    },
    leave: () => this.#underWay--,
  }

  constructor(ctx: AppContext & { pressure?: () => Pressure }) {
    this.#ctx = ctx
  }

  /** Verifies, stores, answers; never throws. */
  async take(delivery: IncomingDelivery): Promise<Answer> {
    try {
      return answer(await receive(this.#ctx, delivery, this.#admission))
    } catch (fault) {
      return this.#notStored(delivery, fault)
    }
  }

  #notStored({ shop, channel }: IncomingDelivery, fault: unknown): Answer {
    const facts = { err: fault, shop, channel }
    if (fault instanceof UnstorableError) {
      this.#ctx.log.warn(facts, 'a delivery can not be stored')
      return refusal(400, 'malformed', 'no database takes what this delivery holds')
    }
    if (fault instanceof UnavailableError) {
      this.#ctx.log.error(facts, 'a delivery could not be stored')
      return refusal(503, 'unavailable', 'the delivery could not be stored, send it again', RETRY_AFTER)
    }
    this.#ctx.log.error(facts, 'a request failed')
    return refusal(500, 'internal error')
  }
}
