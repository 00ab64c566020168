import type { AttributesSource, ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'

type Goods = AttributesSource['goods'][number]

/** What customers or records call a kind of goods. */
export interface GoodsWord {
  goods: Goods
  word: string
}

/** A kind of goods that words name, and whether it is itself wanted. */
interface Named {
  goods: Goods
  isWanted: boolean
}

/** Words of who wants goods, before them; what is to go in, on or with them lies between in 有地方插水杯没. */
const WANTS =
  /(?:想|要(?!不)|买|选|挑|入手|置办|推荐|找|看看|[有卖]|(?:^|[,，。!！]|再)来)(?![^,，。?？!！]*(?:放|装得|能装|可装|就装|插|塞|擦|套(?:进|得|上|件)|配|搭|跟|和|比|像|除了|不要|别要|不是|带))[^,，。?？!！]{0,8}$/
/** Behind goods that stand first: 浴霸有吗. */
const ASKED = /^子?(?:还|都)?(?:有(?:吗|么|没|不|卖)|卖)/
const FIRST = /(?:^|[,，。?？!！\s])[^,，。?？!！\s]{0,4}$/
/** Behind goods that only tell of a place, a use or a part: 沙发旁边, 西装里面穿, 鞋垫. */
const LEADS_ON =
  /^子?(?:的|旁|边|上|里|下|前|后|内|配|搭|穿|用|装|裹|邮|垫|带|盒|刷|油|拔|底|面|码|跟|套|罩|泡|头|离|芯)/

const wordsOf = ({ name, words }: Goods): string[] => [name, ...words]

/** How all the goods are called, the longest names first. */
export const goodsWordsOf = (all: readonly Goods[]): readonly GoodsWord[] =>
  all
    .flatMap((goods) => wordsOf(goods).map((word) => ({ goods, word })))
    .sort((one, other) => other.word.length - one.word.length)

function goodsIn(text: string, all: readonly GoodsWord[]): Named[] {
  let left = plain(text)
  return all.flatMap(({ goods, word }) => {
    const at = left.indexOf(word)
    if (at < 0) return []
    const [before, behind] = [left.slice(0, at), left.slice(at + word.length)]
    const isAsked = WANTS.test(before) || (FIRST.test(before) && ASKED.test(behind))
    const isWanted = isAsked && !LEADS_ON.test(behind)
    left = left.replaceAll(word, ' '.repeat(word.length))
    return [{ goods, isWanted }]
  })
}

/** Whether a product is of such goods, by its title, other names, category or tags. */
function isOf({ title, aliases = [], category = '', tags = [] }: ProductRecord, goods: Goods): boolean {
  const names = plain([title, ...aliases, category, ...tags].join('\n'))
  const called = goods.called.length > 0 ? goods.called : wordsOf(goods)
  return called.some((word) => names.includes(word))
}

/**
 * What is wanted that the shop does not sell by its records: 四件套 in a shop of bags. Null where the words want no goods
 * of a known kind, or name any that is sold.
 */
export function unsoldIn(
  text: string,
  products: readonly ProductRecord[],
  all: readonly GoodsWord[],
): string | null {
  const named = goodsIn(text, all)
  const wanted = named.find(({ isWanted }) => isWanted)
  // A shelf may hold a hundred thousand: it is gone through only where something is wanted.
  if (wanted === undefined || products.length === 0) return null
  return named.some(({ goods }) => products.some((each) => isOf(each, goods))) ? null : wanted.goods.name
}
