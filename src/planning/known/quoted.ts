import type { Question } from '../../context/question.ts'
import { earlier, toldBefore } from '../../conversation/index.ts'
import {
  addsMore,
  asksForSum,
  asksOnSum,
  asksWhatToAdd,
  changedBy,
  changes,
  claimsReduction,
  claimsSum,
  countIn,
  factsOf,
  inStock,
  isStaleStock,
  type Line,
  namedIn,
  namesCount,
  packsOf,
  pickedBefore,
  priceOf,
  type Quote,
  quote,
  readBasket,
  restated,
  sentGrams,
  singlesFor,
  sizeIn,
  sizesNamed,
  skusFor,
  unpaidGoods,
  variantCalled,
  type Wanted,
  wantsSome,
  withoutVariants,
} from '../../knowledge/index.ts'
import { clausesOf, type ProductRecord, type Sku, type Slot } from '../../types/index.ts'
import type { Briefing, Scene } from '../scene.ts'
import { sizeBefore, wishIn, withBefore } from './wish-of.ts'

/** Facts of a computed sum: no single record holds them. */
export const computed = factsOf('price', null)

/** Where variants cost differently and the words do not say which: `same` gives up, the others take that one. */
export type Variant = 'same' | 'cheapest' | 'dearest'

/** The sum of what the words name; null where a price is missing or variants cost differently. */
export function quoteFor(
  question: Question,
  briefing: Briefing,
  place: string | null = null,
  variant: Variant = 'same',
  least = 1,
): Quote | null {
  const { shop, circumstances } = briefing.scene
  const wanted = wantedIn(question, briefing)
  const lines = wanted.map((each) => {
    // Of several things each has its own colour and size.
    const own = (slot: Slot) => wanted.length < 2 || each.words.includes(slot.text)
    return lineOf(atLeast(each, least), question.slots.filter(own), briefing, variant)
  })
  if (lines.some((line) => line === null)) return null
  return quote(
    lines.flatMap((line) => line ?? []),
    shop,
    circumstances.now,
    place,
  )
}

const atLeast = (each: Wanted, least: number): Wanted => ({
  ...each,
  quantity: Math.max(each.quantity, least),
})

/** What the words name to be bought, so many of each; what was picked before where they name nothing themselves. */
export function wantedIn({ normalised, apart }: Question, { scene }: Briefing): Wanted[] {
  // 拿两双 多少钱: how many may stand in another piece than the question.
  const isPiece = apart !== undefined || (!namesCount(normalised) && wantsSome(scene.normalised))
  const words = isPiece ? scene.normalised : normalised
  const again = changedSum(scene)
  if (again !== null) return again
  const all = basketOf(words, scene)
  const had = namesNothing(scene.normalised, all, scene) ? pickedSoFar(scene.normalised, scene) : []
  if (had.length > 0) return had
  const [one, ...others] = all
  // 老大上五年级 再来个大的: who it is for may go before.
  const adds = addsMore(words) || clausesOf(scene.text).some(addsMore)
  if (one !== undefined && others.length === 0 && adds && !asksWhatToAdd(words)) return more(one, scene)
  // 一个托特 一个小方包 一起多少, 包邮不: so may be what else is bought.
  const isWhole = !isPiece && (all.length === 0 || asksForSum(normalised))
  const whole = isWhole ? basketOf(scene.normalised, scene) : all
  return whole.length > all.length ? whole : all
}

/** What was picked, as the words change it; null where they change nothing of it. */
function changedSum(scene: Scene): Wanted[] | null {
  const { normalised, text, records, state } = scene
  const again = restated(normalised, pickedSoFar(normalised, scene))
  if (again !== null || !changes(normalised)) return again
  return changedBy(text, pickedSoFar('', scene, earlier(state)), records.catalogue)
}

/** Whether the words name neither goods nor a colour, a size or a number of what is talked about. */
function namesNothing(words: string, all: readonly Wanted[], { records: { catalogue } }: Scene): boolean {
  const [one, ...others] = all
  if (others.length > 0 || (one !== undefined && one.quantity > 1)) return false
  if (asksWhatToAdd(words)) return true
  const isNamed = catalogue !== null && namedIn(words, catalogue).length > 0
  const isOfVariant = one !== undefined && withoutVariants(words, one.product) !== words
  return !isNamed && !namesCount(words) && !isOfVariant
}

/** What was picked before, where the words ask for a sum, or the message before them picked it. */
function pickedSoFar(
  words: string,
  { state, records: { product, catalogue, shown = [] } }: Scene,
  all: readonly string[] | null = null,
): Wanted[] {
  const before = earlier(state)
  const talked = catalogue?.product(state.product?.id ?? '') ?? product
  const claims = claimsSum(words) ?? claimsReduction(words)
  const since = all ?? (asksOnSum(words) || claims !== null ? before : before.slice(-1))
  return pickedBefore({ before: since, talked, shown }, catalogue)
}

function basketOf(words: string, { records: { product, catalogue, shown, order }, state }: Scene): Wanted[] {
  const talked = catalogue?.product(state.product?.id ?? '') ?? product
  const talk = { talked, shown, before: earlier(state), told: toldBefore(state) }
  // What waits in an unpaid order is meant in the variant that was ordered.
  const waiting = unpaidGoods(order, catalogue)
  if (meansAll(words, waiting, product) && (catalogue === null || namedIn(words, catalogue).length === 0))
    return waiting
  return readBasket(words, product, catalogue, talk).map(
    (each) => (each.words === '' && waiting.find((one) => one.product.id === each.product.id)) || each,
  )
}

/** 两双一共多少 beside an order of two pairs that is not paid yet, where no other goods are talked about. */
function meansAll(words: string, waiting: readonly Wanted[], product: ProductRecord | null): boolean {
  const isOther = product !== null && !waiting.some((each) => each.product.id === product.id)
  if (waiting.length < 2 || isOther) return false
  const pieces = waiting.reduce((all, { quantity }) => all + quantity, 0)
  const count = countIn(words)
  return count === pieces || (count === null && asksForSum(words))
}

/**
 * 再加一条: so many more than were picked or talked about, each of the variant that it was counted with (两条驼色的 …
 * 再来条墨绿的); nothing where none were.
 */
function more(wanted: Wanted, scene: Scene): Wanted[] {
  const before = earlier(scene.state)
  const { product, quantity } = wanted
  const picked = pickedSoFar('', scene, before)
  if (picked.length > 1) return [...picked, wanted]
  const waiting = unpaidGoods(scene.records.order, scene.records.catalogue)
  if (waiting.length > 0) return [...waiting, wanted]
  const counted = before.map((words) => ({ words: words.toLowerCase(), quantity: countIn(words) }))
  const had = counted.findLast((each) => each.quantity !== null)
  if (had === undefined || had.quantity === null) return besideSize(wanted, scene)
  const variant = variantCalled(had.words, product)
  const isSame = variant === '' || variant === variantCalled(wanted.words, product)
  return isSame || variantCalled(wanted.words, product) === ''
    ? [{ ...wanted, quantity: had.quantity + quantity }]
    : [{ product, quantity: had.quantity, words: had.words }, wanted]
}

/** 再来个大的 beside the small one that was talked about; 两个一共 behind it counts both. */
function besideSize({ product, words }: Wanted, scene: Scene): Wanted[] {
  const before = sizeBefore(product, scene)
  const size = sizeIn(words, product, before)
  if (before === null || size === null || size === before) return []
  const added = clausesOf(scene.text).find(addsMore) ?? words
  return [
    { product, quantity: 1, words: before },
    { product, quantity: countIn(added.slice(0, ADDED)) ?? 1, words: size },
  ]
}

/** 那再来两个: how many are added stands this near to the beginning. */
const ADDED = 6

/** All variants that fit the words cost the same, or nobody can tell which is meant. */
function lineOf(
  wanted: Wanted,
  slots: readonly Slot[],
  { scripts, scene }: Briefing,
  variant: Variant,
): Line | null {
  const { product, quantity } = wanted
  const isSeveral = variant === 'same' && sizesNamed(wanted.words, product).length > 1
  const fitting = isSeveral ? [] : variantsOf(wanted, slots, scene)
  // What is not made has no price: where variants differ nobody can tell which is meant.
  const skus = fitting.length > 0 ? fitting : (product.skus ?? [])
  const prices = skus.map((sku) => priceOf(product, sku))
  const sku = variant === 'same' ? (skus[0] ?? null) : pick(skus, prices, variant)
  if (variant === 'same' && new Set(prices).size > 1) return null
  const grams = scripts.attributes === null ? null : sentGrams(product, scripts.attributes)
  const gone = isAllGone(fitting, product, scene)
  const count = packsOf(wanted.words, sku, quantity)
  return { product, sku, quantity: count, grams, gone, called: variantCalled(wanted.words, product) }
}

/** Whether of all that fits the words nothing is left, as far as the count is fresh. */
function isAllGone(skus: readonly Sku[], product: ProductRecord, { circumstances, shop }: Scene): boolean {
  const isCounted = skus.length > 0 && skus.every(({ stock }) => stock !== undefined)
  if (!isCounted || isStaleStock(product, circumstances.now, shop.policy.stockMaxAgeMinutes)) return false
  return !skus.some(inStock)
}

/** The variants that fit the words. */
export function variantsOf({ product, words }: Wanted, slots: readonly Slot[], scene: Scene): Sku[] {
  const wish = wishIn(words, slots, product, scene)
  const skus = singlesOf(words, skusFor(product, wish))
  const isOpen = new Set(skus.map((sku) => priceOf(product, sku))).size > 1
  return isOpen ? singlesOf(words, skusFor(product, withBefore(wish, words, product, scene))) : skus
}

/** One by one where the words want them so, whatever packs there are. */
const singlesOf = (words: string, skus: Sku[]): Sku[] => singlesFor(words, skus) ?? skus

function pick(skus: readonly Sku[], prices: readonly (number | null)[], variant: Variant): Sku | null {
  const known = prices.map((price) => price ?? 0)
  const end = variant === 'cheapest' ? Math.min(...known) : Math.max(...known)
  return skus[known.indexOf(end)] ?? null
}
