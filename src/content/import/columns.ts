/** What the columns of a table may be called, besides their own names. */
const HEADS = {
  id: ['id', '商品id', '商品编号', '商品编码', '编号', '宝贝id'],
  title: ['title', '标题', '商品名称', '商品标题', '名称', '宝贝标题'],
  category: ['category', '类目', '分类', '商品类目'],
  aliases: ['aliases', '别名'],
  url: ['url', '链接', '商品链接'],
  price: ['price', '价格', '售价', '单价'],
  status: ['status', '状态', '上架状态'],
  color: ['color', '颜色', '颜色分类'],
  size: ['size', '尺码', '鞋码'],
  stock: ['stock', '库存', '数量'],
} as const

export type Column = keyof typeof HEADS

const BY_HEAD: ReadonlyMap<string, Column> = new Map(
  Object.entries(HEADS).flatMap(([column, heads]) =>
    heads.map((head): [string, Column] => [head, column as Column]),
  ),
)

/** A column of the table: one that is known, or an attribute by its head. */
export type Head = { column: Column } | { attribute: string } | null

export function headOf(text: string): Head {
  const head = text.trim()
  if (head === '') return null
  const column = BY_HEAD.get(head.toLowerCase())
  return column === undefined ? { attribute: head } : { column }
}

const ON_SALE = new Set(['', 'on_sale', '在售', '上架', '已上架', '出售中'])
const OFF_SHELF = new Set(['off_shelf', '下架', '已下架', '仓库中', '停售'])

/** Null where the word means neither. */
export function statusOf(text: string): 'on_sale' | 'off_shelf' | null {
  const word = text.trim().toLowerCase()
  if (ON_SALE.has(word)) return 'on_sale'
  return OFF_SHELF.has(word) ? 'off_shelf' : null
}

/** 459, ¥459.00 and 1,299元 in fen, exactly; null for what is no price. */
export function fenOf(text: string): number | null {
  const match = /^[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d{1,8})(?:\.(\d{1,2})0*)?\s*元?$/.exec(text.trim())
  if (match === null) return null
  return Number(match[1]!.replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** A whole number that is not negative; null for anything else. */
export function countOf(text: string): number | null {
  const match = /^(\d{1,9})(?:\.0+)?$/.exec(text.trim())
  return match === null ? null : Number(match[1])
}
