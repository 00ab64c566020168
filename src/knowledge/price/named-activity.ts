import type { Activity, ProductRecord } from '../../types/index.ts'
import { covers } from './activities.ts'
import { countIn } from './count-in.ts'

/** By which words customers mean an activity whatever the shop calls it. */
const WORDS: Readonly<Record<Activity['type'], RegExp>> = {
  coupon: /[券卷劵]|红包/,
  tiers: /满减|立减|满\d/,
  buy_get: /[买拍满].{0,3}[送赠免]/,
  second_piece: /第[二2][件双个只条床盏套]|半价/,
  gift: /赠品|礼品|礼物|[送赠]/,
  note: /$^/,
}

/** Those of the activities that a text means: by name, by what it gives, else by kind; empty where it means none. */
export function activitiesNamed(text: string, activities: readonly Activity[]): Activity[] {
  const named = activities.filter((activity) =>
    [activity.name, activity.say].some((say) => text.includes(say)),
  )
  if (named.length > 0) return named
  const gifts = wordsGiven(text).length > 0 ? giftsMeant(text, activities) : []
  if (gifts.length > 0) return gifts
  const ofKind = activities.filter(({ type }) => WORDS[type].test(text))
  const sums = ofKind.filter((activity) => activity.type === 'coupon' && namesSum(text, activity.minusFen))
  return sums.length > 0 ? sums : ofKind
}

/** 那张20块的券: the coupon of that sum. */
const namesSum = (text: string, fen: number): boolean =>
  new RegExp(`(?<![\\d.满])${fen / 100}(?!\\d)`).test(text)

const LEAST_SHARED = 2

/** Words that mean whatever is given. */
const ANYTHING = /^(?:赠品|礼品|礼物|小礼品|东西|什么|啥|点|优惠?券|券)/

/** What a text asks to be given: 收纳袋 of 买这个送收纳袋不. */
function wordsGiven(text: string): string[] {
  const found = text.matchAll(/[送赠有](?:我|的|一?[个双条份张盒])?([^送赠有,.!?;吗么不没嘛呢啊了]{2,8})/g)
  return [...found].map(([, word]) => word!).filter((word) => !ANYTHING.test(word))
}

type Gift = Extract<Activity, { type: 'gift' }>

/** The gifts that a text means: what it names, all where it names nothing in particular. */
export function giftsMeant(text: string, activities: readonly Activity[]): Gift[] {
  const gifts = activities.filter((activity) => activity.type === 'gift')
  const words = wordsGiven(text)
  if (words.length === 0) return gifts
  return gifts.filter(({ gift }) => words.some((word) => isIn(word, gift)))
}

/** Whether a gift is meant by a word: 收纳袋 by 羽绒服收纳袋一个, 袜 of its last two characters by 袜子. */
function isIn(word: string, gift: string): boolean {
  return word.length >= LEAST_SHARED && (gift.includes(word) || word.includes(gift))
}

/** How an activity is bought: so many at once, so many of which are reduced. */
export interface HowToBuy {
  activity: Extract<Activity, { type: 'buy_get' | 'second_piece' }>
  /** What has to be ordered together. */
  pieces: number
  /** How many of them cost less. */
  less: number
  /** What the customer names, where he counts. */
  counted: number | null
}

/** How the activity that a text means is bought; null where it means none that goes by pieces, or several. */
export function howToBuy(
  text: string,
  activities: readonly Activity[],
  product: ProductRecord | null,
): HowToBuy | null {
  const byPieces = activities.filter((each) => each.type === 'buy_get' || each.type === 'second_piece')
  const mine = product === null ? byPieces : byPieces.filter((each) => covers(each, product))
  const [activity, ...others] = activitiesNamed(text, mine) as HowToBuy['activity'][]
  if (activity === undefined || others.length > 0) return null
  const [pieces, less] = activity.type === 'buy_get' ? [activity.buy + activity.get, activity.get] : [2, 1]
  return { activity, pieces, less, counted: countIn(text.replace(WORDS[activity.type], '')) }
}
