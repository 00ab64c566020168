import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRecords } from '../desk/shelf.ts'
import type { LookUp } from '../evaluation/bench.ts'
import type { Named } from '../knowledge/index.ts'
import { sqliteStore } from '../store/sqlite.ts'
import type { ProductUpdate, Shop } from '../types/index.ts'

const PRODUCTS = 10_000
const BATCH = 500
/** Parts of names whose products make ten thousand different titles. */
const NAMES = [
  ['男士', '女士', '儿童', '中老年', '学生'],
  ['商务', '休闲', '运动', '英伦', '复古', '轻便', '加绒', '透气', '软底', '手工'],
  ['系带', '拉链', '厚底', '圆头', '方头', '防滑', '磨砂', '漆面', '编织', '拼色'],
  ['德比鞋', '牛津鞋', '乐福鞋', '马丁靴', '短靴', '板鞋', '凉鞋', '帆布鞋', '雪地靴', '布洛克'],
] as const

/** The `n`th title; two that lie near each other share little. */
function titleOf(n: number): string {
  let left = (n * 7919) % PRODUCTS
  const parts = NAMES.map((names) => {
    const part = names[left % names.length]!
    left = Math.floor(left / names.length)
    return part
  })
  return `${parts.join('')}${left === 0 ? '' : '升级款'}`
}

function productOf(n: number): ProductUpdate {
  const sizes = ['38', '39', '40', '41', '42']
  return {
    id: `P-${n}`,
    title: titleOf(n),
    category: '鞋',
    priceFen: 10_000 + n,
    attributes: { 鞋面材质: '头层牛皮', 跟高: '3cm' },
    skus: sizes.map((size) => ({ id: `P-${n}-${size}`, color: '黑色', size, stock: 3 })),
  }
}

/** Ten thousand products in a database of their own, looked up as the server does; `close` removes them. */
export async function benchShelf(shop: Shop): Promise<{ lookUps: LookUp[]; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'shouda-bench-'))
  const { knowledge, close } = await sqliteStore(join(folder, 'bench.sqlite')).then((store) => ({
    knowledge: store.knowledge,
    close: () => store.close(),
  }))
  for (let from = 0; from < PRODUCTS; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, i) => productOf(from + i))
    await knowledge.putProducts(shop.shop, batch, 0)
  }
  const at = (i: number) => ({ id: `P-${(i * 31) % PRODUCTS}` })
  const look = (name: string, named: (text: string, i: number) => Partial<Named>): LookUp => ({
    name,
    work: (text, i) => readRecords({ knowledge }, shop, { ...NOTHING, text, ...named(text, i) }),
  })
  return {
    lookUps: [
      look('by its card', (_, i) => ({ card: at(i) })),
      look('from the conversation', (_, i) => ({ last: at(i) })),
      look('by words', (text, i) => ({ text: `${titleOf((i * 31) % PRODUCTS)}${text}` })),
    ],
    close: async () => {
      await close()
      rmSync(folder, { recursive: true })
    },
  }
}

const NOTHING: Named = {
  text: '',
  card: null,
  last: null,
  order: null,
  orderNumber: null,
  customerId: 'nobody',
}
