import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dismiss, handOver, sendDraft } from '../../desk/review.ts'
import { labelSchema } from '../../types/index.ts'
import { allow } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { document, wantsPart } from '../document.ts'
import { ConversationPage } from '../pages/conversation.tsx'
import { conversationUrl } from '../pages/parts.tsx'
import { type Kept, Review } from '../pages/review.tsx'
import { decisionSchema, sendSchema } from '../schemas.ts'
import { queueRows } from '../views/queue.ts'
import { notFound, reviewProps, viewOf } from './conversation.tsx'

const formFields = {
  draft: z.string().min(1),
  intent: z.union([z.literal('').transform(() => null), labelSchema]),
}
const sendForm = sendSchema.extend(formFields)
const decisionForm = decisionSchema.extend(formFields)

const NOT_SENDABLE = '没有发出：回复不能为空，也不能超过 4000 字。'
const NOT_READABLE = '没有成功：请求不完整，请再试一次。'
const DECIDED = '没有成功：这条草稿已经处理过了，可能是同事先了一步。'
const SUPERSEDED = '没有成功：草稿刚刚更新了，请看过再定。'

type ConversationContext = Context<AgentEnv, '/c/:shop/:id'>

/** The decisions that send no words, and what the next page says of them. */
const WORDLESS = [
  { path: '/c/:shop/:id/handover', act: handOver, done: 'handed_over' },
  { path: '/c/:shop/:id/dismiss', act: dismiss, done: 'dismissed' },
] as const

/** What an agent decides about a draft. */
export function decide(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.post(
    '/c/:shop/:id/send',
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: null, act: 'send' }),
    async (c) => {
      const given = sendForm.safeParse(await c.req.parseBody())
      if (!given.success) return again(c, ctx, NOT_SENDABLE, 422)
      const { draft, ...decision } = given.data
      if (!(await isOf(c, ctx, draft))) return notFound(c)
      const outcome = await sendDraft(ctx, { draftId: draft, agent: c.var.agent.name, ...decision })
      return outcome === 'done' ? onward(c, ctx, 'sent') : again(c, ctx, null, 409)
    },
  )
  for (const { path, act, done } of WORDLESS) {
    app.post(path, allow(ctx, { roles: 'agent', shopFrom: 'path', scope: null, act: 'edit' }), async (c) => {
      const given = decisionForm.safeParse(await c.req.parseBody())
      if (!given.success) return again(c, ctx, NOT_READABLE, 422)
      const { draft, ...decision } = given.data
      if (!(await isOf(c, ctx, draft))) return notFound(c)
      const outcome = await act(ctx, { draftId: draft, agent: c.var.agent.name, ...decision })
      return outcome === 'done' ? onward(c, ctx, done) : again(c, ctx, null, 409)
    })
  }
  app.post(
    '/c/:shop/:id/keep',
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: null, act: null }),
    (c) => again(c, ctx, '', 200),
  )
  return app
}

/** Whether the draft is of the shop that the path names. */
async function isOf(c: ConversationContext, ctx: HttpContext, draft: string): Promise<boolean> {
  return (await ctx.store.draft(draft))?.shop === c.req.param('shop')
}

/** On to what else waits in this conversation, else to the one that waits most. */
async function onward(c: ConversationContext, ctx: HttpContext, done: string): Promise<Response> {
  const rows = await queueRows(ctx, c.var.agent, null)
  const { shop, id } = c.req.param()
  const next = rows.find((row) => row.shop === shop && row.conversationId === id) ?? rows[0]
  const url = `${next ? conversationUrl(next.shop, next.conversationId) : '/'}?done=${done}`
  if (!wantsPart(c)) return c.redirect(url, 303)
  return c.body(null, 200, { 'hx-redirect': url })
}

/**
 * Shows the draft that waits now, with what the agent has typed.
 * `notice` null: the decision came too late, and the page says why; empty: there is nothing to say.
 */
async function again(
  c: ConversationContext,
  ctx: HttpContext,
  notice: string | null,
  status: 200 | 409 | 422,
) {
  const view = await viewOf(c, ctx)
  if (view === null) return notFound(c)
  const words = notice ?? (view.draft === null ? DECIDED : SUPERSEDED)
  const props = {
    ...reviewProps(ctx, view),
    kept: await keptWords(c, ctx),
    notice: words === '' ? null : words,
  }
  if (wantsPart(c)) return c.html(<Review {...props} />, status)
  const rows = await queueRows(ctx, c.var.agent, null)
  const page = <ConversationPage agent={c.var.agent.name} rows={rows} now={ctx.clock()} {...props} />
  return document(c, page, status)
}

/** What the agent typed or chose; null where it is only the words of the draft that was shown. */
async function keptWords(c: ConversationContext, ctx: HttpContext): Promise<Kept | null> {
  const { draft, text, intent } = await c.req.parseBody()
  const shown = typeof draft === 'string' ? await ctx.store.draft(draft) : null
  const kept = {
    text: typeof text === 'string' ? text.replaceAll('\r\n', '\n') : '',
    intent: typeof intent === 'string' ? intent : '',
  }
  return kept.intent === '' && kept.text === (shown?.text ?? '') ? null : kept
}
