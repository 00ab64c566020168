import {
  append,
  type Conversation,
  type FoldRules,
  NEW_CONVERSATION,
  wordsOfShop,
} from '../conversation/index.ts'
import { lookUp, type Shelf } from '../knowledge/index.ts'
import type { Drafted, Planner, Understanding } from '../planning/engine.ts'
import { nothingSaid } from '../planning/nothing-said.ts'
import type {
  Attachment,
  ConversationEvent,
  Order,
  Prediction,
  Product,
  ProductBrought,
  Shop,
} from '../types/index.ts'
import { withProduct } from './records.ts'

/** What answers a conversation, put together once. */
export interface Answering {
  understanding: Understanding
  planner: Planner
}

/** What a replay knows beside the words. Times in milliseconds since the epoch. */
export interface Surroundings {
  shop: Shop
  seed: number
  customerId: string | null
  /** The shop's products and orders; nothing is known of any where it is left out. */
  shelf?: Shelf | undefined
}

/** One of the customer's turns, or what the shop really answered. */
export interface ReplayMessage {
  role: 'customer' | 'agent'
  text: string
  at: number
  attachments: Attachment[]
  /** Named, or told of as far as the line knows it. */
  product: ProductBrought | null
  order: Order | null
}

/** A draft with the conversation that it was made in. */
export interface Replayed {
  drafted: Drafted
  predictions: readonly Prediction[]
}

/**
 * A conversation that is lived through message by message, by the functions that serve the shop: every message is
 * an event, every draft the answer to all that is unanswered. Nothing is said but what `deliver` or an agent says.
 */
export class Replay {
  #conversation: Conversation = NEW_CONVERSATION
  #last: Replayed | null = null
  /** The product that came with the newest message. */
  #card: Product | null = null
  readonly #answering: Answering
  readonly #around: Surroundings
  readonly #rules: FoldRules
  #shelf: Shelf | undefined
  #count = 0

  constructor(answering: Answering, around: Surroundings) {
    this.#answering = answering
    this.#around = around
    this.#rules = answering.planner
    this.#shelf = around.shelf
  }

  get state() {
    return this.#conversation.state
  }

  /** The draft for everything unanswered once this message has come. */
  hear(message: ReplayMessage, shelf: Shelf | undefined = this.#shelf): Replayed {
    this.#shelf = shelf
    const { text, at, attachments, order } = message
    const product = message.product === null ? null : this.#brought(message.product)
    this.#card = product
    this.#happened({ type: 'message', id: this.#id(), at, text, attachments, product, order })
    return this.draft(at)
  }

  /** What an agent of the shop wrote at the platform. */
  agentSays(text: string, at: number): void {
    const id = this.#id()
    this.#happened({ type: 'agent_message', id, at, text, author: 'agent', replyId: null })
    const { understanding, planner } = this.#answering
    const prediction = understanding.understand(text, this.#around.shop.policy.precision)
    this.#happened({ type: 'reading', at, messageIds: [id], reading: planner.agentReading(prediction) })
  }

  /** The last draft leaves for the customer, as an agent sends it; where it has no words nothing was to be said. */
  deliver(at: number): void {
    if (this.#last === null) return
    const { plan, text } = this.#last.drafted
    const messageIds = this.state.unanswered.map(({ id }) => id)
    this.#last = null
    if (text === null) {
      this.#happened({ type: 'dismissal', at, messageIds, by: 'engine' })
      return
    }
    this.#happened({
      type: 'reply',
      id: this.#id(),
      at,
      text,
      author: 'agent',
      draftId: null,
      messageIds,
      effects: plan.effects,
    })
  }

  /** The draft for everything unanswered at this time; what was understood is remembered. */
  draft(at: number): Replayed {
    const { understanding, planner } = this.#answering
    const { shop, seed, customerId } = this.#around
    const { state } = this
    const texts = planner.texts(state, shop)
    const predictions = texts.map((text) =>
      text.trim() === '' ? nothingSaid(text) : understanding.understand(text, shop.policy.precision),
    )
    const { records, order } = this.#known(predictions)
    const product = records?.product ?? state.product
    const circumstances = {
      now: at,
      seed: seed + state.messages,
      openConversations: 0,
      product,
      order,
      customerId,
    }
    const drafted = planner.plan({ shop, state, predictions, circumstances, records })
    for (const reading of drafted.readings) this.#happened({ type: 'reading', at, ...reading })
    this.#last = { drafted, predictions }
    return this.#last
  }

  /** What the shelf holds of the product and the order that the turn is about. */
  #known(predictions: readonly Prediction[]) {
    const { shop, customerId } = this.#around
    const { product, shown, offered, order, orderId, unanswered } = this.state
    const text = unanswered.map((message) => message.text).join('\n')
    const shelf = this.#shelf
    if (shelf === undefined) return { records: undefined, order }
    const slots = predictions.flatMap((one) => one.slots)
    const orderNumber = slots.findLast(({ name }) => name === 'order_number')?.value ?? null
    const talked = { last: product, shown, offered, talkedOrder: orderId, ...wordsOfShop(this.state) }
    const at = unanswered.at(-1)?.at
    const named = { text, at, card: this.#card, ...talked, order, orderNumber, customerId }
    return lookUp(named, shelf, shop)
  }

  /** The product's name; what the line tells of it is known from now on. */
  #brought(product: ProductBrought): Product {
    this.#shelf = withProduct(this.#shelf, product, this.#around.shop)
    return { id: product.id, title: product.title }
  }

  #happened(event: ConversationEvent): void {
    this.#conversation = append(this.#conversation, event, this.#rules)
  }

  #id(): string {
    this.#count += 1
    return `m${this.#count}`
  }
}

/**
 * A conversation in which as many questions were asked and answered, as a turn's surroundings.
 * @param questions each of them a message and a reply
 * @returns what a planner needs beside the predictions, for a further message
 */
export function replayTo(answering: Answering, shop: Shop, questions: number) {
  const replay = new Replay(answering, { shop, seed: 1, customerId: null })
  const beside = { attachments: [], product: null, order: null }
  for (let i = 0; i < questions; i++) {
    replay.hear({ role: 'customer', text: `${i + 30}码有货吗`, at: i * 60_000, ...beside })
    replay.deliver(i * 60_000)
  }
  const at = questions * 60_000
  const circumstances = {
    now: at,
    seed: 1,
    openConversations: 0,
    product: null,
    order: null,
    customerId: null,
  }
  return (text: string) => ({
    shop,
    circumstances,
    state: { ...replay.state, unanswered: [{ id: 'next', at, text, attachments: [], questions: null }] },
  })
}
