import type { Question } from '../../context/question.ts'
import { earlier } from '../../conversation/index.ts'
import {
  adviseSize,
  asksForAny,
  bodyTold,
  choosesVariant,
  colorsMade,
  decidedIn,
  factNamed,
  isColor,
  namesRelative,
  readBody,
  readWish,
  sizeIn,
  sizesMade,
  sizesNamed,
  soleItem,
  tellsBody,
  type Wish,
  wantsCheaper,
  withoutWeighed,
} from '../../knowledge/index.ts'
import type { ProductRecord, Slot } from '../../types/index.ts'
import type { Scene } from '../scene.ts'

/** The value of that name that a customer wants, as it is spelled in the house. */
export const wanted = (slots: readonly Slot[], name: Slot['name']): string | null =>
  slotWanted(slots, name)?.value ?? null

const slotWanted = (slots: readonly Slot[], name: Slot['name']): Slot | undefined =>
  slots.findLast((slot) => slot.name === name && slot.polarity === 'wanted')

/** The variant that words mean, with what was said beside them: a colour by the customer's own word where the product bears it. */
export function wishIn(words: string, slots: readonly Slot[], product: ProductRecord, scene: Scene): Wish {
  const color = slotWanted(slots, 'color')
  const isMade = color !== undefined && colorsMade(product).some((made) => isColor(color.text, made))
  // What was named before as a part of a longer name (黑色加绒36有不 … 37呢) is no colour of its own.
  const isSaid = color !== undefined && words.includes(color.text.toLowerCase())
  const own = {
    color: isMade ? color.text : isSaid ? color.value : null,
    size: sizeWanted(words, slots, product),
  }
  const wish = readWish(words, product, own)
  if (wish.size !== null || !namesRelative(words)) return wish
  const before = sizeBefore(product, scene)
  const ordered = before === null ? orderedOf(product, scene) : null
  const size = sizeIn(words, product, before ?? ordered?.size ?? null)
  return { color: wish.color ?? ordered?.color ?? null, size }
}

/** What was ordered of the product: 大一码的还有吗 counts from there; null where that is no one variant. */
function orderedOf({ id }: ProductRecord, { records }: Scene): Wish | null {
  const item = records.order === null ? null : soleItem(records.order, id)
  return item && { color: item.color ?? null, size: item.size ?? null }
}

/** 大一号 is no size by itself; one of an earlier message is what was named before, and may have been taken back since. */
function sizeWanted(words: string, slots: readonly Slot[], product: ProductRecord): string | null {
  const slot = slotWanted(slots, 'size')
  const isSaid = [slot?.text, slot?.value].some((each) => each && words.includes(each.toLowerCase()))
  const size = isSaid ? slot!.value : null
  return namesRelative(words) && !sizesMade(product).includes(size ?? '') ? null : size
}

/** How many messages back a variant is still meant. */
const BACK = 3

/** What a product's words leave open where its variants differ: what the customer named before. */
export function withBefore(wish: Wish, words: string, product: ProductRecord, scene: Scene): Wish {
  if (asksForAny(words)) return wish
  const told = earlier(scene.state)
    .slice(-BACK)
    .reverse()
    .map((text) => readWish(text.toLowerCase(), product))
  return {
    color: wish.color ?? told.find(({ color }) => color !== null)?.color ?? null,
    size: wish.size ?? sizeBefore(product, scene),
  }
}

/** As `wishIn`; what a follow-up leaves open is what the customer named before. */
export function wishOf(question: Question, product: ProductRecord, scene: Scene): Wish {
  const { normalised, slots, followUp } = question
  const wish = wishIn(normalised, slots, product, scene)
  // 有货没 after 黑色42多少钱 asks for that one.
  const isOpen = wish.color === null && wish.size === null && !wantsCheaper(normalised)
  return followUp === null && !isOpen ? wish : withBefore(wish, normalised, product, scene)
}

/** The size that texts end on, each counted from those before: 42, 大一号的, 再大一号. */
const sizeNamed = (
  texts: readonly string[],
  product: ProductRecord,
  from: string | null = null,
): string | null =>
  texts.reduce<string | null>((size, text) => {
    // 大号小号 name none of both.
    const words = text.toLowerCase()
    return sizesNamed(words, product).length > 1 ? size : (sizeIn(words, product, size) ?? size)
  }, from)

/** The size that was advised last: by the body that was told of so far, or by the size that is usually worn. */
function sizeAdvised(before: readonly string[], product: ProductRecord): string | null {
  for (const text of ['', ...before.slice(-BACK).reverse()]) {
    const { outcome, facts } = adviseSize(product, bodyTold(text, before, product))
    const advised = outcome === 'size' ? factNamed(facts, 'product.size')?.value : undefined
    if (advised !== undefined) return advised
  }
  return null
}

/** The size that was advised and told to the customer; null where none was. */
export function adviceTold(product: ProductRecord, { state, told }: Scene): string | null {
  const advised = sizeAdvised(earlier(state), product)
  return advised !== null && told.includes(advised) ? advised : null
}

/**
 * The size that the customer named since he last told of his body: 那我拍40吧 goes before what was advised. 40的呢 decides
 * nothing once another size was named.
 */
function sizeDecided(before: readonly string[], product: ProductRecord): string | null {
  let isNewest = true
  for (const text of before.slice(-BACK - 1).reverse()) {
    if (tellsBody(readBody(withoutWeighed(text)))) return null
    if (sizesNamed(text.toLowerCase(), product).length !== 1) continue
    const isDecided = isNewest || decidedIn(text, product)?.isSaid === true
    if (isDecided && choosesVariant(text, product)) return sizeIn(text.toLowerCase(), product, null)
    isNewest = false
  }
  return null
}

/** The size that the conversation is about: the one decided for or advised, the customer's own, or the only one that the shop named last. */
export function sizeBefore(product: ProductRecord, scene: Scene): string | null {
  const { state } = scene
  const before = earlier(state)
  const advised = sizeDecided(before, product) ?? adviceTold(product, scene)
  if (advised !== null) return sizeNamed(before.filter(namesRelative), product, advised)
  const made = sizesMade(product)
  const own = sizeNamed(before.slice(-BACK - 1), product) ?? wanted(state.slots, 'size')
  if (own !== null && made.includes(own)) return own
  const told = state.said.slice(-BACK).map(({ text }) => sizesNamed(text, product))
  const at = told.findLastIndex((sizes) => sizes.length > 0)
  if (at < 0 || told[at]!.length > 1) return null
  // 60cm, 329元, 小一号的呢: counted from what the shop named last.
  const since = told.length - 1 - at
  const counted = since === 0 ? [] : before.slice(-since).filter(namesRelative)
  return sizeNamed(counted, product, told[at]![0]!)
}
