/** What the columns of a table may be called, besides their own names. */
const HEADS = {
  id: [
    'id',
    '商品id',
    '商品编号',
    '商品编码',
    '商品代码',
    '编号',
    '编码',
    '宝贝id',
    '货号',
    '款号',
    '商家编码',
    '商品货号',
    'spu',
    'spuid',
  ],
  title: ['title', '标题', '商品名称', '商品标题', '名称', '品名', '商品名', '宝贝标题', '宝贝名称', '商品'],
  category: ['category', '类目', '分类', '品类', '商品类目', '商品分类', '一级类目', '类别'],
  aliases: ['aliases', '别名', '简称', '俗称'],
  url: ['url', '链接', '商品链接', '宝贝链接', '商品网址'],
  price: ['price', '价格', '售价', '单价', '一口价', '销售价', '现价', '零售价', '商品价格', 'sku价格'],
  status: ['status', '状态', '上架状态', '商品状态', '宝贝状态', '是否上架'],
  color: ['color', '颜色', '颜色分类', '色号'],
  size: ['size', '尺码', '鞋码', '码数', '尺寸码', '码'],
  stock: ['stock', '库存', '数量', '可售库存', '库存数', '库存数量', '现有库存', 'sku库存'],
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
  const column = BY_HEAD.get(bare(head))
  return column === undefined ? { attribute: head } : { column }
}

/** A head without its unit and the group that some exports write before it: `一口价(元)`, `销售属性:颜色`. */
function bare(head: string): string {
  const word = head.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  return word.replace(/^(?:销售属性|规格|属性):/, '').replace(/\((?:元|rmb|件|个|cny|¥)\)$/, '') || word
}

/** What a spreadsheet wraps around a text so that it stays one: `="0123"`, `'0123`. */
export function unwrapped(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell.replace(/^'(?=\d)/, '')
}

/** A long number that a spreadsheet has rounded: nobody can tell any more which one it was. */
export const isRounded = (cell: string): boolean => /^\d(?:\.\d+)?e\+\d+$/i.test(cell)

const ON_SALE = new Set(['', 'on_sale', '在售', '上架', '已上架', '出售中', '销售中', '是'])
const OFF_SHELF = new Set(['off_shelf', '下架', '已下架', '仓库中', '停售', '否'])

/** Null where the word means neither. */
export function statusOf(text: string): 'on_sale' | 'off_shelf' | null {
  const word = text.trim().toLowerCase()
  if (ON_SALE.has(word)) return 'on_sale'
  return OFF_SHELF.has(word) ? 'off_shelf' : null
}

/** 459, ¥459.00 and 1,299元 in fen, exactly; null for what is no price, and nothing is given away. */
export function fenOf(text: string): number | null {
  const match = /^[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d{1,8})(?:\.(\d{1,2})0*)?\s*元?$/.exec(
    text.normalize('NFKC').trim(),
  )
  if (match === null) return null
  const fen = Number(match[1]!.replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return fen === 0 ? null : fen
}

/** A whole number that is not negative; null for anything else. */
export function countOf(text: string): number | null {
  const match = /^(\d{1,9})(?:\.0+)?[件双个]?$/.exec(text.normalize('NFKC').trim())
  return match === null ? null : Number(match[1])
}
