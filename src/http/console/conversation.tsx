import { type Context, Hono } from 'hono'
import { allow } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { document } from '../document.ts'
import { ConversationPage, Place } from '../pages/conversation.tsx'
import { NoticePage } from '../pages/notice.tsx'
import { Review, type ReviewProps } from '../pages/review.tsx'
import { Superseded } from '../pages/superseded.tsx'
import { Thread } from '../pages/thread.tsx'
import type { ConversationView } from '../schemas.ts'
import { USUAL_CHANNEL } from '../views/channel.ts'
import { conversationView } from '../views/conversation.ts'
import { queueRows } from '../views/queue.ts'
import { Titles } from '../views/titles.ts'

/** The page of a conversation and the parts of it that are fetched anew. */
export function conversation(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  const seen = allow(ctx, { roles: 'agent', shopFrom: 'path', scope: null, act: null })
  app.get('/c/:shop/:id', seen, async (c) => {
    const [view, rows] = await Promise.all([viewOf(c, ctx), queueRows(ctx, c.var.agent, null)])
    if (view === null) return notFound(c)
    const review = reviewProps(ctx, view)
    return document(
      c,
      <ConversationPage agent={c.var.agent.name} rows={rows} now={ctx.clock()} {...review} />,
    )
  })
  app.get('/c/:shop/:id/thread', seen, async (c) => {
    const view = await viewOf(c, ctx)
    return view === null ? notFound(c) : c.html(<Thread conversation={view} now={ctx.clock()} />)
  })
  app.get('/c/:shop/:id/place', seen, async (c) => {
    const { shop, id } = c.req.param()
    return c.html(
      <Place shop={shop} id={id} rows={await queueRows(ctx, c.var.agent, null)} now={ctx.clock()} />,
    )
  })
  app.get('/c/:shop/:id/review', seen, async (c) => {
    const view = await viewOf(c, ctx)
    if (view === null) return notFound(c)
    return c.req.query('seen') === view.revision
      ? c.body(null, 204)
      : c.html(<Review {...reviewProps(ctx, view)} />)
  })
  app.get('/c/:shop/:id/notice', seen, async (c) => {
    const view = await viewOf(c, ctx)
    if (view === null) return notFound(c)
    const { seen, shown = '' } = c.req.query()
    return seen === view.revision
      ? c.body(null, 204)
      : c.html(<Superseded conversation={view} shown={shown} />)
  })
  return app
}

type ConversationContext = Context<AgentEnv, '/c/:shop/:id'>

export function viewOf(c: ConversationContext, ctx: HttpContext): Promise<ConversationView | null> {
  return conversationView(ctx, {
    shop: c.req.param('shop'),
    channel: c.req.query('channel') ?? USUAL_CHANNEL,
    conversationId: c.req.param('id'),
  })
}

export function reviewProps(ctx: HttpContext, conversation: ConversationView): ReviewProps {
  return { conversation, intents: new Titles(ctx.scripts.intents).all(), kept: null, notice: null }
}

export function notFound(c: Context<AgentEnv>): Response | Promise<Response> {
  return document(
    c,
    <NoticePage
      title="没有这个对话"
      agent={c.var.agent.name}
      text="它可能来自另一个店铺，或者地址写错了。"
    />,
    404,
  )
}
