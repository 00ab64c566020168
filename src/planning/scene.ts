import { inCampaign } from '../knowledge/facts.ts'
import { localHour } from '../knowledge/local-time.ts'
import type { Circumstances, ConversationState, Prediction, Rendered, Shop, Slot } from '../types/index.ts'

/** What the planner is given for one message. */
export interface PlannerInput {
  prediction: Prediction
  state: ConversationState
  shop: Shop
  circumstances: Circumstances
}

export interface PlannerOutput extends Rendered {
  state: ConversationState
}

/** Where and when something is said: all that decides which words fit, worked out once a message. */
export interface Scene {
  shop: Shop
  state: ConversationState
  circumstances: Circumstances
  /** The message and the values in it. */
  text: string
  slots: readonly Slot[]
  campaign: boolean
  /** The hour of the shop's day. */
  hour: number
  /** Keys of wordings said in this conversation, those chosen for this very draft included. */
  said: Set<string>
  /** All that the customer was told before, a reply a line. */
  told: string
  /** Facts quoted in this draft so far: saying one twice in a breath sounds like a machine. */
  quoted: Set<string>
}

/** @param heard the message that is answered; none where the shop begins */
export function sceneOf(
  shop: Shop,
  state: ConversationState,
  circumstances: Circumstances,
  heard: Pick<Prediction, 'text' | 'slots'> = { text: '', slots: [] },
): Scene {
  return {
    text: heard.text,
    slots: heard.slots,
    shop,
    state,
    circumstances,
    campaign: inCampaign(shop, circumstances.now),
    hour: localHour(circumstances.now, shop.timezone),
    said: new Set(state.used),
    told: state.told.join('\n'),
    quoted: new Set(),
  }
}

/** What a response is chosen for. */
export interface Ask {
  kind: string | null
  slots: readonly Slot[]
  /** Whether all that the question needs is given. */
  given: boolean
  /** The bargaining round that this would be, counted from 1; null where nobody bargains. */
  round: number | null
  extra: Readonly<Record<string, string>>
}
