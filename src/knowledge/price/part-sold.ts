import { instantOf, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'
import { stretchesOf } from '../stretches.ts'

/** `part_told`: what the record says of how the part is to be had; `part_unpriced`: nothing, or no price where that is asked. */
export type PartOutcome = 'part_told' | 'part_unpriced'

/** How entries are called that say of a part what it is like: 灯罩材质, 锅盖价格. */
const OF_PART =
  /^(\p{Script=Han}{2,4})(?:材质|面料|材料|尺寸|价格?|售价|单价|单[买卖配拍]|另[购配]|数量|高度|长度|直径)$/u
/** What such a name begins with where it is of the whole. */
const WHOLE = /^(?:产品|商品|宝贝|成品|整体|整[件套个]|全套|套[装餐]|包装|外[观形]|主要?|表面|单[只个件双])$/

const HAN = /^\p{Script=Han}+$/u
const MONEY = /\d元|\d块钱/
const isPrice = (text: string): boolean => MONEY.test(text)

/** Whether a text says that the part is had by itself: 锅盖需单独购买. */
const isHadApart = (text: string): boolean => /单独|单[买卖配拍]|另[外购配买]|自[备配购]/.test(text)

/** The parts that the entries of a record are of: by how they are called, and by a price of their own (锅垫 单买15元). */
const partsOf = ({ attributes = {} }: ProductRecord): string[] =>
  Object.entries(attributes)
    .map(
      ([name, value]) => OF_PART.exec(plain(name))?.[1] ?? (isHadApart(value) && isPrice(value) ? name : ''),
    )
    .filter((part) => HAN.test(part) && !WHOLE.test(part))

/** Whether the word names the thing itself, or a variant of it. */
function isOfWhole(part: string, { title, category = '', aliases = [], skus = [] }: ProductRecord): boolean {
  const names = aliases.length > 0 || category !== '' ? [category, ...aliases] : [title]
  const variants = skus.flatMap(({ color = '', size = '' }) => [color, size])
  return (
    names.some((name) => plain(name).includes(part)) || variants.some((name) => plain(name).startsWith(part))
  )
}

/** 带遥控器的多少钱 asks for the whole with it, 灯罩的材质 for what it is like. */
const WITH = /(?:[带有含配无没附]|加上?|连|[和跟与]|不要)(?:着|个|了)?$/
const SEVERALLY = /(?:单|另|再|另外|单独|额外)(?:加|配|带|要)(?:一?个|一?[只把条片套副])?$/
const LIKE = /^(?:的(?!价|话)|[那这][套款个种])/

/**
 * The part of a product that words are about, by its name: 锅盖 of 锅盖多少钱. Null where they name none, or mean the whole by it.
 * @param words that name parts of goods
 */
export function partNamed(text: string, product: ProductRecord, words: readonly string[]): string | null {
  const said = plain(text)
  const isMeant = (part: string) => {
    const at = said.indexOf(part)
    if (at < 0 || LIKE.test(said.slice(at + part.length))) return false
    const before = said.slice(0, at)
    return SEVERALLY.test(before) || !WITH.test(before)
  }
  const parts = [...new Set([...partsOf(product), ...words])].sort((one, other) => other.length - one.length)
  return parts.find((part) => isMeant(part) && !isOfWhole(part, product)) ?? null
}

/** 遥控 of 遥控器. */
const coreOf = (part: string): string => part.replace(/(?<=..)[器子]$/, '')

/** Whether it says that the part comes along: 送餐具一套, 带遥控. */
const comesAlong = (text: string, part: string): boolean =>
  new RegExp(`[含带送赠附][^,，]{0,4}${coreOf(part)}|${part}[^,，]{0,4}赠`).test(text)

/** What the record says of how a part is to be had, each as it would be said. */
function saidOf(part: string, { attributes = {}, qa = [] }: ProductRecord): string[] {
  const entries = Object.entries(attributes).flatMap(([name, value]) => {
    const stretches = stretchesOf(value)
    // 灯罩 亚克力灯罩，单买20元: the second stretch is of it too.
    if (name === part) return stretches.map((each) => (each.includes(part) ? each : `${part}${each}`))
    const bearing = stretches.filter((each) => each.includes(coreOf(part)))
    return bearing.length === 0 && name.includes(part) ? [`${name}${value}`] : bearing
  })
  const answers = qa.flatMap(({ q, a }) => (q.includes(part) || a.includes(part) ? [a] : []))
  return [...entries, ...answers].filter(
    (each) => isPrice(each) || isHadApart(each) || comesAlong(each, part),
  )
}

/** Words that ask what it costs, and whether it comes along. */
const PRICED = /多少|几[块元]|价|钱|贵/
const COMES = /送|自己?[备配]|[要用需得是](?:不[要用是])?(?:另|单独|自己|额外)/

/**
 * What a part costs that is asked for by itself, or whether it comes along. Null where no part is named, and where the
 * record says nothing of its coming along.
 */
export function answerPart(
  text: string,
  product: ProductRecord,
  words: readonly string[],
): Answer<PartOutcome> | null {
  const part = partNamed(text, product, words)
  if (part === null) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const name = fact('part.name', part)
  const said = saidOf(part, product)
  const comes = COMES.test(text) ? (said.find((each) => !isPrice(each)) ?? null) : null
  const apart = PRICED.test(text) ? null : (said.find(isHadApart) ?? null)
  const told = comes ?? said.find(isPrice) ?? apart
  if (told !== null) return { outcome: 'part_told', facts: [name, fact('part.told', told)] }
  return COMES.test(text) ? null : { outcome: 'part_unpriced', facts: [name] }
}
