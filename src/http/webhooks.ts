import { type Context, Hono } from 'hono'
import type { AppContext } from '../desk/context.ts'
import { type ReceiveOutcome, receive } from '../desk/receive.ts'
import { UnavailableError } from '../errors.ts'
import { problem } from './problem.ts'
import { readBody } from './webhooks-body.ts'

const PATH = '/webhooks/:shop/:channel'

/** Deliveries under way at a time; more are asked to come again. */
const MOST_UNDER_WAY = 2000
const RETRY_AFTER = { 'retry-after': '1' }

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
    case 'unauthorized':
      return problem(c, 401, 'unauthorized', outcome.message)
    case 'unknown':
      return problem(c, 404, 'not found', outcome.message)
    case 'too_large':
      return problem(c, 413, 'too large', outcome.message)
  }
}

async function take(c: Context, ctx: AppContext): Promise<Response> {
  const { shop = '', channel = '' } = c.req.param()
  const body = await readBody(c.req.raw)
  if (body === null) return problem(c, 413, 'too large', 'the body is over 256 kB')
  try {
    return answer(c, await receive(ctx, { shop, channel, headers: c.req.raw.headers, body }))
  } catch (fault) {
    if (!(fault instanceof UnavailableError)) throw fault
    ctx.log.error({ err: fault, shop, channel }, 'a delivery could not be stored')
    return problem(c, 503, 'unavailable', 'the delivery could not be stored, send it again', RETRY_AFTER)
  }
}

/** `POST /webhooks/:shop/:channel`: what the chat platforms send. */
export function webhookRoutes(ctx: AppContext): Hono {
  let underWay = 0
  return new Hono()
    .post(PATH, async (c) => {
      if (underWay >= MOST_UNDER_WAY)
        return problem(c, 429, 'too many requests', 'send it again', RETRY_AFTER)
      underWay++
      try {
        return await take(c, ctx)
      } finally {
        underWay--
      }
    })
    .all(PATH, (c) => problem(c, 405, 'method not allowed', 'deliveries come by POST', { allow: 'POST' }))
}
