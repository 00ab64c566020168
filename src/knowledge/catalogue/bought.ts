import type { OrderRecord, ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { askedAttributes } from '../attributes/asked.ts'
import { type Attributes, entryOf } from '../attributes/attributes.ts'
import type { Records } from '../records.ts'
import { kindsOf } from './named-in.ts'

/** Something that the customer bought, and the order that holds it. */
export interface Bought {
  product: ProductRecord
  order: OrderRecord
}

/** Those of the goods bought that the words mean; all or none where they tell nothing of it. */
type Way = (goods: readonly Bought[], words: string, attributes: Attributes) => readonly Bought[]

/**
 * Which of several things that he bought a customer means who names none of them: by what it is (那个包, 这双), by whom
 * or what it was bought for (给我妈拍的那双, 餐厅那盏), or as the only one that has what he asks for. Null where the words
 * do not tell it from the others.
 */
export function boughtMeant(text: string, records: Records, attributes: Attributes): Bought | null {
  const goods = goodsIn(records)
  const words = plain(text)
  const left = WAYS.reduce<readonly Bought[]>((rest, way) => {
    const found = countOf(rest) < 2 ? [] : way(rest, words, attributes)
    return found.length > 0 ? found : rest
  }, goods)
  return countOf(goods) < 2 || countOf(left) !== 1 ? null : (left[0] ?? null)
}

/** What the customer bought, of the orders that the turn may be about, each once. */
export const goodsBought = (records: Pick<Records, 'catalogue' | 'among'>): ProductRecord[] => [
  ...new Set(goodsIn(records).map(({ product }) => product)),
]

/** All that the orders hold which the turn may be about. */
function goodsIn({ catalogue, among = [] }: Pick<Records, 'catalogue' | 'among'>): Bought[] {
  const goods = among.flatMap((order) =>
    (order.items ?? []).map(({ productId }) => ({ order, product: catalogue?.product(productId ?? '') })),
  )
  return goods.filter((each): each is Bought => each.product != null)
}

const countOf = (goods: readonly Bought[]): number => new Set(goods.map(({ product }) => product.id)).size

/** What goods are counted by that are counted by nothing else. */
const COUNTED: readonly [counted: RegExp, kind: RegExp][] = [
  [/[这那哪]一?双/, /[鞋靴袜]/],
  [/[这那哪]一?盏/, /灯/],
  [/[这那哪]一?床/, /[被毯褥]/],
]

/** 这双, 那盏: those that are counted so. */
const countedSo: Way = (goods, words) => {
  const [, kind] = COUNTED.find(([counted]) => counted.test(words)) ?? []
  return kind === undefined ? [] : goods.filter(({ product }) => kind.test(product.category ?? ''))
}

/** What stands behind the name of a kind where it is another word's beginning: 包邮, 鞋油, 灯泡. */
const OTHERWISE = '(?![邮装裹油垫带盒泡罩头架柜跟底面])'
const HAN = /^\p{Script=Han}$/u

/** 那个包, 靴子, 包里: those that are of the kind which the words call. */
const calledSo: Way = (goods, words) =>
  goods.filter(({ product }) =>
    kindsOf(product)
      .filter((kind) => HAN.test(kind))
      .some((kind) => callsKind(kind).test(words)),
  )

const callsKind = (kind: string): RegExp =>
  new RegExp(
    `[这那](?:一?[个双只盏条件床])?${kind}${OTHERWISE}|${kind}(?:子|里)|${kind}[这那][个双只盏条件床]`,
  )

/** What points at something that was bought. */
const POINTS = /那一?[个双只盏条件床套]|[买拍订购](?:了)?的/

/** 给我妈拍的那双, 餐厅那盏: those that are for whom or what the words name. */
const boughtFor: Way = (goods, words, { alike, people }) => {
  if (!POINTS.test(words)) return []
  const saidBy = (all: readonly string[]) => all.some((word) => words.includes(word))
  const named = alike.filter(saidBy)
  const bears = ({ title, aliases = [], tags = [], category = '' }: ProductRecord, all: readonly string[]) =>
    all.some((word) => plain([title, ...aliases, ...tags, category].join('\n')).includes(word))
  const suited = goods.filter(({ product }) => named.some((words) => bears(product, words)))
  if (suited.length > 0) return suited
  const others = people.filter(({ words: who }) => saidBy(who)).flatMap(({ not }) => not)
  return others.length === 0 ? [] : goods.filter(({ product }) => !bears(product, others))
}

/** 肩带能调吗: those whose record tells of what is asked. */
const tellingOfIt: Way = (goods, words, attributes) =>
  goods.filter(({ product }) => {
    const [asked] = askedAttributes(words, attributes, product)
    return asked !== undefined && entryOf(product, asked.attribute) !== null
  })

const WAYS: readonly Way[] = [countedSo, calledSo, boughtFor, tellingOfIt]
