import { type Autonomy, type Plan, SECOND_LOOK, type Shop } from '../types/index.ts'

const RANK: readonly Autonomy[] = ['off', 'draft', 'auto']

/** The most careful of the settings that the shop has for what was understood. */
export function autonomyOf(shop: Shop, plan: Plan): Autonomy {
  const { default: usual, intents } = shop.policy.autonomy
  const settings = plan.intents.map((intent) => intents[intent] ?? usual)
  if (settings.length === 0) return usual
  return RANK[Math.min(...settings.map((setting) => RANK.indexOf(setting)))] ?? 'off'
}

/**
 * Only a full answer goes out by itself, and none once a person has spoken in the conversation; what only a second look
 * would answer is for a person to send.
 */
export function goesOutByItself(
  autonomy: Autonomy,
  plan: Plan,
  text: string | null,
  personSpoke: boolean,
): boolean {
  const isSure = plan.decision === 'reply' && plan.judge !== SECOND_LOOK
  return autonomy === 'auto' && isSure && text !== null && !personSpoke
}
