import type { OrderRecord, Shipment } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { lastEvent } from './parcel.ts'
import { isSentBy } from './told-apart.ts'

/** 另一个呢, 还有一包呢: the parcel that was not told of; where the shop told of it by these words, that one. */
const OTHER = /另外?[一那]?[个包件箱]|还有一?[个包件箱]|剩下?的?[那一]?[个包件箱]|第二[个包件箱]/
/** 显示签收了, 放哪了: only one that has come is signed for or put somewhere. */
const HAS_COME = /签收|放哪|放在哪|搁哪|驿站|代收|取件/
/** 没到的那个, 还在路上那个: the one that is furthest behind. */
const BEHIND = /在路上的?那|[没未]有?(?:到|在派|收到|派送?|送来)的/

/** 先来的那个, 在派的那包: the one that has come furthest. */
const AHEAD = /先(?:来|到|发|送|派)的|(?<![没未不])在派(?:送|件)?的/

/** What is said of one parcel beside others of the same order. */
export interface ParcelHints {
  words: string
  /** The shop's last words. */
  lately: string
}

/**
 * Of several parcels the one that the words mean: by its courier, as the other one, by what only one that has come can
 * be asked; else the one that the shop told of last. Null where there is one alone or the words tell none.
 */
export function parcelMeant(
  { shipments = [] }: OrderRecord,
  { words, lately }: ParcelHints,
): Shipment | null {
  if (shipments.length < 2) return null
  const said = plain(words)
  const by = shipments.filter(({ courier }) => courier !== undefined && isSentBy(courier, said))
  if (by.length === 1) return by[0]!
  const told = shipments.filter((shipment) => isToldOf(shipment, lately))
  const others = shipments.filter((shipment) => !told.includes(shipment))
  if (OTHER.test(said) && !OTHER.test(lately))
    return told.length > 0 && others.length === 1 ? others[0]! : furthestBehind(shipments)
  const come = shipments.filter(({ status }) => status === 'delivered')
  if (HAS_COME.test(said) && come.length === 1) return come[0]!
  if (BEHIND.test(said)) return furthestBehind(shipments)
  if (AHEAD.test(said)) return furthestAhead(shipments)
  return told.length === 1 ? told[0]! : null
}

/** 另一个呢, 韵达的呢: words that point at one of several parcels and say nothing else. */
export function namesParcelAlone(text: string, { shipments = [] }: OrderRecord): boolean {
  if (shipments.length < 2) return false
  const bare = plain(text).replace(/[那呢嘞咧哩啊呀吧么嗯噢哦?？!！,，.。~\s]/g, '')
  const couriers = shipments.flatMap(({ courier }) => (courier === undefined ? [] : plain(courier)))
  return OTHER_ALONE.test(bare) || couriers.some((courier) => bare === courier || bare === `${courier}的`)
}

const OTHER_ALONE = /^(?:另外?[一那]?|还有一|剩下?的?一?)[个包件箱](?:包裹|快递)?$/

/** Whether the shop's words tell of that parcel: by its number, or by where it was last. */
function isToldOf(shipment: Shipment, lately: string): boolean {
  const { place = '', text = '' } = lastEvent(shipment) ?? {}
  return [shipment.trackingNo ?? '', place, text].some((part) => part !== '' && lately.includes(part))
}

/** How far a parcel has come; what went wrong stands before all that moves. */
const COURSE: readonly Shipment['status'][] = [
  'returned',
  'exception',
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'delivered',
]
const progress = ({ status }: Shipment): number => COURSE.indexOf(status ?? 'picked_up')

/** The parcel that has come least far; null where another has come as far. */
export const furthestBehind = (shipments: readonly Shipment[]): Shipment | null =>
  foremost(shipments, (one) => -progress(one))

const furthestAhead = (shipments: readonly Shipment[]) => foremost(shipments, progress)

function foremost(shipments: readonly Shipment[], rank: (one: Shipment) => number): Shipment | null {
  const [first, next] = shipments.toSorted((one, other) => rank(other) - rank(one))
  return first === undefined || next === undefined || rank(first) === rank(next) ? null : first
}
