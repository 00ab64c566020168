import type { Autonomy, Plan, Shop } from '../types/index.ts'

const RANK: readonly Autonomy[] = ['off', 'draft', 'auto']

/** The most careful of the settings that the shop has for what was understood. */
export function autonomyOf(shop: Shop, plan: Plan): Autonomy {
  const { default: usual, intents } = shop.policy.autonomy
  const settings = plan.intents.map((intent) => intents[intent] ?? usual)
  if (settings.length === 0) return usual
  return RANK[Math.min(...settings.map((setting) => RANK.indexOf(setting)))] ?? 'off'
}

/** Only a full answer goes out by itself, and none once a person has spoken in the conversation. */
export function goesOutByItself(
  autonomy: Autonomy,
  plan: Plan,
  text: string | null,
  personSpoke: boolean,
): boolean {
  return autonomy === 'auto' && plan.decision === 'reply' && text !== null && !personSpoke
}
