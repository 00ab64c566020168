import { bigramsOf } from '../../types/bigrams.ts'
import type { ProductRecord } from '../../types/index.ts'
import { letters } from '../../types/plain.ts'

export interface Hit {
  product: ProductRecord
  /** Share of what the words name in this catalogue that this product bears; more than 1 where they hold an alias whole. */
  score: number
}

interface Entry {
  product: ProductRecord
  /** Title and aliases. */
  names: string[]
  id: string
}

/** A name that stands whole in the words outweighs any likeness: it scores this much and more for its length. */
export const WHOLE = 1
/** Pairs of characters that more than this share of the titles have tell nothing apart. */
const COMMON = 0.5
const LEAST_SHARE = 0.45
/**
 * Words of a question, colours and what is asked to be so (真皮的吗, 是不是防水) name no product: without them 包多 is no
 * part of 这个包多少钱.
 */
const ASKING =
  /(?:头层|二层)?(?:[真牛羊猪]皮|[纯全]棉|防水|防滑|透气|加绒|调光|遥控)(?=(?:做)?的?(?:吗|么|嘛|吧|不(?!带|要)|还是|[^\p{L}\p{N}]|$))|(?<=是不是)(?:头层|二层)?(?:[真牛羊猪]皮|[纯全]棉|防水|防滑|加绒)|[黑白红灰蓝绿棕黄粉紫橙金银青米卡驼咖杏]色|多少钱?|多[久大重高长厚宽深远粗]|[会能]用|一[次天晚下起]|上?[一二三四五六1-6]年级|什么|怎么|[这那哪][个款双件条盏]|有没有|是不是|能不能|可以|一起|[吗呢啊吧么几]|[一二两三四五六七八九十\d]{1,4}(?:[个双只条盏套份盒瓶袋]|件(?!套))|\d+/u

/** Looks products up by what their titles and aliases share with a text: pairs of characters, the rarer the weightier. */
export function createTitleIndex(products: readonly ProductRecord[]) {
  const entries = products.map((product) => ({
    product,
    names: namesOf(product),
    id: letters(product.id),
  }))
  const postings = new Map<string, number[]>()
  entries.forEach(({ names }, i) => {
    for (const bigram of new Set(names.flatMap(bigramsOf))) {
      const list = postings.get(bigram)
      if (list === undefined) postings.set(bigram, [i])
      else list.push(i)
    }
  })
  return { search: (words: string, limit: number) => search(words, limit, entries, postings) }
}

const namesOf = ({ title, aliases = [] }: ProductRecord): string[] => [title, ...aliases].map(letters)

function search(
  words: string,
  limit: number,
  entries: readonly Entry[],
  postings: ReadonlyMap<string, number[]>,
): Hit[] {
  const text = letters(words)
  const scores = new Map<number, number>()
  let known = 0
  for (const bigram of new Set(text.split(ASKING).flatMap(bigramsOf))) {
    const list = postings.get(bigram)
    if (list === undefined || list.length > Math.max(COMMON * entries.length, 3)) continue
    const weight = Math.log(1 + entries.length / list.length)
    known += weight
    for (const i of list) scores.set(i, (scores.get(i) ?? 0) + weight)
  }
  return candidates(scores, entries, text)
    .map((i) => ({
      product: entries[i]!.product,
      score: (scores.get(i) ?? 0) / (known || 1) + wholeName(entries[i]!, text),
    }))
    .filter(({ score }) => score >= LEAST_SHARE)
    .sort((one, other) => other.score - one.score || (one.product.id < other.product.id ? -1 : 1))
    .slice(0, limit)
}

/** Those that share something with the text, and those whose id stands in it. */
function candidates(scores: ReadonlyMap<number, number>, entries: readonly Entry[], text: string): number[] {
  const byId = /\d/.test(text) ? entries.flatMap(({ id }, i) => (text.includes(id) ? [i] : [])) : []
  return [...new Set([...scores.keys(), ...byId])]
}

/** 1 and more for the longest name that the text holds whole. */
function wholeName({ names, id }: Entry, text: string): number {
  const held = [...names, id]
    .filter((name) => name.length > 1 && text.includes(name))
    .map((name) => name.length)
  return held.length === 0 ? 0 : WHOLE + Math.min(...[Math.max(...held) / 100, 0.5])
}
