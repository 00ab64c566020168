import { instantOf, type ProductRecord } from '../types/index.ts'
import { type Answer, factsOf } from './known.ts'
import { namesRange } from './sizes-between.ts'
import { sizesNamed } from './sizes-named.ts'
import { withFigures } from './spelled-sizes.ts'
import { inStock, isStaleStock, STOCK_MAX_AGE_MINUTES } from './stock.ts'
import { colorsMade, colorsNamed, skusFor, stretchesOfColors, type Wish } from './wish.ts'

/** Words that ask for several variants together, for one in place of another, or for one after the other. */
const TOGETHER =
  /都|和|跟|与|或|、|两|及|没有的话|没有就|没的话|不然|要不|(?:没有?|没了)(?:了)?(?:是吧|是吗|吗|吧|么)[\s,，]*那?[^,，]{1,6}呢/

/**
 * 黑白两个颜色都有货吗, 豆绿1.8有吗没有的话2米的: which of the variants that the words name are there and which are not.
 * Null where they name no two.
 */
export function stockOfSeveral(
  said: string,
  product: ProductRecord,
  now: number,
  maxAgeMinutes = STOCK_MAX_AGE_MINUTES,
): Answer<'some' | 'all_there' | 'all_gone'> | null {
  if (product.status === 'off_shelf') return null
  const text = withFigures(said)
  const wishes = wishesIn(text, product)
  if (wishes.length < 2 || (!isPaired(wishes) && !asksForEach(text, product))) return null
  if (isStaleStock(product, now, maxAgeMinutes)) return null
  const isThere = (wish: Wish) => skusFor(product, wish).some(inStock)
  const [there, gone] = [wishes.filter(isThere), wishes.filter((wish) => !isThere(wish))]
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  if (gone.length === 0) return { outcome: 'all_there', facts: [fact('stock.there', listing(there))] }
  if (there.length === 0) return { outcome: 'all_gone', facts: [fact('stock.gone', listing(gone))] }
  return {
    outcome: 'some',
    facts: [fact('stock.there', listing(there)), fact('stock.gone', listing(gone))],
  }
}

/** One of two that is put away, or only compared with the other: 黑的有了要白的, 黑的还是白的好看. */
const APART = /不要|不想|不喜欢|别要|除了|换|退|买过|买了|拍了|有了|不是|还是|好看|平时|平常|一直穿|偏|合适/

/** Two of a list, each named by itself: 38、39, 37 38. */
const LISTED = /\d(?:码|号)?[\s,，、.]+\d/

/** Whether words that name several ask for each of them: 蓝的有没 黑的有没, 37、38还有吗. */
function asksForEach(text: string, product: ProductRecord): boolean {
  if (TOGETHER.test(text)) return true
  return (
    !APART.test(text) &&
    (colorsNamed(text, product).length > 1 || LISTED.test(text) || namesRange(text.toLowerCase()))
  )
}

/** 黑色36、37，酒红色37: sizes by their colour, in the order of the wishes. */
function listing(wishes: readonly Wish[]): string {
  const colors = [...new Set(wishes.map(({ color }) => color))]
  const of = (color: string | null) => {
    const sizes = wishes.filter((wish) => wish.color === color).map(({ size }) => size ?? '')
    return { isSeveral: sizes.length > 1, say: `${color ?? ''}${sizes.join('、')}` }
  }
  const told = colors.map(of)
  return told.map(({ say }) => say).join(told.some(({ isSeveral }) => isSeveral) ? '，' : '、')
}

/** Whether several colours are named, each with another size: 黑37棕36 asks for both. */
const isPaired = (wishes: readonly Wish[]): boolean =>
  [wishes.map(({ color }) => color), wishes.map(({ size }) => size)].every((named) => new Set(named).size > 1)

/** The variants that words name beside each other: colours of a size, sizes of a colour, or each size of each colour. */
function wishesIn(text: string, product: ProductRecord): Wish[] {
  const [colors, sizes] = [colorsNamed(text, product), sizesNamed(text, product)]
  if (colors.length > 1 && sizes.length > 1) return eachWithItsSize(text, product) ?? crossed(colors, sizes)
  if (colors.length > 1) return colors.map((color) => ({ color, size: sizes[0] ?? null }))
  if (sizes.length < 2) return []
  if (colors.length === 1) return crossed(colors, sizes)
  // 37和38都有吗: of all colours, as far as they are made, where they differ in it.
  const made = crossed(colorsMade(product), sizes).filter((wish) => skusFor(product, wish).length > 0)
  const isAlike = sizes.every((size) => {
    const stocks = made
      .filter((wish) => wish.size === size)
      .map((wish) => skusFor(product, wish).some(inStock))
    return new Set(stocks).size < 2
  })
  return isAlike || made.length === 0 ? sizes.map((size) => ({ color: null, size })) : made
}

const crossed = (colors: readonly string[], sizes: readonly string[]): Wish[] =>
  colors.flatMap((color) => sizes.map((size) => ({ color, size })))

/** 黑的37跟杏色39: to each colour the size that stands with it; null where one of them names none. */
function eachWithItsSize(text: string, product: ProductRecord): Wish[] | null {
  const named = stretchesOfColors(text, product).map(({ color, words }) => ({
    color,
    size: sizesNamed(words, product)[0] ?? null,
  }))
  return named.some(({ size }) => size === null) ? null : named
}
