import type { Order } from './message.ts'

/** What the planner is told of the world; times in milliseconds since the epoch. */
export interface Circumstances {
  now: number
  /** Makes the choice of wordings repeatable. */
  seed: number
  /** Conversations open with agents at the moment. */
  openConversations: number
  product: { id: string; title: string } | null
  order: Order | null
  /** Who writes; null where the platform does not say. */
  customerId: string | null
}
