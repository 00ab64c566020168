import { bigramsOf } from '../../types/bigrams.ts'
import type { ProductRecord } from '../../types/index.ts'
import type { Catalogue } from './catalogue.ts'
import { isGiftIn } from './named-in.ts'
import { pointedBackAt } from './shown-before.ts'

/** What may tell which product a message is about, surest first. */
export interface ProductHints {
  text: string
  /** The id of the message's product card. */
  card?: string | null
  /** The conversation's last product. */
  last?: string | null
  /** All that came up in it, the newest last. */
  shown?: readonly ProductRecord[]
  /** What the shop said last: the product that it named. */
  said?: string | null
  /** Products of the customer's order. */
  ordered?: readonly string[]
}

/**
 * `one`; `several`: two that both fit, to be named in a choice; `unknown`: an id or link that the catalogue does not
 * have; `none`: nothing names a product.
 */
export type Which =
  | { outcome: 'one'; product: ProductRecord; by: 'card' | 'link' | 'words' | 'conversation' | 'order' }
  | { outcome: 'several'; products: [ProductRecord, ProductRecord] }
  | { outcome: 'unknown' }
  | { outcome: 'none' }

const LINK = /https?:\/\//i
const MOST_TOLD = 5
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
  if (hints.last) {
    const product = catalogue.product(hints.last)
    if (product !== null) return { outcome: 'one', product, by: 'conversation' }
  }
  const told = hints.said ? toldOf(hints.said, hints.text, catalogue) : null
  if (told !== null) return { outcome: 'one', product: told, by: 'conversation' }
  const ordered = [...new Set(hints.ordered ?? [])].flatMap((id) => catalogue.product(id) ?? [])
  if (ordered.length === 1) return { outcome: 'one', product: ordered[0]!, by: 'order' }
  return ordered.length === 2
    ? { outcome: 'several', products: [ordered[0]!, ordered[1]!] }
    : { outcome: 'none' }
}

/** The product that the shop's last words named; of several the one that the customer's words share something with. */
function toldOf(said: string, text: string, catalogue: Catalogue): ProductRecord | null {
  const named = catalogue.named(said, MOST_TOLD).filter(({ score }) => score > 1)
  if (named.length === 1) return named[0]!.product
  const words = bigramsOf(text)
  const sharing = named.filter(({ product }) => words.some((pair) => product.title.includes(pair)))
  return sharing.length === 1 ? sharing[0]!.product : null
}

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

const POINTS_AT = /[那这哪](?:一?[个双款件条盏把台套只床瓶盒支张]|种)|你们?家|店里|另外|别的|换/

/** 能套在拉杆箱上不 and 平时穿42的皮鞋拍几码 ask of what is talked about. */
const PLACED =
  /(?:套|挂|放|装|塞|绑|卡|夹|固定|搭)(?:在|进|到|得?上|得?进)$|(?:平时|平常|一般|原来|以前|之前)[^,，。]{0,3}(?:穿|买|用|背)[^,，。]{0,6}$/

/** 带灯泡不, 灯泡坏了能换不 and 是按开关吗 ask of what is talked about: the other is a part of it. */
const PART_BEFORE =
  /(?<![再还加多想要])(?:[带含附](?:着|了|的是?)?(?:几?个|[一两三]个|什么样?的?|啥样?的?)?|[配按接插])$/
const PART_BEHIND =
  /^(?:[带含配附]|自带|包(?:含|括)|坏|能换|可以换|自己换|怎么换|咋换|换[得不]|要(?:另|自己|单独)|另外?[买配]|是(?:什么|啥)(?:接口|螺口|头))/

/** Whether a name in the words is only where the goods are put, or a part of them. */
function isPartIn(text: string, { title, aliases = [] }: ProductRecord): boolean {
  return [title, ...aliases].some((name) => {
    const at = text.indexOf(name)
    if (at < 0) return false
    const before = text.slice(0, at)
    return PLACED.test(before) || PART_BEFORE.test(before) || PART_BEHIND.test(text.slice(at + name.length))
  })
}

/** Words settle between what the conversation and the order hold before they point elsewhere. */
function byWords({ text, last, ordered = [] }: ProductHints, catalogue: Catalogue): Which | null {
  const hits = catalogue
    .named(text, 5)
    .filter(({ product }) => !isGiftIn(text, product) && !(last && isPartIn(text, product)))
  const best = hits[0]
  if (best === undefined) return null
  // 放14寸电脑可以吧 names no 电脑包: part of a name turns to another product only where it is pointed at.
  if (last && best.score <= 1 && !POINTS_AT.test(text)) return null
  const near = hits.filter(({ score }) => score >= best.score * NEAR)
  const nearby = near.filter(({ product }) => product.id === last || ordered.includes(product.id))
  const [first, second, third] = nearby.length > 0 ? nearby : near
  if (second === undefined) return { outcome: 'one', product: first!.product, by: 'words' }
  return third === undefined ? { outcome: 'several', products: [first!.product, second.product] } : null
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
