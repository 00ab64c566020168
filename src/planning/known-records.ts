import type { Question } from '../context/question.ts'
import {
  type AskedOf,
  type HeardAttribute,
  type KnowledgeSource,
  OF_VARIANTS,
  OFFERS,
  type Offer,
  type Product,
  RECORD_OF,
  type Shop,
  type Topic,
} from '../types/index.ts'
import type { Records } from './records.ts'
import type { CompiledScripts } from './scripts.ts'

/** The records of a turn, and whether the conversation is about a product already. */
export interface Known {
  records: Records | undefined
  hasProduct: boolean
  /** What the clauses would ask of a product. */
  attributes?: readonly HeardAttribute[]
  /** What the shop has on offer. */
  offers?: ReadonlySet<Offer>
  /** Whether the words name an order by its number, whoever knows it. */
  namesOrder?: boolean
  /** What the conversation shows, and what the shop said, the newest last: 这个跟托特包, 哪个是真皮的. */
  shown?: Pick<Product, 'id'> | null
  told?: readonly string[]
  /** What the customer wrote before this turn, oldest first. */
  wrote?: readonly string[]
  /** What the record was asked for last, where variants or orders may differ in it. */
  talked?: Talked | null
  /** Whether something that was bought is talked about. */
  isClaim?: boolean
  /** The matter that is talked about. */
  matter?: Topic | null
  /** What is looked for, while no product is decided for. */
  looked?: Pick<Question, 'intent' | 'kind'> | null
  /** How the conversation was needed to understand the words. */
  followUp?: Question['followUp']
}

/** What is known before the words are read. */
export type KnownBefore = Omit<Known, 'namesOrder' | 'attributes'>

/** A question for a record, and the words that asked it. */
export interface Talked {
  topic: Pick<Question, 'intent' | 'kind'>
  from: KnowledgeSource
  text: string
}

/** From which record a question of this intent and kind is answered; undefined where none answers it. */
export const recordFor = (
  { intent, kind }: Pick<Question, 'intent' | 'kind'>,
  { answeredFrom }: Pick<CompiledScripts, 'answeredFrom'>,
) => answeredFrom.get(`${intent}/${kind}`) ?? answeredFrom.get(intent)

const BY_VARIANT: ReadonlySet<KnowledgeSource> = new Set(['price', 'attribute', OF_VARIANTS])
export const isOfOrder = ({ from }: Pick<Talked, 'from'>): boolean => RECORD_OF[from] === 'order'

/** What was talked about, where it is asked of one variant, or of one order, after the other. */
export function talkedOf(
  topic: Pick<Question, 'intent' | 'kind'> | null,
  text: string | undefined,
  scripts: CompiledScripts,
): Talked | null {
  if (topic === null || text === undefined) return null
  const source = recordFor(topic, scripts)
  if (source === undefined || !(BY_VARIANT.has(source.from) || isOfOrder(source))) return null
  return { topic, from: source.from, text }
}

export const isOffer = (of: AskedOf): of is Offer => (OFFERS as readonly AskedOf[]).includes(of)

/** What of it a shop has on offer. */
export function offersOf({ activities, postage }: Shop): ReadonlySet<Offer> {
  const sends: Offer[] = postage === undefined ? [] : ['postage']
  return new Set([
    ...sends,
    ...activities.flatMap(({ type }): Offer[] => {
      if (type === 'buy_get' || type === 'second_piece') return ['pieces']
      return type === 'coupon' || type === 'gift' || type === 'tiers' ? [type] : []
    }),
  ])
}
