import type {
  AnsweredQuestion,
  Attachment,
  Need,
  Order,
  Product,
  Situation,
  Slot,
  Topic,
} from '../types/index.ts'

/** A customer's message that nobody has answered yet. */
export interface Unanswered {
  id: string
  at: number
  text: string
  attachments: Attachment[]
  /** The questions understood in it; null where it was not read yet. */
  questions: Topic[] | null
}

/** What the customer was told: by a reply of ours or by an agent at the platform. */
export interface Said {
  at: number
  by: 'us' | 'agent'
  id: string
  text: string
}

/**
 * What follows from the events of a conversation, and from nothing else. Immutable and plain data: a stored one is
 * a cache of the fold.
 */
export interface ConversationState {
  /** The customer's messages so far. */
  messages: number
  /** Oldest first: what the next draft answers. */
  unanswered: Unanswered[]
  /** Intents of the unanswered messages that an agent has answered meanwhile. */
  covered: string[]
  /** What the last words of an agent closed, until it is known what they answered. */
  closed: { by: string; unanswered: Unanswered[] } | null
  /** The customer's last texts, those that wait for an answer among them; oldest first. */
  heard: string[]
  /** All that was said to the customer, oldest first. */
  said: Said[]
  /** `responseId#wording` of what was said from scripts. */
  used: string[]
  answered: AnsweredQuestion[]
  bargaining: { round: number; kinds: string[]; told: string[] }
  /** The last question that was asked: what a short follow-up refers to. */
  topic: Topic | null
  /** The same without courtesies: what is talked about. */
  matter: Topic | null
  /** What our words asked for and the customer has not answered yet. */
  waiting: { intent: Topic['intent']; kind: string | null; needs: Need[] } | null
  /** Needs asked for so far. */
  asked: Need[]
  /** The latest value of each slot the customer has given. */
  slots: Slot[]
  /** Where the customer's own words say that he stands. */
  situation: Situation | null
  /** The sign whose matter the conversation is in, and when it was last heard; null where it is in none. */
  sign: { id: string; at: number } | null
  /** The product and the order that the conversation was last about. */
  product: Product | null
  /** The products that came up so far, each once, the newest last. */
  shown: Product[]
  /** Since when it is about that product: what was said after it may have named another. */
  turnedAt: number | null
  /** The products that our words last recommended. */
  offered: Product[]
  order: Order | null
  /** The order that the customer's words have named. */
  orderId: string | null
  /** The question that waits for the customer to say which product or order he means. */
  choosing: { about: Topic; words: string } | null
  greeted: boolean
  thanked: boolean
  held: boolean
  /** Whether a person has spoken or taken the conversation: nothing goes out by itself any more. */
  personSpoke: boolean
  photo: boolean
}

/** The state before anything has happened. */
export const NEW_STATE: ConversationState = {
  messages: 0,
  unanswered: [],
  covered: [],
  closed: null,
  heard: [],
  said: [],
  used: [],
  answered: [],
  bargaining: { round: 0, kinds: [], told: [] },
  topic: null,
  matter: null,
  waiting: null,
  asked: [],
  slots: [],
  situation: null,
  sign: null,
  product: null,
  shown: [],
  turnedAt: null,
  offered: [],
  order: null,
  orderId: null,
  choosing: null,
  greeted: false,
  thanked: false,
  held: false,
  personSpoke: false,
  photo: false,
}

/** So many products are remembered. */
const MOST_SHOWN = 4

/**
 * What is known from now on, where the conversation turns to a product; nothing where it goes on as before.
 * @param beside what was named with it without being talked about
 */
export function turnedTo(
  { product: before, shown, turnedAt }: Pick<ConversationState, 'product' | 'shown' | 'turnedAt'>,
  turned: Product | null | undefined,
  at: number,
  beside: readonly Product[] = [],
): Partial<Pick<ConversationState, 'product' | 'shown' | 'turnedAt'>> {
  const product = turned ?? before
  if (product === null || (!turned && beside.length === 0)) return {}
  const newest = [...beside, product]
  const others = shown.filter(({ id }) => !newest.some((one) => one.id === id))
  return { product, shown: [...others, ...newest].slice(-MOST_SHOWN), turnedAt: turned ? at : turnedAt }
}

/** So many of the shop's texts are looked through for the product that they name, and so many for gifts. */
const MOST_TOLD = 8
const LATELY = 3

/**
 * What the shop has said that may tell which product is talked about, oldest first. `told`: all of it while the customer
 * has named none, else what an agent wrote since. `lately`: its last words, whoever wrote them.
 */
export function wordsOfShop({
  said,
  product,
  turnedAt,
}: ConversationState): Record<'told' | 'lately', string[]> {
  const since = said.filter(({ at, by }) => product === null || (by === 'agent' && at >= (turnedAt ?? at)))
  return { told: textsOf(since.slice(-MOST_TOLD)), lately: textsOf(said.slice(-LATELY)) }
}

const textsOf = (said: readonly Said[]): string[] => said.map(({ text }) => text)

/** All that the customer was told, oldest first. */
export const toldBefore = ({ said }: Pick<ConversationState, 'said'>): string[] => textsOf(said)

/** What the customer wrote before what is answered now. */
export const earlier = ({ heard, unanswered }: ConversationState): string[] =>
  heard.slice(0, Math.max(0, heard.length - unanswered.length))
