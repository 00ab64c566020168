import type { ProductRecord } from '../../types/index.ts'
import { withoutVariants } from '../variant-words.ts'
import { isAdded, isInPassing, isPartIn } from './accessory.ts'
import { byEntry, byPart, byPrice, byRank, byVariant, callsForShort, toldIn } from './came-up.ts'
import type { Catalogue } from './catalogue.ts'
import { isGiftIn } from './named-in.ts'
import { pointedBackAt } from './shown-before.ts'
import { type Hit, WHOLE } from './title-index.ts'

/** What may tell which product a message is about, surest first. */
export interface ProductHints {
  text: string
  /** The id of the message's product card. */
  card?: string | null
  /** The conversation's last product. */
  last?: string | null
  /** All that came up in it, the newest last. */
  shown?: readonly ProductRecord[]
  /** Those that the shop recommended last. */
  offered?: readonly ProductRecord[]
  /** What the shop said that may name the product, oldest first. */
  told?: readonly string[]
  /** What it said lately: who was told of a gift asks about that. */
  lately?: readonly string[]
  /** Products of the customer's order. */
  ordered?: readonly string[]
}

/**
 * `one`; `several`: two or three that fit, to be named in a choice; `unknown`: an id or link that the catalogue does not
 * have; `none`: nothing names a product.
 */
export type Which =
  | {
      outcome: 'one'
      product: ProductRecord
      by: 'card' | 'link' | 'words' | 'told' | 'conversation' | 'order'
    }
  | { outcome: 'several'; products: readonly [ProductRecord, ProductRecord, ...ProductRecord[]] }
  | { outcome: 'unknown' }
  | { outcome: 'none' }

const LINK = /https?:\/\//i
/** 跟刚才那个一起, 比刚才那个轻吗: both are meant. */
const BESIDE = /[跟和与同比加连](?:刚|前|之|先|上|开|一开)|一起|一块|合起来|加起来|总共|一共/
/** A second that is this near to the best is as good a reading. */
const NEAR = 0.85

/**
 * @param productUrl the shop's pattern with `{id}`: https://shop.example/item?id={id}
 */
export function whichProduct(hints: ProductHints, catalogue: Catalogue, productUrl?: string): Which {
  const card = hints.card ?? null
  if (card !== null) return byId(card, 'card', catalogue)
  const linked = productUrl === undefined ? null : idInLink(hints.text, productUrl)
  if (linked !== null) return byId(linked, 'link', catalogue)
  const back = backTo(hints)
  if (back !== null) return { outcome: 'one', product: back, by: 'words' }
  const words = byWords(hints, catalogue)
  if (words !== null) return words
  // A link of another form shows something, and nobody can tell what: not what was talked about before.
  if (LINK.test(hints.text)) return { outcome: 'unknown' }
  return byConversation(hints, catalogue)
}

/** What was talked about before, else what the shop's own words named, else what was ordered. */
function byConversation(hints: ProductHints, catalogue: Catalogue): Which {
  const told = toldIn(hints.told ?? [], catalogue)
  if (told.length === 1) return { outcome: 'one', product: told[0]!, by: 'told' }
  const last = lastOf(hints, catalogue)
  if (last !== null) return { outcome: 'one', product: last, by: 'conversation' }
  const offered = pointsAtOne(hints.text) ? choiceOf(hints.offered) : null
  if (offered !== null) return { outcome: 'several', products: offered }
  const ordered = [...new Set(hints.ordered ?? [])].flatMap((id) => catalogue.product(id) ?? [])
  if (ordered.length === 1) return { outcome: 'one', product: ordered[0]!, by: 'order' }
  return ordered.length === 2
    ? { outcome: 'several', products: [ordered[0]!, ordered[1]!] }
    : { outcome: 'none' }
}

/** More than three nobody keeps apart in one question. */
const MOST_NAMED = 3

/** Those that may be named in a choice; null where there are too few or too many. */
export function choiceOf(
  products: readonly ProductRecord[] = [],
): readonly [ProductRecord, ProductRecord, ...ProductRecord[]] | null {
  const [one, other, ...more] = products
  if (one === undefined || other === undefined || products.length > MOST_NAMED) return null
  return [one, other, ...more]
}

const lastOf = ({ last }: ProductHints, catalogue: Catalogue): ProductRecord | null =>
  last ? catalogue.product(last) : null

/** 刚才那个双肩的: one that came up before what is talked about now; a sum or a comparison is of both. */
function backTo({ text, last, shown = [] }: ProductHints): ProductRecord | null {
  if (BESIDE.test(text)) return null
  return pointedBackAt(
    text,
    shown.filter(({ id }) => id !== last),
  )
}

function byId(id: string, by: 'card' | 'link', catalogue: Catalogue): Which {
  const product = catalogue.product(id)
  return product === null ? { outcome: 'unknown' } : { outcome: 'one', product, by }
}

const POINTS_AT = /[那这哪](?:一?[个双款件条盏把台套只床瓶盒支张])|你们?家|店里|另外|别的|换/

/** A whole name goes first, then what of all that came up the words call, then a part of any name. */
function byWords(hints: ProductHints, catalogue: Catalogue): Which | null {
  const all = hitsIn(hints, catalogue)
  if ((all[0]?.score ?? 0) > WHOLE) return byNames(all, hints)
  const ordered = inHand(hints, catalogue)
  // 大号多少钱 beside an order: a colour or size of what was ordered is no part of another product's name.
  const bare = ordered.reduce(withoutVariants, hints.text)
  const hits = bare === hints.text ? all : hitsIn({ ...hints, text: bare }, catalogue)
  const last = lastOf(hints, catalogue)
  const meant = meantBy(hints, catalogue) ?? (hits.length > 0 ? null : byVariant(hints.text, ordered, last))
  return meant === null ? byNames(hits, hints) : { outcome: 'one', product: meant, by: 'words' }
}

/** What was ordered, as long as nothing else is looked at. */
function inHand({ last, ordered = [] }: ProductHints, catalogue: Catalogue): ProductRecord[] {
  if (last && !ordered.includes(last)) return []
  return [...new Set(ordered)].flatMap((id) => catalogue.product(id) ?? [])
}

/** 手机包跟腋下包都要: of two that are wanted together the one that is named last; null where one of them is meant. */
function lastListed(text: string, products: readonly [ProductRecord, ProductRecord]): ProductRecord | null {
  if (!LISTS.test(text) || EITHER.test(text)) return null
  const [one, other] = products.map(({ title, aliases = [] }) =>
    Math.max(...[title, ...aliases].map((name) => text.indexOf(name))),
  ) as [number, number]
  if (one < 0 || other < 0) return null
  return one > other ? products[0] : products[1]
}

const LISTS = /[都全](?:要|买|拿|拍)|一起|一共|总共|加起来|各[一两来要]/
const EITHER = /还是|或者?|哪|比/

/**
 * What the words name beside what is talked about: accessories that go with it (再加袜子一份, 配什么皮带), and the first
 * of two that are wanted together.
 */
export function namedBeside(hints: ProductHints, catalogue: Catalogue): ProductRecord[] {
  const { text, last, lately = [] } = hints
  const pair = byNames(hitsIn(hints, catalogue), { ...hints, text: '' })
  const [one, other] = pair?.outcome === 'several' ? pair.products : []
  const both = one === undefined || other === undefined ? null : ([one, other] as const)
  const second = both === null ? null : lastListed(text, both)
  if (both !== null && second !== null) return both.filter(({ id }) => id !== second.id)
  const hits = last ? catalogue.named(text, 5) : []
  const whole = hits.filter(({ product, score }) => score > WHOLE && product.id !== last)
  return whole
    .map(({ product }) => product)
    .filter((product) => catalogue.goesWithOthers(product.id) && isAdded(text, product, lately))
}

/** The products that the words name, but for gifts, parts and what is named in passing. */
function hitsIn({ text, last, lately = [] }: ProductHints, catalogue: Catalogue): Hit[] {
  const all = catalogue.named(text, 5)
  const hasOther = (id: string) => all.some(({ product }) => product.id !== id)
  return all.filter(({ product, score }) => {
    if (isGiftIn(text, product) || (last && isPartIn(text, product))) return false
    if (score <= WHOLE || product.id === last || !catalogue.goesWithOthers(product.id)) return true
    const isBeside = Boolean(last) || hasOther(product.id)
    return !(isBeside && isInPassing(text, product, lately))
  })
}

/** Which of the products that came up the words mean by its price, a part of its name or a colour that only it has. */
function meantBy(hints: ProductHints, catalogue: Catalogue): ProductRecord | null {
  const { text, shown = [], offered = [], told = [] } = hints
  const last = lastOf(hints, catalogue)
  const choice = [...offered, ...(offered.length > 0 ? [] : toldIn(told, catalogue))]
  const before = [...choice, ...shown, ...inHand(hints, catalogue)]
  const cameUp = [...new Map(before.map((product) => [product.id, product])).values()]
  const called =
    byPrice(text, cameUp, catalogue) ??
    byPart(text, cameUp, last) ??
    byEntry(text, choice) ??
    byRank(text, shown.slice(-2))
  if (called !== null) return called
  if (last === null) return byVariant(text, choice, null)
  return catalogue.goesWithOthers(last.id) ? byVariant(text, mainsOf(shown, last, catalogue), last) : null
}

/** What came up that an accessory goes with. */
const mainsOf = (shown: readonly ProductRecord[], { id: own }: ProductRecord, catalogue: Catalogue) =>
  shown.filter(({ id }) => id !== own && !catalogue.goesWithOthers(id))

/** Words settle between what the conversation and the order hold before they point elsewhere. */
function byNames(hits: readonly Hit[], { text, last, ordered = [] }: ProductHints): Which | null {
  const best = hits[0]
  if (best === undefined) return null
  // 放14寸电脑可以吧 names no 电脑包: part of a name turns to another product only where it is pointed at or calls it for short.
  const isTurn = best.score > WHOLE || POINTS_AT.test(text) || callsForShort(text, best.product)
  if ((last || isOfOrdered(text, best, ordered)) && !isTurn) return null
  const near = hits.filter(({ score }) => score >= best.score * NEAR)
  const nearby = near.filter(({ product }) => product.id === last || ordered.includes(product.id))
  const [first, second, third] = nearby.length > 0 ? nearby : near
  if (second === undefined) return { outcome: 'one', product: first!.product, by: 'words' }
  const listed = third === undefined ? lastListed(text, [first!.product, second.product]) : null
  if (listed !== null) return { outcome: 'one', product: listed, by: 'words' }
  return third === undefined ? { outcome: 'several', products: [first!.product, second.product] } : null
}

/** 灯是玻璃还是塑料的 beside an order of a lamp: a word of another lamp's name does not turn to that. */
function isOfOrdered(text: string, { product }: Hit, ordered: readonly string[]): boolean {
  const kind = product.title.slice(-1)
  const speaksOfOwn = text.includes(`${kind}是`) || text.includes(`${kind}子是`)
  return speaksOfOwn && ordered.length > 0 && !ordered.includes(product.id)
}

/** The id that a link of the shop's own form holds; null where there is none. */
export function idInLink(text: string, productUrl: string): string | null {
  const [before = '', after = ''] = productUrl.replace(/^https?:\/\//, '').split('{id}')
  const at = text.indexOf(before)
  if (before === '' || at < 0) return null
  const rest = text.slice(at + before.length)
  const id = /^[\w-]{1,64}/.exec(rest)?.[0]
  return id === undefined || !rest.slice(id.length).startsWith(after) ? null : id
}

/** Whether words point at goods that are looked at: 这个, 这双. */
export const pointsAtGoods = (text: string): boolean =>
  /这(?:一?[个款双件条盏把台套只]|鞋|包|灯|裤|裙|衣)/.test(text)

/** Whether words begin by pointing at one of several: 那个多少钱, 这双有42吗. */
export const pointsAtOne = (text: string): boolean => /^那?[那这]一?[个款双件条盏把台套只]/.test(text)
