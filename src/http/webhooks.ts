import { type Context, Hono } from 'hono'
import type { AppContext } from '../desk/context.ts'
import type { Pressure } from '../desk/pressure.ts'
import { addressOf } from './address.ts'
import { BodyReaders } from './body-readers.ts'
import { problem } from './problem.ts'
import { type Answer, unread, WebhookDoor } from './webhook-door.ts'
import { readBody } from './webhooks-body.ts'
import { type Direct, directWebhooks } from './webhooks-direct.ts'

const PATH = '/webhooks/:shop/:channel'

const said = (c: Context, { status, body, headers }: Answer) => c.body(body, status, { ...headers })

async function take(c: Context, door: WebhookDoor, readers: BodyReaders): Promise<Response> {
  const { shop = '', channel = '' } = c.req.param()
  const body = await readers.read(addressOf(c), readBody(c.req.raw))
  if (body === null || typeof body === 'string') return said(c, unread(body))
  return said(c, await door.take({ shop, channel, headers: c.req.raw.headers, body }))
}

/** `POST /webhooks/:shop/:channel`: what the chat platforms send; `direct` is the short way to the same. */
export function webhooks(ctx: AppContext & { pressure?: () => Pressure }): { routes: Hono; direct: Direct } {
  const readers = new BodyReaders()
  const door = new WebhookDoor(ctx)
  const routes = new Hono()
    .post(PATH, (c) => take(c, door, readers))
    .all(PATH, (c) => problem(c, 405, 'method not allowed', 'deliveries come by POST', { allow: 'POST' }))
  return { routes, direct: directWebhooks(door, readers) }
}
