import { instantOf, type ProductRecord, type Sku } from '../../types/index.ts'
import { readNumerals } from '../../types/numerals.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'
import { yuan } from '../money.ts'
import { colorsNamed } from '../wish.ts'
import { countIn, countsIn } from './count-in.ts'
import { priceOf } from './price.ts'

const SINGLE = /^(?:单|一|1)[只个支件条盏把枚]装?$/
const PACK = /^([两二三四五六七八九十]|\d{1,2})[只个支件条盏把枚]装?$/
const PAIR = /^一?对(?:装)?$/

/** How many pieces a size is sold in: 单只 1, 一对 2, 四只装 4; null where it is no pack. */
export function piecesIn(size: string): number | null {
  const label = plain(size)
  if (SINGLE.test(label)) return 1
  if (PAIR.test(label)) return 2
  const [, count] = PACK.exec(label) ?? []
  return count === undefined ? null : (readNumerals(count)[0]?.value ?? null)
}

const ALONE = /单(?:独|个|只)?[买拍卖个只条件]|散[买装]/

/**
 * The variants that are sold one by one where the words want them so, beside packs: 单买两个, or three of what comes one
 * by one and in fours. Null where there are no packs, or where one holds just as many as are wanted.
 */
export function singlesFor(words: string, skus: readonly Sku[]): Sku[] | null {
  const packs = new Set(skus.flatMap(({ size = '' }) => piecesIn(size) ?? []))
  if (!packs.has(1) || packs.size < 2) return null
  const count = countIn(words)
  const isAlone = ALONE.test(plain(words)) || (count !== null && (count === 1 || !packs.has(count)))
  return isAlone ? skus.filter(({ size = '' }) => piecesIn(size) === 1) : null
}

/** What pieces are counted by that a pack holds; packs are counted in 份 and 套. */
const PIECE = /[个只支件条盏把枚]/

/**
 * How many packs are wanted where the words name one: 要放三个 那个三只装的 is one of three, 三份三只装的 are three.
 * @param quantity what the words count
 */
export function packsOf(words: string, sku: Sku | null, quantity: number): number {
  const pieces = piecesIn(sku?.size ?? '') ?? 1
  if (pieces < 2 || quantity !== pieces) return quantity
  const rest = plain(words).replaceAll(plain(sku!.size!), ' ')
  const counted = countsIn(rest).filter(({ value }) => value === quantity)
  const isOfPieces = counted.every(({ end }) => PIECE.test(rest[end - 1] ?? ''))
  return isOfPieces ? 1 : quantity
}

const SAVED = /单(?:独|个|只)?[买拍]|一([个只支件条盏])一\1地?[买拍]|划算|合算|划得来|省/

/** Whether the words ask what a pack saves: 比单买便宜多少, 四只装划算吗. */
export const asksWhatIsSaved = (text: string): boolean => SAVED.test(plain(text))

/** The pack that a text names, or the only one there is. */
function packIn(words: string, { skus = [] }: ProductRecord): Sku | null {
  const packs = skus.filter(({ size = '' }) => (piecesIn(size) ?? 1) > 1)
  const sizes = new Set(packs.map(({ size = '' }) => piecesIn(size)))
  const named = readNumerals(words).map(({ value }) => value)
  const meant = sizes.size === 1 ? packs : packs.filter(({ size = '' }) => named.includes(piecesIn(size)!))
  return new Set(meant.map(({ size }) => size)).size === 1 ? meant[0]! : null
}

/**
 * How much a pack saves beside so many single pieces, in the colour that the words name, else in one in which both are
 * made: 两只装75.8元, 单买两只79.8元. Null where it saves nothing or there is no such pair.
 */
export function packSaving(text: string, product: ProductRecord): Answer<'saves'> | null {
  const words = plain(text)
  const pack = packIn(words, product)
  if (pack === null) return null
  const colors = colorsNamed(words, product)
  const of = (size: number) =>
    (product.skus ?? []).filter(
      (sku) =>
        piecesIn(sku.size ?? '') === size &&
        (colors.length === 0 || (sku.color !== undefined && colors.includes(sku.color))),
    )
  const pieces = piecesIn(pack.size!)!
  const both = of(pieces).flatMap((sku) =>
    of(1)
      .filter(({ color }) => color === sku.color)
      .map((one) => [sku, one] as const),
  )
  const [pair] = both
  const [packFen, oneFen] = [pair?.[0], pair?.[1]].map((sku) =>
    sku === undefined ? null : priceOf(product, sku),
  )
  if (packFen == null || oneFen == null || packFen >= oneFen * pieces) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  return {
    outcome: 'saves',
    facts: [
      fact('pack.name', pack.size!),
      fact('pack.price', packFen, yuan(packFen)),
      fact('pack.single', `${yuan(oneFen)}×${pieces}`),
      fact('pack.apart', oneFen * pieces, yuan(oneFen * pieces)),
      fact('pack.saved', oneFen * pieces - packFen, yuan(oneFen * pieces - packFen)),
    ],
  }
}
