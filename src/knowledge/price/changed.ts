import { clausesOf, type ProductRecord } from '../../types/index.ts'
import { letters, plain } from '../../types/plain.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { mentionsIn } from '../catalogue/mentions.ts'
import { type NamedProduct, namedIn } from '../catalogue/named-in.ts'
import { sizesNamed } from '../sizes-named.ts'
import { withoutVariants } from '../variant-words.ts'
import { colorsNamed } from '../wish.ts'
import { countsIn } from './count-in.ts'
import type { Wanted } from './read-basket.ts'

/** Puts one thing for another. */
const SWAP = /(?:换|改|变)(?:成|为|个|作)?/
/** Leaves something out. */
const DROP =
  /(?:先|就|也|都|那)?(?:不要|不买|不拿|不用|不算|去掉|拿掉|减掉|删掉|扣掉|除掉|除去|刨掉|刨去|去了|少|减(?=[一两俩二三\d]))(?:了|掉)?/
const ADD = /^(?:再|另)?(?:加|来|拿|要|买|配|带)上?/
/** What else may stand in words that only change a sum. */
const AROUND =
  /多少钱?|几[块元](?:钱)?|一[共起]|总共|合计|加起来|到手|算[一]?[算下]|算了?|怎么|咋|那么?|这|还是|就|把|要是|如果|的话|[行好嗯哦我先再呢吧啊呀的了个双件条只套盏款那钱是成]|[,，。?？!！\s]/g

/** Whether words may change a sum. */
export const changes = (words: string): boolean =>
  SWAP.test(words) || DROP.test(words) || (SO_MANY.test(words) && ASKS_ON.test(words))

/** A sum as it is being changed, and what was left out of it last. */
interface Changing {
  lines: Wanted[]
  gone: Wanted | null
}

/**
 * What was picked, as words change it that do nothing else: 双肩包换成枕头, 鞋油先不要了, 还是换大号吧, 俩枕头呢. Null where they
 * say more, change nothing, or leave open what is meant.
 */
export function changedBy(
  text: string,
  picked: readonly Wanted[],
  catalogue: Catalogue | null,
): Wanted[] | null {
  if (catalogue === null || picked.length === 0) return null
  let sum: Changing = { lines: [...picked], gone: null }
  let isChanged = false
  for (const clause of clausesOf(text).map(plain)) {
    if (clause.replace(AROUND, '') === '') continue
    const next = changed(clause, sum, catalogue)
    if (next === null) return null
    sum = next
    isChanged = true
  }
  return isChanged && sum.lines.length > 0 ? sum.lines : null
}

function changed(clause: string, sum: Changing, catalogue: Catalogue): Changing | null {
  const drop = DROP.exec(clause)
  if (drop !== null) return dropped(clause, drop, sum, catalogue)
  const swap = SWAP.exec(clause)
  if (swap !== null) {
    const behind = clause.slice(swap.index + swap[0].length)
    return swapped(clause.slice(0, swap.index), behind, sum, catalogue)
  }
  if (ADD.test(clause)) return sum.gone === null ? null : added(clause, sum, catalogue)
  return counted(clause, sum)
}

/** 鞋油先不要了, 去掉一个枕头, 不要双肩包了加双妈妈鞋. */
function dropped(
  clause: string,
  drop: RegExpExecArray,
  sum: Changing,
  catalogue: Catalogue,
): Changing | null {
  const before = clause.slice(0, drop.index)
  const rest = clause.slice(drop.index + drop[0].length)
  const isBefore = before.replace(AROUND, '') !== ''
  const [named, more] = isBefore ? [before, countLeft(rest) === '' ? '' : rest] : cutAt(rest, NEXT)
  const line = lineCalled(named, sum.lines)
  if (line === null) return null
  const count = countsIn(named)[0] ?? (isBefore && more === '' ? countsIn(rest)[0] : undefined)
  const left = count === undefined ? 0 : Math.max(line.quantity - count.value, 0)
  const by = left > 0 ? [{ ...line, quantity: left }] : []
  const next = { lines: sum.lines.flatMap((one) => (one === line ? by : [one])), gone: line }
  return more === '' ? next : changed(more, next, catalogue)
}

/** What is wanted behind what is left out: 不要双肩包了加双妈妈鞋. */
const NEXT = /再?加|换成?/

function cutAt(words: string, at: RegExp): [string, string] {
  const index = words.search(at)
  return index < 0 ? [words, ''] : [words.slice(0, index), words.slice(index)]
}

/** 双肩包换成枕头, 四件套改1.5的, 换成托特包 for what was just left out, 枕头改成三个. */
function swapped(before: string, behind: string, sum: Changing, catalogue: Catalogue): Changing | null {
  const isNamed = before.replace(AROUND, '') !== ''
  const line = isNamed ? lineCalled(before, sum.lines) : null
  if (isNamed && line === null) return null
  const named = productNamed(behind, sum.lines, catalogue)
  if (named !== null) {
    const [only, ...others] = sum.gone === null ? sum.lines : []
    const left = line ?? (others.length === 0 ? (only ?? null) : null)
    if (left === null && sum.gone === null) return null
    return replaced(left, { product: named.product, quantity: numberIn(behind) ?? 1, words: behind }, sum)
  }
  const own = line === null ? sum.lines : [line]
  const [of, ...others] = own.filter(({ product }) => isVariantOf(behind, product))
  if (of !== undefined) return others.length > 0 ? null : replaced(of, inVariant(of, behind), sum)
  // 枕头改成三个, 换两双妈妈鞋.
  const count = numberIn(behind)
  const counts =
    line !== null && countLeft(behind) === '' ? line : line === null ? lineCalled(behind, sum.lines) : null
  return counts === null || count === null ? null : replaced(counts, { ...counts, quantity: count }, sum)
}

function added(clause: string, sum: Changing, catalogue: Catalogue): Changing | null {
  const named = productNamed(clause, sum.lines, catalogue)
  if (named === null) return null
  const line = { product: named.product, quantity: numberIn(clause) ?? 1, words: clause }
  return { lines: [...sum.lines, line], gone: null }
}

const SO_MANY = /^(?:那|要是|如果)?(?:要|来|拿)?(?=[俩仨一两二三四五六七八九十\d])/
const ASKS_ON = /(?:呢|的话)[?？]?$/

/** 俩枕头呢: so many of what was picked. */
function counted(clause: string, sum: Changing): Changing | null {
  const count = numberIn(clause)
  const line = lineCalled(clause, sum.lines)
  if (count === null || line === null || !SO_MANY.test(clause) || !ASKS_ON.test(clause)) return null
  return replaced(line, { ...line, quantity: count }, sum)
}

function replaced(line: Wanted | null, by: Wanted, { lines }: Changing): Changing {
  return { lines: line === null ? [...lines, by] : lines.map((one) => (one === line ? by : one)), gone: null }
}

const numberIn = (words: string): number | null => countsIn(words)[0]?.value ?? null
const countLeft = (words: string): string => {
  const [count] = countsIn(words)
  const bare = count === undefined ? words : `${words.slice(0, count.at)}${words.slice(count.end)}`
  return bare.replace(AROUND, '')
}

/** The only line that the words call: by the product's name or a part of it, else by its variant. */
function lineCalled(words: string, lines: readonly Wanted[]): Wanted | null {
  const bare = letters(countLeft(words))
  const [one, ...others] = lines.filter((line) => isCalled(bare, line))
  return one === undefined || others.length > 0 ? null : one
}

function isCalled(bare: string, { product, words }: Wanted): boolean {
  const names = [product.title, ...(product.aliases ?? [])].map(letters)
  const called = letters(withoutVariants(bare, product))
  if (called !== '') return called.length > 1 && names.some((name) => name.includes(called))
  return bare !== '' && words !== '' && plain(words).includes(bare)
}

/** The one product that words name and that is not picked yet. */
function productNamed(words: string, lines: readonly Wanted[], catalogue: Catalogue): NamedProduct | null {
  const named = namedIn(words, catalogue)
  const cameUp = lines.map(({ product }) => product)
  const [mention] = named.length > 0 ? [] : mentionsIn(plain(words), cameUp, catalogue)
  const found = mention === undefined ? named : [{ product: mention.product, name: '', words }]
  const [one, ...others] = found
  const isPicked = cameUp.some((product) => product.id === one?.product.id || isVariantOf(words, product))
  return one === undefined || others.length > 0 || isPicked ? null : one
}

/** Whether words name nothing but a colour or size of the product. */
function isVariantOf(words: string, product: ProductRecord): boolean {
  const bare = withoutVariants(plain(words), product)
  return bare !== plain(words) && countLeft(bare) === ''
}

/** The line in the colour or size that the words name, and in what it was for the rest. */
function inVariant(line: Wanted, words: string): Wanted {
  const part = (named: (text: string, product: ProductRecord) => readonly string[]) =>
    named(words, line.product)[0] ?? named(line.words, line.product)[0] ?? ''
  return { ...line, words: `${part(colorsNamed)}${part(sizesNamed)}` }
}
