import { randomUUID } from 'node:crypto'
import { fold } from '../../src/conversation/index.ts'
import { receive } from '../../src/desk/receive.ts'
import { sendDraft } from '../../src/desk/review.ts'
import { workOnce } from '../../src/desk/work.ts'
import type { Draft } from '../../src/store/store.ts'
import { messageBody, signedHeaders } from '../channels/samples.ts'
import { C1 } from '../store/samples.ts'
import type { Bench } from './samples.ts'

/** Delivers a body as the platform does, signed. */
export function deliver({ ctx }: Bench, body: string, id: string = randomUUID()) {
  const headers = new Headers(signedHeaders(body, { id, at: ctx.clock() }))
  return receive(ctx, { shop: 'kangnai', channel: 'standard', headers, body: Buffer.from(body) })
}

const isoNow = ({ ctx }: Bench) => new Date(ctx.clock()).toISOString()

/** The customer writes; returns the message's id. */
export async function says(bench: Bench, text: string, over: object = {}): Promise<string> {
  const messageId = randomUUID()
  await deliver(bench, messageBody({ messageId, text, sentAt: isoNow(bench), ...over }))
  return messageId
}

/** The customer writes and the worker has planned all there is. */
export async function asks(bench: Bench, text: string, over: object = {}): Promise<string> {
  const id = await says(bench, text, over)
  await worked(bench)
  return id
}

export async function recalls(bench: Bench, messageId: string): Promise<void> {
  const data = { conversationId: 'c1', messageId }
  await deliver(bench, JSON.stringify({ type: 'message.recalled', timestamp: isoNow(bench), data }))
}

export async function orderIs(bench: Bench, status: string): Promise<void> {
  const data = { conversationId: 'c1', order: { id: 'o1', status } }
  await deliver(bench, JSON.stringify({ type: 'order.updated', timestamp: isoNow(bench), data }))
}

export const agentSays = (bench: Bench, text: string, over: object = {}) =>
  says(bench, text, { sender: { id: 'a1', role: 'agent' }, ...over })

export async function worked({ ctx }: Bench): Promise<void> {
  while (await workOnce(ctx));
}

export const drafts = ({ ctx }: Bench) => ctx.store.drafts(C1)

/** Texts of the drafts that wait for an agent. */
export async function waiting(bench: Bench): Promise<(string | null)[]> {
  return (await drafts(bench)).filter(({ status }) => status === 'waiting').map(({ text }) => text)
}

export async function lastDraft(bench: Bench): Promise<Draft> {
  const last = (await drafts(bench)).at(-1)
  if (!last) throw new Error('there is no draft')
  return last
}

export const outbox = ({ ctx }: Bench) => ctx.store.outboxFor(C1)

/** What follows from the log of the conversation. */
export async function stateOf({ ctx }: Bench) {
  const events = await ctx.store.eventsOf(C1, 0)
  return fold(
    events.map(({ event }) => event),
    ctx.planner,
  ).state
}

/** The texts of the customer's messages that wait for an answer. */
export const unanswered = async (bench: Bench) => (await stateOf(bench)).unanswered.map(({ text }) => text)

/** An agent sends the last draft. */
export async function sends(bench: Bench): Promise<void> {
  const { id: draftId, version } = await lastDraft(bench)
  await sendDraft(bench.ctx, { draftId, version, agent: '小李' })
}
