import type { Postage, PostageSteps } from '../../types/index.ts'

/** `unknown`: the shop does not say; `place`: it depends on where to; `weight`: on a weight that nobody knows. */
export type PostageCost =
  | { known: true; fen: number; excluded: false }
  | { known: true; excluded: true }
  | { known: false; missing: 'unknown' | 'place' | 'weight' }

export interface Parcel {
  paidFen: number
  pieces: number
  /** Null where a product's weight is not known. */
  grams: number | null
  /** As the customer names it: 新疆乌鲁木齐. */
  place: string | null
  /** Freed by an activity. */
  freed: boolean
}

/** What sending costs, exactly. */
export function postageFor(postage: Postage | undefined, parcel: Parcel): PostageCost {
  if (postage === undefined) return parcel.freed ? nothing : { known: false, missing: 'unknown' }
  const { place } = parcel
  if (place === null && postage.regions.length > 0) return everywhere(postage, parcel)
  const region = place === null ? undefined : regionOf(postage, place)
  if (region?.excluded) return { known: true, excluded: true }
  if (region === undefined && isFarAway(place)) return { known: false, missing: 'unknown' }
  const surcharge = region?.surchargeFen ?? 0
  if (isFree(postage, parcel) && region?.free !== false) return paid(surcharge)
  const { fen, steps } =
    region?.fen !== undefined || region?.steps !== undefined ? region : (postage.standard ?? {})
  if (fen !== undefined) return paid(fen + surcharge)
  if (steps === undefined) return { known: false, missing: 'unknown' }
  return parcel.grams === null
    ? { known: false, missing: 'weight' }
    : paid(byWeight(steps, parcel.grams) + surcharge)
}

const paid = (fen: number): PostageCost => ({ known: true, fen, excluded: false })
const nothing = paid(0)

/** Without a place the answer stands only where every region has the same. */
function everywhere(postage: Postage, parcel: Parcel): PostageCost {
  const costs = [
    { ...postage, regions: [] },
    ...postage.regions.map((region) => ({ ...postage, regions: [region] })),
  ].map((each) => postageFor(each, { ...parcel, place: each.regions[0]?.places[0] ?? null }))
  const same = costs.every((cost) => JSON.stringify(cost) === JSON.stringify(costs[0]))
  return same ? costs[0]! : { known: false, missing: 'place' }
}

/** Places that shops call by one name, with what it holds. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  港澳台: ['香港', '澳门', '台湾'],
  港澳: ['香港', '澳门'],
  江浙沪: ['江苏', '浙江', '上海'],
  江浙沪皖: ['江苏', '浙江', '上海', '安徽'],
  东北: ['辽宁', '吉林', '黑龙江'],
  东三省: ['辽宁', '吉林', '黑龙江'],
}
/** What a shop's terms do not reach unless they name it. */
const FAR_AWAY = TOGETHER.港澳台!

const isFarAway = (place: string | null): boolean =>
  place !== null && FAR_AWAY.some((each) => place.includes(each))

export function regionOf({ regions }: Postage, place: string): Postage['regions'][number] | undefined {
  const names = (each: string) => place.includes(each) || each.includes(place)
  return regions.find(({ places }) => places.some((each) => (TOGETHER[each] ?? [each]).some(names)))
}

/** Whether the shop or an activity frees the postage, regions aside. */
export function isFree(
  { free }: Postage,
  { paidFen, pieces, freed }: Omit<Parcel, 'place' | 'grams'>,
): boolean {
  if (free.always || freed) return true
  if (free.fromFen !== undefined && paidFen >= free.fromFen) return true
  return free.fromPieces !== undefined && pieces >= free.fromPieces
}

export function byWeight({ firstGrams, firstFen, nextGrams, nextFen }: PostageSteps, grams: number): number {
  return firstFen + Math.max(0, Math.ceil((grams - firstGrams) / nextGrams)) * nextFen
}

/** What a shop tells of sending to a place where nobody knows what is sent, or how much of it. */
export interface PostageTerms {
  excluded: boolean
  /** Whether the shop's free postage reaches there. */
  mayBeFree: boolean
  surchargeFen: number
  /** Null where the shop names none. */
  fen: number | null
  steps: PostageSteps | null
}

/** The terms for a place; null where they hang on the place and none is named, or where the shop names none. */
export function postageTerms(postage: Postage, place: string | null): PostageTerms | null {
  if (place === null && postage.regions.length > 0) return null
  const region = place === null ? undefined : regionOf(postage, place)
  if (region === undefined && isFarAway(place)) return null
  const own = region?.fen !== undefined || region?.steps !== undefined ? region : postage.standard
  const { always, fromFen, fromPieces } = postage.free
  const hasFree = always || fromFen !== undefined || fromPieces !== undefined
  return {
    excluded: region?.excluded ?? false,
    mayBeFree: hasFree && region?.free !== false,
    surchargeFen: region?.surchargeFen ?? 0,
    fen: own?.fen ?? null,
    steps: own?.steps ?? null,
  }
}

const FEE = /(?:[邮运]费|快递费).{0,4}(?:多少|几[块元钱])|(?:多少|几[块元]).{0,2}(?:[邮运]费|快递费)/
const TO_BE_FREE = /[差凑够免]|包邮/

/** Whether a text asks what sending costs, rather than what is missing until it is free: 就买一个邮费几块. */
export const asksFee = (text: string): boolean => FEE.test(text) && !TO_BE_FREE.test(text)
