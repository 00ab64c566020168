import { randomUUID } from 'node:crypto'
import type { Conversation, Draft, Store } from '../../src/store/store.ts'
import type { Message, Plan } from '../../src/types/index.ts'
import { delivery, sampleDraft, sampleMessage, samplePlan } from '../store/samples.ts'

/** A conversation as a test describes it; the last of `said` is what the draft answers. */
export interface Scene {
  shop?: string
  id: string
  customer?: string
  /** Customer's and agent's messages, oldest first, with the seconds since they were sent. */
  said: { text: string; ago: number; by?: 'customer' | 'agent'; attachments?: Message['attachments'] }[]
  plan?: Partial<Plan>
  draft?: string | null
  conversation?: Partial<Conversation>
}

/** Puts the conversation with its waiting draft into the store, the way the pipeline would. */
export async function seed(store: Store, now: number, scene: Scene): Promise<Draft> {
  const messages = scene.said.map((line) => messageOf(scene, line, now))
  const last = messages.at(-1)!
  const draft = draftOf(scene, last)
  for (const message of messages) {
    await store.receiveMessage(delivery({ shop: message.shop }), message)
    await work(store, now, scene, message === last ? draft : null)
  }
  return draft
}

async function work(store: Store, now: number, scene: Scene, draft: Draft | null): Promise<void> {
  const [item, ...others] = await store.takeWork(now, 60_000, 10)
  // Whoever works on the same store would answer in words of its own, or get this scene's draft for its customer.
  if (item?.conversationId !== scene.id || others.length > 0) throw new Error('somebody else is at work')
  const stored = (await store.conversation(item))!
  const conversation = { ...stored, ...scene.conversation }
  const commit = {
    workItemId: item.id,
    conversation,
    draft,
    events: [],
    close: [],
    stopAutoSend: false,
    at: now,
  }
  if ((await store.commitDraft(commit)) !== 'done') throw new Error('the seed was not taken')
}

function draftOf(scene: Scene, last: Message): Draft {
  return sampleDraft({
    id: randomUUID(),
    shop: last.shop,
    conversationId: scene.id,
    messageIds: [last.id],
    plan: samplePlan(scene.plan),
    text: scene.draft === undefined ? '亲，这是官方旗舰店的正品，您放心哦' : scene.draft,
    createdAt: last.receivedAt,
  })
}

function messageOf(scene: Scene, line: Scene['said'][number], now: number): Message {
  const at = now - line.ago * 1000
  const by = line.by ?? 'customer'
  return sampleMessage({
    id: randomUUID(),
    shop: scene.shop ?? 'kangnai',
    conversationId: scene.id,
    sender: { id: by, role: by, name: by === 'customer' ? (scene.customer ?? '王女士') : '小李' },
    text: line.text,
    attachments: line.attachments ?? [],
    sentAt: at,
    receivedAt: at,
  })
}
