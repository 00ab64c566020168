import type { Channel, OrderDesk } from '../channels/channel.ts'
import type { Planner } from '../planning/engine.ts'
import type { PlanOutgoing } from '../planning/outgoing.ts'
import type { Store } from '../store/store.ts'
import type { Prediction, Shop } from '../types/index.ts'
import type { AccessSettings } from './access/settings.ts'
import type { Bus } from './bus.ts'

/** The part of a pino logger that use cases need. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Text -> prediction, beside the server's own work; null where it took too long. */
export interface Understanding {
  understand(text: string, precision: number): Promise<Prediction | null>
}

/** Everything a use case works with; put together once, by `bootstrap`. */
export interface AppContext {
  store: Store
  /** By the name in the webhook's path. */
  channels: ReadonlyMap<string, Channel>
  /** By shop id. */
  shops: ReadonlyMap<string, Shop>
  understanding: Understanding
  planner: Planner
  /** Drafts for order events; null where none are made. */
  planOutgoing: PlanOutgoing | null
  /** Webhook secrets by shop id, the current one first. */
  secrets: ReadonlyMap<string, readonly string[]>
  access: AccessSettings
  /** Milliseconds since the epoch. */
  clock: () => number
  /** Makes a new random id. */
  newId: () => string
  log: Log
  bus: Bus
  /** Asked for orders that the store does not know; null or left out where nobody is. */
  orderDesk?: OrderDesk | null | undefined
  /** Whether demonstration products are told to no customer: on a production server. */
  hidesDemo?: boolean | undefined
}

/** The store's data types, for the handlers that show them. */
export type {
  ApiToken,
  Assignee,
  Conversation,
  ConversationKey,
  DeskEntry,
  DeskFigures,
  DeskQuery,
  DeskView,
  Draft,
  FoundCustomer,
  FoundMessage,
  MessagePage,
  OutboxItem,
  QueueEntry,
  Session,
  Standing,
  StoredMessage,
  Task,
  User,
} from '../store/store.ts'
export { DESK_VIEWS, keyOf } from '../store/store.ts'
