import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Hono } from 'hono'
import { standardChannel } from '../../channels/standard.ts'
import { signatureFault } from '../../channels/standard-signature.ts'
import { readConfig } from '../../config.ts'
import { loadScripts } from '../../content/scripts.ts'
import { loadShops } from '../../content/shops.ts'
import { Bus } from '../../desk/bus.ts'
import { createApp } from '../../http/app.ts'
import type { HttpContext } from '../../http/context.ts'
import { type Answering, listen } from '../../http/listen.ts'
import { createPlanner } from '../../planning/turn.ts'
import { ROOT } from '../root.ts'
import { openStore } from '../server.ts'

/*
 * What is timed, in a process of its own: `bare`, an endpoint that verifies the signature and answers, or `durable`,
 * the server as it is with its store. Neither drafts: that is measured apart.
 */

function bare(secrets: readonly string[]): Answering {
  return new Hono().post('/webhooks/:shop/:channel', async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer())
    const said = (name: string) => c.req.header(`webhook-${name}`) ?? ''
    const delivery = { id: said('id'), timestamp: said('timestamp'), signatures: said('signature'), body }
    const fault = signatureFault(delivery, secrets, Date.now())
    return fault === null ? c.json({ status: 'accepted' }, 202) : c.json({ fault }, 401)
  })
}

async function durable(secrets: HttpContext['secrets']): Promise<Answering> {
  const { scripts } = loadScripts(join(ROOT, 'intents'))
  return createApp({
    store: await openStore(readConfig()),
    scripts,
    secrets,
    shops: loadShops(join(ROOT, 'shops')).shops,
    channels: new Map([[standardChannel.name, standardChannel]]),
    understanding: { understand: async () => null },
    planner: createPlanner(scripts),
    planOutgoing: null,
    clock: Date.now,
    newId: randomUUID,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    bus: new Bus(),
    cookieSecure: false,
  })
}

const { webhookSecrets } = readConfig()
const own = webhookSecrets.get('kangnai') ?? []
const app = process.argv[2] === 'bare' ? bare(own) : await durable(webhookSecrets)
const { port } = await listen(app, { host: '127.0.0.1', port: 0 })
process.send?.({ port })
