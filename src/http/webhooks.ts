import { type Context, Hono } from 'hono'
import type { AppContext } from '../desk/context.ts'
import { isTooMuch, type Pressure } from '../desk/pressure.ts'
import { type Admission, type ReceiveOutcome, receive } from '../desk/receive.ts'
import { UnavailableError, UnstorableError } from '../errors.ts'
import { addressOf } from './address.ts'
import { BodyReaders } from './body-readers.ts'
import { problem } from './problem.ts'
import { readBody } from './webhooks-body.ts'

const PATH = '/webhooks/:shop/:channel'

/** Genuine deliveries that are being stored at a time; more are asked to come again. */
const MOST_UNDER_WAY = 2000
const RETRY_AFTER = { 'retry-after': '1' }
/** A backlog does not shrink within a second. */
const RETRY_LATER = { 'retry-after': '5' }
/** Nothing more is read on this connection. */
const LAST = { connection: 'close' }

function answer(c: Context, outcome: ReceiveOutcome): Response {
  switch (outcome.status) {
    case 'accepted':
      return c.json({ status: 'accepted' }, 202)
    case 'duplicate':
      return c.json({ status: 'duplicate' }, 200)
    case 'conflict':
      return problem(c, 409, 'conflict', 'this webhook-id came before with another body')
    case 'malformed':
      return problem(c, 400, 'malformed', outcome.message)
    case 'stale':
    case 'unauthorized':
      return problem(c, 401, 'unauthorized', outcome.message)
    case 'unknown':
      return problem(c, 404, 'not found', outcome.message)
    case 'too_large':
      return problem(c, 413, 'too large', outcome.message)
    case 'busy':
      return problem(c, 429, 'too many requests', 'send it again', RETRY_AFTER)
    case 'overloaded':
      return problem(
        c,
        503,
        'overloaded',
        'too many messages wait to be answered, send it again',
        RETRY_LATER,
      )
  }
}

function notStored(c: Context, ctx: AppContext, fault: unknown): Response {
  const { shop, channel } = c.req.param() as Record<string, string>
  if (fault instanceof UnstorableError) {
    ctx.log.warn({ err: fault, shop, channel }, 'a delivery can not be stored')
    return problem(c, 400, 'malformed', 'no database takes what this delivery holds')
  }
  if (!(fault instanceof UnavailableError)) throw fault
  ctx.log.error({ err: fault, shop, channel }, 'a delivery could not be stored')
  return problem(c, 503, 'unavailable', 'the delivery could not be stored, send it again', RETRY_AFTER)
}

async function take(
  c: Context,
  ctx: AppContext,
  readers: BodyReaders,
  admission: Admission,
): Promise<Response> {
  const { shop = '', channel = '' } = c.req.param()
  const body = await readers.read(addressOf(c), readBody(c.req.raw))
  if (body === 'slow') return problem(c, 408, 'timeout', 'the body came too slowly', LAST)
  if (body === 'crowded') return problem(c, 429, 'too many requests', 'too many bodies at a time', LAST)
  if (body === null) return problem(c, 413, 'too large', 'the body is over 256 kB')
  try {
    return answer(c, await receive(ctx, { shop, channel, headers: c.req.raw.headers, body }, admission))
  } catch (fault) {
    return notStored(c, ctx, fault)
  }
}

/** `POST /webhooks/:shop/:channel`: what the chat platforms send. */
export function webhookRoutes(ctx: AppContext & { pressure?: () => Pressure }): Hono {
  const readers = new BodyReaders()
  let underWay = 0
  const admission: Admission = {
    enter: () => {
      if (ctx.pressure && isTooMuch(ctx.pressure())) return 'overloaded'
      if (underWay >= MOST_UNDER_WAY) return 'busy'
      underWay++
      return null
    },
    leave: () => underWay--,
  }
  return new Hono()
    .post(PATH, (c) => take(c, ctx, readers, admission))
    .all(PATH, (c) => problem(c, 405, 'method not allowed', 'deliveries come by POST', { allow: 'POST' }))
}
