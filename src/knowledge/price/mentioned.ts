import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type Mention, mentionsIn } from '../catalogue/mentions.ts'
import { isGiftIn, JOINS } from '../catalogue/named-in.ts'
import { sizesNamed } from '../sizes-named.ts'
import { colorsNamed } from '../wish.ts'
import { asksForSum, countsIn } from './count-in.ts'
import type { Listed } from './listed.ts'

/**
 * The products that a text wants together by what they are called for short, each with the words of its own colour,
 * size and number: 酒红围巾加酒红帽子, 要两个钱包一个卡包, 童鞋黑29一双妈妈鞋黑37一双. Empty where it calls fewer than two.
 */
export function mentionedIn(text: string, cameUp: readonly ProductRecord[], catalogue: Catalogue): Listed[] {
  const words = plain(text)
  const mentions = mentionsIn(words, cameUp, catalogue).filter(({ product }) => !isGiftIn(words, product))
  if (mentions.length < 2) return []
  const isBefore = countsIn(words.slice(0, mentions[0]!.at)).length > 0
  const isNamedBefore = isBefore || namesVariant(words.slice(0, mentions[0]!.at), mentions[0]!.product)
  const cuts = mentions.slice(1).map((next, i) => {
    const { end } = mentions[i]!
    return end + cutIn(words.slice(end, next.at), isBefore, isNamedBefore)
  })
  const listed = mentions.map(({ product }: Mention, i) => ({
    product,
    words: words.slice(i === 0 ? 0 : cuts[i - 1]!, cuts[i]),
  }))
  return isList(words, mentions) || listed.every((each) => namesVariant(each.words, each.product))
    ? listed
    : []
}

/** 口红那个礼盒的多少 names one by the other; what is wanted together is joined, counted or summed. */
function isList(words: string, mentions: readonly Mention[]): boolean {
  const gaps = mentions.slice(1).map(({ at }, i) => words.slice(mentions[i]!.end, at))
  return asksForSum(words) || countsIn(words).length > 0 || gaps.every((gap) => JOINS.test(gap))
}

/** Where between two names what belongs to the first ends: at a joining word, else by where the first one's own words stand. */
function cutIn(gap: string, isBefore: boolean, isNamedBefore: boolean): number {
  const join = gap.search(JOINS)
  if (join >= 0) return join
  const [count] = countsIn(gap)
  if (count !== undefined) return isBefore ? count.at : count.end
  return isNamedBefore ? 0 : gap.length
}

const namesVariant = (words: string, product: ProductRecord): boolean =>
  colorsNamed(words, product).length > 0 || sizesNamed(words, product).length > 0
