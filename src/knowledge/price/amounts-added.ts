import type { Activity, ProductRecord } from '../../types/index.ts'
import { readNumerals } from '../../types/numerals.ts'
import { priceOf } from './price.ts'
import { tierAt } from './sum-rules.ts'

/** Where all are less they are sizes or numbers of pieces. */
const LEAST_FEN = 5000
const AMOUNT = String.raw`(\d{2,5}(?:\.\d{1,2})?)(?![\d.a-z]|厘米|公分|[寸码号瓦斤克升平])(?:元|块钱?)?的?`
const JOIN = String.raw`\s*(?:\+|再?加上?|和|跟)\s*(?:另?一?[个双件条盏])?`
const PIECES = '[个双件条盏只]'

/** 168加89, 299的加一个99的. */
const ADDED = new RegExp(`${AMOUNT}(?:[^,，。\\d]{0,3}${JOIN}${AMOUNT})+`)
/** 两个189的. */
const TIMES = new RegExp(`([两俩二三四五六2-6])${PIECES}${AMOUNT}`)
/** 这个加个99的. */
const TO_THIS = new RegExp(`这${PIECES}?款?[^,，。\\d]{0,4}(?:再?加上?|\\+|凑|配)一?${PIECES}?${AMOUNT}`)

const fenOf = (yuan: string): number => Math.round(Number(yuan) * 100)
const amountsIn = (text: string): number[] =>
  [...text.matchAll(/\d{2,5}(?:\.\d{1,2})?/g)].map(([yuan]) => fenOf(yuan))

function listed(text: string, product: ProductRecord | null): number[] {
  const added = ADDED.exec(text)
  if (added !== null) return amountsIn(added[0])
  const [, yuan] = TO_THIS.exec(text) ?? []
  const price = product === null ? null : priceOf(product)
  if (yuan !== undefined) return price === null ? [] : [price, fenOf(yuan)]
  const [, count, each] = TIMES.exec(text) ?? []
  const times = count === undefined ? 0 : (readNumerals(count)[0]?.value ?? 0)
  return each === undefined ? [] : Array.from({ length: times }, () => fenOf(each))
}

/** Activities that take the goods themselves to reckon with. */
const OF_GOODS: ReadonlySet<Activity['type']> = new Set(['buy_get', 'second_piece', 'coupon'] as const)

/**
 * What amounts that the customer adds up himself come to, in fen, and what the tiers take off: 168加89多少. Null where he
 * names no two, or where that depends on the goods.
 */
export function amountsAdded(
  text: string,
  product: ProductRecord | null,
  activities: readonly Activity[],
): { listFen: number; paidFen: number } | null {
  const amounts = listed(text, product)
  const isKnown = amounts.length > 1 && amounts.some((fen) => fen >= LEAST_FEN)
  if (!isKnown || activities.some(({ type, products }) => OF_GOODS.has(type) || products !== undefined))
    return null
  const listFen = amounts.reduce((sum, fen) => sum + fen, 0)
  const offs = activities.map((each) => (each.type === 'tiers' ? tierAt(each, listFen).minusFen : 0))
  return { listFen, paidFen: listFen - offs.reduce((sum, fen) => sum + fen, 0) }
}
