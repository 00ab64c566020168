import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { loadSuites } from '../../content/suites.ts'
import { UnavailableError } from '../../errors.ts'
import type { Assignee, Conversation, Draft, Store, WorkItem } from '../../store/store.ts'
import { type Message, NO_EFFECTS, type Plan, type Reason } from '../../types/index.ts'
import { ROOT } from '../root.ts'

/** Three of the customer, one of the shop, and the customer's last one. */
const TURNS = 5
const BATCH = 250
const HOUR_MS = 3_600_000
const SHOPS = ['kangnai', 'haidexin', 'mengtianqin']
const NAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '欧阳', '司马']
const REASONS: readonly Reason[] = ['answered', 'answered', 'answered', 'missing_fact', 'must_hand_over']

/** What became of a conversation, by its number: most have ended. */
type Fate = 'ended' | 'failed' | 'waits' | 'taken' | 'task'
const FATES: readonly Fate[] = ['waits', 'waits', 'waits', 'waits', 'taken', 'failed', 'task']
const fateOf = (i: number): Fate => FATES[i % 20] ?? 'ended'

/** Fills an empty store, by the ways that it is filled at work. */
export class Seeder {
  readonly #texts = [...new Set(loadSuites(join(ROOT, 'eval')).map(({ text }) => text))]
  readonly #store: Store
  readonly #agent: Assignee
  readonly #lanes: number
  readonly #now = Date.now()

  /** `lanes`: how much is written at a time. */
  constructor(store: Store, agent: Assignee, lanes: number) {
    this.#store = store
    this.#agent = agent
    this.#lanes = lanes
  }

  /** Texts that customers wrote here, as far as `count`. */
  words = (count: number): string[] => this.#texts.slice(0, count)

  async fill(messages: number, onProgress: (done: number) => void): Promise<void> {
    const conversations = Math.ceil(messages / TURNS)
    for (let from = 0; from < conversations; from += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, conversations - from) }, (_, i) => from + i)
      for (let turn = 0; turn < TURNS; turn++) {
        const came = batch.map((i) => this.#message(i, turn))
        await this.#each(came, (message) => this.#store.receiveMessage(delivered(message), message))
        await this.#work(came, turn === TURNS - 1)
      }
      await this.#each(batch, (i) => this.#end(i))
      onProgress((from + batch.length) * TURNS)
    }
  }

  async #each<T>(all: readonly T[], job: (one: T) => Promise<unknown>): Promise<void> {
    let next = 0
    const lane = async () => {
      for (let i = next++; i < all.length; i = next++) await patiently(() => job(all[i]!))
    }
    await Promise.all(Array.from({ length: this.#lanes }, lane))
  }

  #message(i: number, turn: number): Message {
    const isAgent = turn === 3
    const at = this.#now - (i % 5000) * 20_000 - (TURNS - turn) * 15_000 - HOUR_MS
    const name = `${NAMES[i % NAMES.length]}${this.#texts[i % this.#texts.length]!.slice(0, 1)}女士`
    return {
      ...placeOf(i),
      id: `m${i}-${turn}`,
      sender: isAgent
        ? { id: this.#agent.id, role: 'agent', name: this.#agent.name }
        : { id: `u${i % 9000}`, role: 'customer', name },
      text: this.#texts[(i * TURNS + turn * 7) % this.#texts.length]!,
      attachments: [],
      order: null,
      product: null,
      sentAt: at,
      receivedAt: at,
    }
  }

  async #work(came: readonly Message[], isLast: boolean): Promise<void> {
    const by = new Map(came.map((message) => [message.id, message]))
    for (;;) {
      const items = await this.#store.takeWork(this.#now, 60_000, BATCH)
      if (items.length === 0) return
      await this.#each(items, (item) => this.#plan(item, isLast ? by.get(item.payload) : undefined))
    }
  }

  async #plan(item: WorkItem, message: Message | undefined): Promise<void> {
    const conversation = await this.#store.conversation(item)
    if (conversation === null) throw new Error(`no conversation ${item.conversationId}`)
    const draft = message === undefined ? null : this.#draft(conversation, message)
    const at = draft?.createdAt ?? this.#now
    const rest = { events: [], close: [], stopAutoSend: false }
    await this.#store.commitDraft({ workItemId: item.id, conversation, draft, at, ...rest })
  }

  #draft({ shop, channel, id }: Conversation, message: Message): Draft {
    return {
      id: `d-${id}`,
      ...{ shop, channel, conversationId: id, messageIds: [message.id], plan: planFor(Number(id.slice(1))) },
      text: `${message.text}。`,
      ...{ status: 'waiting', version: 1, autoSendAt: null },
      createdAt: message.receivedAt + 1000,
      ...{ closedAt: null, closedBy: null },
    }
  }

  async #end(i: number): Promise<void> {
    const fate = fateOf(i)
    const key = placeOf(i)
    if (fate === 'taken') await this.#store.desk.assign(key, null, this.#agent, this.#now)
    if (fate === 'waits' || fate === 'taken') return
    const replyId = await this.#reply(i)
    const at = this.#now - HOUR_MS
    const error = 'the platform said no'
    await this.#store.settleOutbox(
      replyId,
      fate === 'failed' ? { state: 'refused', at, error } : { state: 'delivered', at },
    )
    const task = { what: '查一下', owner: this.#agent.name, createdAt: at, dueAt: at, doneAt: null }
    if (fate === 'task') await this.#store.desk.addTask(key, { id: randomUUID(), ...task })
  }

  async #reply(i: number): Promise<string> {
    const key = placeOf(i)
    const last = this.#message(i, TURNS - 1)
    const at = last.receivedAt + 20_000
    const said = {
      id: `r${i}`,
      draftId: `d-${key.conversationId}`,
      text: `${last.text}。`,
      author: this.#agent.name,
    }
    const seen = [0, 1, 2, 4].map((turn) => `m${i}-${turn}`)
    const attempt = { attempts: 1, firstAttemptAt: at, nextAttemptAt: at, deliveredAt: null, lastError: null }
    const outcome = await this.#store.desk.reply({
      ...{ key, agent: this.#agent, draft: { id: said.draftId, version: 1 }, seen },
      outbox: { ...key, ...said, ...attempt, body: null, state: 'sending', createdAt: at },
      event: { type: 'reply', ...said, at, effects: null, messageIds: seen },
      ...{ correction: null, outcome: { outcome: 'as_is', reason: null, distance: null }, at },
    })
    // Stale where it was tried again after all.
    if (outcome === 'unseen') throw new Error(`the reply to ${key.conversationId} is ${outcome}`)
    return said.id
  }
}

const MOST_TRIES = 20

/** A database on a busy machine is away for moments. */
async function patiently(job: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await job()
      return
    } catch (fault) {
      if (!(fault instanceof UnavailableError) || tries === MOST_TRIES) throw fault
      await setTimeout(500)
    }
  }
}

const placeOf = (i: number) => ({ shop: SHOPS[i % 3]!, channel: 'standard', conversationId: `c${i}` })

const delivered = ({ shop, channel, id, text }: Message) => ({
  shop,
  channel,
  id,
  bodyHash: text.slice(0, 8),
})

function planFor(i: number): Plan {
  const intents = (['authenticity', 'discount', 'shipping_time', 'refund_timing', 'courier'] as const)[i % 5]!
  return {
    ...{ judge: 'questions', decision: 'reply', reason: REASONS[i % REASONS.length]!, explanation: '' },
    ...{ intents: [intents], responses: [], open: [], handoff: null, why: [], confidence: 0.97 },
    ...{ situation: null, effects: NO_EFFECTS },
  }
}
