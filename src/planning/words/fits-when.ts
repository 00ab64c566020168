import { listsCourier } from '../../knowledge/facts.ts'
import type { SlotName, When } from '../../types/index.ts'
import type { Ask, Scene } from '../scene.ts'

/** Whether the circumstances are those that the words were written for. */
export function fitsWhen(when: When, ask: Ask, scene: Scene): boolean {
  if (when.campaign !== undefined && when.campaign !== scene.campaign) return false
  if (when.kindless === true && ask.kind !== null) return false
  if (when.given !== undefined && when.given !== ask.given) return false
  if (when.product === false && scene.circumstances.product !== null) return false
  if (when.ordered === false && !scene.looksAround) return false
  if (when.greeted !== undefined && when.greeted !== scene.state.greeted) return false
  if (when.bargaining !== undefined && when.bargaining !== scene.state.bargaining.round > 0) return false
  if (when.promised === true && !scene.promised()) return false
  if (when.photo !== undefined && when.photo !== scene.hasPhoto) return false
  if (when.rounds !== undefined && !within(when.rounds, ask.round)) return false
  if (when.hours !== undefined && (scene.hour < when.hours[0] || scene.hour >= when.hours[1])) return false
  return fitsCustomer(when, ask, scene)
}

/** What the customer says and where he stands. */
function fitsCustomer(when: When, ask: Ask, scene: Scene): boolean {
  const { situation, emotions, particulars } = scene
  if (when.situations !== undefined && (situation === null || !when.situations.includes(situation)))
    return false
  const matter = scene.state.matter?.intent
  if (when.matters !== undefined && (matter === undefined || !when.matters.includes(matter))) return false
  if (matter !== undefined && when.apart_from?.includes(matter)) return false
  if (when.emotions?.some((emotion) => emotions.has(emotion)) === false) return false
  if (when.particulars?.some((particular) => !particulars.has(particular))) return false
  if (when.slots?.some((name) => !ask.slots.some((slot) => slot.name === name && slot.polarity === 'wanted')))
    return false
  if (when.excluded?.some((name) => !isRefused(name, ask))) return false
  return when.unlisted === undefined || when.unlisted === isUnlisted(ask, scene)
}

function within([first, last]: [number, number], round: number | null): boolean {
  return round !== null && first <= round && round <= last
}

/** Whether a value is refused and none wanted in its place. */
function isRefused(name: SlotName, { slots }: Ask): boolean {
  const named = slots.filter((slot) => slot.name === name)
  return named.length > 0 && named.every(({ polarity }) => polarity === 'excluded')
}

/** Whether the courier asked for is missing from the shop's list; null where none is asked for or listed. */
function isUnlisted(ask: Ask, scene: Scene): boolean | null {
  const wanted = ask.slots.find((slot) => slot.name === 'courier' && slot.polarity === 'wanted')
  if (wanted === undefined) return null
  const listed = listsCourier(scene.shop, wanted.value, scene.circumstances.now, scene.campaign)
  return listed === null ? null : !listed
}
