import { Hono } from 'hono'
import { z } from 'zod'
import { audit } from '../../../desk/access/audit.ts'
import { securityLog } from '../../../desk/access/security-log.ts'
import type { ConversationKey } from '../../../desk/context.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import { problem } from '../../problem.ts'
import { USUAL_CHANNEL } from '../../views/channel.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'

const path = z.object({ shop: z.string(), id: z.string() })
const query = z.object({ channel: z.string().default(USUAL_CHANNEL) })

/** What bears this id in the conversation, as it was written; null where nothing does. */
async function writtenAt({ store }: HttpContext, key: ConversationKey, id: string) {
  const [message] = await store.messagesById(key, [id])
  if (message) return { text: message.text, name: message.sender.name ?? '' }
  const [replies, drafts, notes, tasks] = await Promise.all([
    store.outboxFor(key),
    store.drafts(key),
    store.desk.notes(key),
    store.desk.tasks(key),
  ])
  const all = [
    ...[...replies, ...notes].map((one) => ({ ...one, name: one.author })),
    ...drafts.map((draft) => ({ id: draft.id, text: draft.text ?? '', name: '' })),
    ...tasks.map((task) => ({ id: task.id, text: task.what, name: task.owner })),
  ]
  const found = all.find((one) => one.id === id)
  return found ? { text: found.text, name: found.name } : null
}

/** One message as it was written. It is written down who looked before it is shown. */
export function reveal(ctx: HttpContext) {
  return new Hono<AgentEnv>().post(
    '/conversations/:shop/:id/reveal',
    describe({
      summary:
        'A message, reply, draft, note or task unmasked, with who wrote it; the audit log tells who looked',
      tag: 'desk',
      answers: z.object({ text: z.string(), name: z.string() }),
      problems: [400, 403, 404],
    }),
    allow(ctx, {
      ...{ roles: 'agent', shopFrom: 'path', scope: null, act: null },
      unaudited: 'it writes its own entry, before it shows anything',
    }),
    valid('param', path),
    valid('query', query),
    valid('json', z.object({ messageId: z.string() })),
    async (c) => {
      const { shop, id: conversationId } = c.req.valid('param')
      const { messageId } = c.req.valid('json')
      const key = { shop, channel: c.req.valid('query').channel, conversationId }
      const found = await writtenAt(ctx, key, messageId)
      if (found === null) return problem(c, 404, 'not found', 'there is no such message')
      await audit(ctx, c.var.agent, { act: 'reveal', shop, conversationId, detail: { message: messageId } })
      securityLog(ctx, 'unmasked-view', { by: c.var.agent.id, shop })
      return c.json(found, 200)
    },
  )
}
