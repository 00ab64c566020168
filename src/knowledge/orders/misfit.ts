import { instantOf, type OrderRecord, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'
import { rankedBySize, sizesMade } from '../sizes-named.ts'
import { stockOf } from '../stock.ts'
import { soleItem } from './items.ts'

const LOOSE =
  /晃|松|空(?:一截|出|荡|落落)|(?:有点|偏|太|略|稍微?)大|大了|掉(?:跟|脚)|不跟脚|拖拉|趿拉|踢踏|塞(?:得)?(?:进|下)[^,，]{0,3}指/
const TIGHT =
  /顶(?:着|到|脚|得|住|指)|挤|(?:有点|偏|太|略|稍微?)小|小了|紧|勒|夹脚|(?:塞|穿|蹬|套|伸)不(?:进|上|下)|蜷|憋脚|卡脚|箍/

/** How the sizes turn out that fit so, and how many sizes on the next one is. */
const FITS = [
  { said: LOOSE, fit: '偏大', by: -1 },
  { said: TIGHT, fit: '偏小', by: 1 },
] as const

/**
 * Where what came is too large or too small, and its record says that it is made so: that, and the next size where it
 * is there. Null where the words say neither, or both, or the record says otherwise.
 */
export function misfitOf(
  text: string,
  order: OrderRecord,
  product: ProductRecord,
  now: number,
  maxAgeMinutes: number,
): Answer<'made_so' | 'next_there'> | null {
  const words = plain(text)
  const [one, ...more] = FITS.filter(({ said }) => said.test(words))
  if (one === undefined || more.length > 0 || product.fit !== one.fit) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const fit = fact('product.fit', one.fit)
  const item = soleItem(order, product.id)
  const ranked = rankedBySize(sizesMade(product))
  const at = ranked.indexOf(item?.size ?? '')
  const size = at < 0 ? undefined : ranked[at + one.by]
  const wish = { color: item?.color || null, size: size ?? null }
  const isThere = size !== undefined && stockOf(product, wish, now, maxAgeMinutes).outcome === 'in_stock'
  return isThere
    ? { outcome: 'next_there', facts: [fit, fact('misfit.size', `${wish.color ?? ''}${size}`)] }
    : { outcome: 'made_so', facts: [fit] }
}
