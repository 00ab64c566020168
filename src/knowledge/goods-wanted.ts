import { bigramsOf } from '../types/bigrams.ts'
import type { ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'

/** What is looked for: which kind of goods the words name, and how they describe it. */
export interface GoodsWanted {
  /** The products of the kind that is named; all where none is. */
  ofKind: readonly ProductRecord[]
  /** Pieces of the words that say more than the kind: 磨砂皮 of 有没有磨砂皮的鞋. */
  described: readonly string[]
}

/** What is said around the goods that are looked for. */
const FRAME =
  /你们?(?:家|店)?|您家?|我家?|店里?|老板|请问|那种|这种|一种|有没有|有没|没有|有|还|不?卖|想要?|要|买|看看?|哪种|吗|么|没|嘛|呢|啊|呀|吧|的|[一1两]?[款双个件盏条只][,，。]?|能|可以|[,，。.?？!！\s]+/

/** Ends that many kinds have: 靴子 and 帽子. */
const ENDINGS = /[子类品具件]$/

const WHETHER =
  /有没有|有没|(?:^|[^没还])有(?!点|些|什么|啥|哪)[^,，。]{1,12}(?:吗|么|没|不|嘛)|卖(?:吗|不|没|[^,，。]{1,8}(?:吗|么|不|没))|[^,，。]{1,8}(?:有吗|有没|有不|有卖)/
/** Who wants advice takes what comes near. */
const ADVISED = /推荐|合适|适合|便宜|实惠|划算|别的|其他|还有/
/** A longer message tells a story, of which nobody has a record. */
const MOST_LETTERS = 18

/** Whether something for less is looked for: 再便宜点的有没有. */
export const wantsCheaper = (text: string): boolean => /便宜|实惠|平价|划算/.test(text)

/** Whether the words ask if there are such goods at all, and for no advice: 有靴子吗, 有没有磨砂皮的鞋. */
export const asksWhetherSold = (text: string): boolean =>
  text.length <= MOST_LETTERS && WHETHER.test(text) && !ADVISED.test(text)

/**
 * Where the words name a kind of goods (灯, 包, 靴子), the products of that kind alone; the narrowest kind that is named.
 * @param asked what was said last of it
 */
export function goodsWanted(products: readonly ProductRecord[], text: string, asked = text): GoodsWanted {
  const words = plain(text)
  const [whole, cores, last] = [wholeKinds, coresOfKinds, lastOfKinds].map((kindsOf) =>
    named(products, words, kindsOf),
  ) as [Named, Named, Named]
  // 露营用的灯 names a lamp, though 露营 is a kind of goods too; something cheaper may be of any narrower kind.
  const both = cores.ofKind.filter((product) => last.ofKind.includes(product))
  const kinds = [whole, { ...cores, ofKind: both }, last, cores].filter((one) => one.ofKind.length > 0)
  const found = wantsCheaper(words) ? (kinds.find((one) => one !== whole) ?? whole) : kinds[0]
  const names = found?.names ?? []
  const described = plain(asked)
    .split(FRAME)
    .map((piece) =>
      names.reduce((left, name) => left.replace(name, ''), piece).replace(/^[子的]+|[子的]+$/g, ''),
    )
    .filter((piece) => piece.length > 1)
  return { ofKind: found?.ofKind ?? products, described }
}

type Named = ReturnType<typeof named>

function named(
  products: readonly ProductRecord[],
  words: string,
  kindsOf: (product: ProductRecord) => string[],
) {
  const names = new Set<string>()
  const ofKind = products.filter((product) => {
    const called = kindsOf(product).filter((kind) => words.includes(kind))
    for (const kind of called) names.add(kind)
    return called.length > 0
  })
  return { ofKind, names: [...names].sort((one, other) => other.length - one.length) }
}

const partsOf = ({ category = '' }: ProductRecord): string[] =>
  category
    .split('/')
    .map(plain)
    .filter((part) => part !== '')

/** The category's narrowest part, and other names of the goods. */
const wholeKinds = (product: ProductRecord): string[] =>
  [...partsOf(product).slice(-1), ...(product.aliases ?? []).map(plain)].filter((name) => name.length > 1)

/** Any part of the category, 靴 for 靴子. */
const coresOfKinds = (product: ProductRecord): string[] =>
  partsOf(product).flatMap((part) => (/^.子$/.test(part) ? [part.slice(0, 1)] : [part]))

/** 鞋 of 女鞋. */
const lastOfKinds = (product: ProductRecord): string[] =>
  partsOf(product).flatMap((part) => (ENDINGS.test(part) ? [] : [part.slice(-1)]))

/**
 * Whether the record bears a part of the piece, or what means the same: in its title, another name, a tag, an entry or a
 * variant. A figure has to stand whole.
 */
export function bearsPiece(
  { title, aliases = [], tags = [], attributes = {}, skus = [] }: ProductRecord,
  piece: string,
  alike: readonly (readonly string[])[],
): boolean {
  const entries = Object.entries(attributes).map((entry) => entry.join(' '))
  const variants = skus.flatMap(({ color, size }) => [color ?? '', size ?? ''])
  const says = plain([title, ...aliases, ...tags, ...entries, ...variants].join('\n'))
  const same = alike.filter((words) => words.some((word) => piece.includes(word))).flat()
  const parts = /\d/.test(piece) ? [piece] : bigramsOf(piece)
  return [...parts, ...same].some((words) => says.includes(plain(words)))
}

/** 双肩的有没, 哪双羊皮的: one of the goods is looked for by what it is. */
export const looksForOne = (text: string): boolean =>
  /的有(?:没|吗|么|不)|有[^,.!?]{1,8}的(?:吗|么|没|不)|哪一?[双款个盏条件只种]/.test(text)
