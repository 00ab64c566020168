import { instantOf, type OrderRecord, type Shipment } from '../../types/index.ts'
import { type Answer, factsOf, type KnownFact } from '../known.ts'
import { localTime } from '../local-time.ts'
import { withoutContacts } from './contacts.ts'
import { sayDay, sayMoment } from './when.ts'

/**
 * `not_sent`: nothing has left; `stuck`: no event for longer than the shop tolerates; `late`: past the day on which
 * it was expected; `no_news`: sent, without events.
 */
export type ParcelOutcome =
  | 'under_way'
  | 'out_for_delivery'
  | 'delivered'
  | 'stuck'
  | 'late'
  | 'exception'
  | 'returned'
  | 'no_news'
  | 'not_sent'
  | 'closed'

export const STUCK_AFTER_HOURS = 48
const HOUR_MS = 3_600_000

export interface OrderClock {
  now: number
  timezone: string
  /** Hours without an event after which a parcel is stuck. */
  stuckAfterHours?: number
}

/**
 * Where the parcel is: its latest event with place and time, and the day it is expected.
 * @param meant one of several; null where nobody says which
 */
export function parcelOf(
  order: OrderRecord,
  clock: OrderClock,
  meant: Shipment | null = null,
): Answer<ParcelOutcome> {
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  const shipment = meant ?? latestShipment(order)
  if (shipment === null) {
    const sent =
      order.status === 'shipped'
        ? 'no_news'
        : order.status === 'delivered' || order.status === 'completed'
          ? 'delivered'
          : null
    return { outcome: order.status === 'closed' ? 'closed' : (sent ?? 'not_sent'), facts: [] }
  }
  const latest = lastEvent(shipment)
  const facts: KnownFact[] = [
    ...(shipment.courier ? [fact('order.courier', shipment.courier)] : []),
    ...(shipment.trackingNo ? [fact('order.tracking', shipment.trackingNo)] : []),
    ...(latest === null ? [] : eventFacts(latest, clock, fact)),
    ...(shipment.eta ? etaFacts(shipment.eta, clock, fact) : []),
  ]
  const silent = latest === null ? null : Math.floor((clock.now - latest.at) / HOUR_MS)
  const outcome = outcomeOf(shipment, silent, clock)
  return { outcome, facts: silent === null ? facts : [...facts, fact('order.parcel.silent_hours', silent)] }
}

function outcomeOf({ status, eta }: Shipment, silentHours: number | null, clock: OrderClock): ParcelOutcome {
  if (status === 'delivered' || status === 'exception' || status === 'returned') return status
  if (silentHours === null) return 'no_news'
  if (silentHours >= (clock.stuckAfterHours ?? STUCK_AFTER_HOURS)) return 'stuck'
  if (eta && eta.slice(0, 10) < localTime(clock.now, clock.timezone).day) return 'late'
  return status === 'out_for_delivery' ? 'out_for_delivery' : 'under_way'
}

interface Latest {
  at: number
  place: string
  text: string
}

/** The newest event, whatever the order in which they are written. */
export function lastEvent({ events = [] }: Shipment): Latest | null {
  let latest: Latest | null = null
  for (const { at, place = '', text } of events) {
    const moment = Date.parse(at)
    if (latest === null || moment > latest.at) latest = { at: moment, place, text }
  }
  return latest
}

/** Where the courier took the parcels over; null where their events do not tell, or there were several places. */
export function originOf(
  { id, updatedAt, shipments = [] }: OrderRecord,
  pickedUp: (text: string) => boolean,
): KnownFact | null {
  const places = shipments.map(
    ({ events = [] }) => events.find(({ text, place }) => place !== undefined && pickedUp(text))?.place,
  )
  const [place, ...others] = new Set(places)
  return place === undefined || others.length > 0
    ? null
    : factsOf(`order ${id}`, instantOf(updatedAt))('order.parcel.origin', place)
}

/** Of several parcels the one that is not there yet, the newest first. */
function latestShipment({ shipments = [] }: OrderRecord): Shipment | null {
  const moving = shipments.filter(({ status }) => status !== 'delivered')
  const ranked = [...(moving.length > 0 ? moving : shipments)].sort(
    (one, other) => (lastEvent(other)?.at ?? 0) - (lastEvent(one)?.at ?? 0),
  )
  return ranked[0] ?? null
}

type Make = (name: string, value: string | number, say?: string) => KnownFact

function eventFacts({ at, place, text }: Latest, { now, timezone }: OrderClock, fact: Make): KnownFact[] {
  const when = sayMoment(at, now, timezone)
  const facts = [
    fact('order.parcel.latest', text, withoutContacts(text)),
    fact('order.parcel.time', new Date(at).toISOString(), when),
    ...(place === '' ? [] : [fact('order.parcel.place', place)]),
  ]
  return facts.map((each) => ({ ...each, at }))
}

function etaFacts(eta: string, { now, timezone }: OrderClock, fact: Make): KnownFact[] {
  const day = eta.slice(0, 10)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? [fact('order.parcel.eta', day, sayDay(day, now, timezone))] : []
}
