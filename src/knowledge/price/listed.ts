import type { ProductRecord } from '../../types/index.ts'
import { letters } from '../../types/plain.ts'
import { ofPrice } from '../catalogue/came-up.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { isKindOf, JOINS, namedOver } from '../catalogue/named-in.ts'
import { fenIn } from '../money.ts'

/** One thing of a list, and the words that name it. */
export interface Listed {
  product: ProductRecord
  words: string
}

/** What was talked about when the list was written. */
export interface ListedBeside {
  talked: ProductRecord | null
  shown: readonly ProductRecord[]
}

/**
 * What a text lists between joining words where not all of it bears a name of its own: 灯+3个灯泡, 99+49那个内胆. A
 * part is named, else by its price, else by its kind what is talked about, else a piece of an accessory's name.
 * Empty where fewer than two parts name something.
 */
export function listedIn(text: string, beside: ListedBeside, catalogue: Catalogue): Listed[] {
  const parts = text.split(JOINS).filter((part) => part.trim() !== '')
  if (parts.length < 2) return []
  const listed = parts.flatMap((words) => {
    const product = productIn(words, beside, catalogue)
    return product === null ? [] : [{ product, words }]
  })
  const isTwice = listed.some(
    ({ product }, i) => listed.findIndex((one) => one.product.id === product.id) !== i,
  )
  return listed.length < 2 || isTwice ? [] : listed
}

function productIn(
  words: string,
  { talked, shown }: ListedBeside,
  catalogue: Catalogue,
): ProductRecord | null {
  const [one] = namedOver(words, talked, catalogue)
  if (one !== undefined) return one.product
  const cameUp = talked === null ? shown : [...shown, talked]
  const fen = fenIn(words.trim(), PRICE)
  if (fen !== null) return ofPrice(fen, cameUp, catalogue)
  const called = letters(words.replace(AROUND, ''))
  if (called === '') return null
  const newest = [...cameUp].reverse()
  return newest.find((product) => isKindOf(called, product)) ?? accessoryOf(called, newest, catalogue)
}

const PRICE = /(?<![\d.])(\d{2,5}(?:\.\d{1,2})?)(?:元|块钱?)?(?:的?[这那]一?[个款双件条盏只])?$/

/** What may stand around the bare name of a thing in a list. */
const AROUND =
  /多少钱?|几[块元]钱?|一[起共块套]|总共|[一二两三四五六七八九十\d]+(?:[个双只条盏套份盒瓶]|w|瓦)?|[那这就是要的呢吧啊呀]|[,，。?？!！\s]/g

/** 泡 of 灯泡: the only accessory of what came up whose name ends so. */
function accessoryOf(
  called: string,
  cameUp: readonly ProductRecord[],
  catalogue: Catalogue,
): ProductRecord | null {
  const pairs = new Set(cameUp.flatMap(({ pairs: ids = [] }) => ids))
  const named = [...pairs]
    .flatMap((id) => catalogue.product(id) ?? [])
    .filter(({ title, aliases = [] }) => [title, ...aliases].some((name) => name.endsWith(called)))
  return named.length === 1 ? named[0]! : null
}
