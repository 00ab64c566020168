import { clausesOf, type ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'
import { choosesProduct, choosesVariant } from './variant-words.ts'
import { colorsNamed } from './wish.ts'

/** A variant that is decided for, in the words that do it. */
export interface Decided {
  words: string
  /** Whether a word says that it is decided; a variant may be named for other reasons. */
  isSaid: boolean
}

const SAYS_SO = /[就要拍买选来换定]|[吧行好]|下单/
/** 黑的有吗, 黑的呢 ask, whatever they name. */
const ASKS = /[吗么嘛不没呢嘞咧哩几哪?？]|多少|什么|怎么|有货?吧|[对是]吧/
/** What is told beside it: a colour that was weighed and is not taken, who wants it, what speaks for it. */
const BESIDE =
  /^(?:[一1][个双件条盏只套]|[那嗯哦好行]+[的吧]?|算了|[买拍定]了|下单了|不用了?|再说|谢谢)$|不要|不喜欢|耐脏|耐看|好看|百搭|洋气|显[白瘦]|衬|喜欢|[说讲]|非要|看中|合适|好搭|稳重|喜庆|出错|保险/
/** Who wants something else besides is not only deciding. */
const WANTS = /[发送寄退开给]|优惠|便宜|多少|票|快递|包装|\d/
const LONGEST = 12

/**
 * The piece of a text that decides for a variant of the product, where what stands beside it only tells why: 就墨绿吧
 * of 算了 黑的不要了 就墨绿吧. Null where nothing is decided, or more is asked or wanted.
 */
export function decidedIn(text: string, product: ProductRecord): Decided | null {
  const pieces = clausesOf(text).map((piece) => ({ piece, words: decidingIn(piece, product) }))
  const decided = pieces.flatMap(({ words }) => words ?? [])
  const others = pieces.filter(({ words }) => words === null)
  const isTold = ({ piece }: { piece: string }) => isBeside(piece) || choosesProduct(piece, product)
  if (decided.length === 0 || !others.every(isTold)) return null
  const words = decided.join(',')
  const isSaid = SAYS_SO.test(words) || others.length > 0
  return { words, isSaid }
}

const isBeside = (piece: string): boolean =>
  piece.length <= LONGEST && BESIDE.test(piece) && !ASKS.test(piece.replace(/不/g, '')) && !WANTS.test(piece)

function decidingIn(piece: string, product: ProductRecord): string | null {
  if (ASKS.test(piece)) return null
  return choosesVariant(piece, product) ? piece : wantedIn(piece, product)
}

/** 他爸说要白的, 书包换粉的吧: who wants it, or of what, stands before it. */
const WANTED = /(?<!不)(?:要|换成?|拿|选|拍|买)([^,，]{1,8})$/

function wantedIn(piece: string, product: ProductRecord): string | null {
  const [words, named] = WANTED.exec(plain(piece)) ?? []
  if (words === undefined || named === undefined || piece.length > LONGEST) return null
  return colorsNamed(named, product).length === 1 && choosesVariant(named, product) ? `要${named}` : null
}
