import { loadAttributes } from '../../src/content/attributes.ts'
import { compileAttributes } from '../../src/knowledge/index.ts'
import {
  type OrderRecord,
  orderRecordSchema,
  type ProductRecord,
  productRecordSchema,
} from '../../src/types/index.ts'

/** Tuesday, 24 November 2026, 10:00 in Shanghai. */
export const NOW = Date.parse('2026-11-24T10:00:00+08:00')
export const HOUR = 3_600_000
export const SHANGHAI = 'Asia/Shanghai'
export const ATTRIBUTES = compileAttributes(loadAttributes('intents/_attributes.yaml').value)

export function product(over: Record<string, unknown> = {}): ProductRecord {
  return productRecordSchema.parse({
    id: 'P1',
    title: '商务德比鞋',
    category: '男鞋/皮鞋',
    priceFen: 45900,
    status: 'on_sale',
    updatedAt: '2026-11-24T09:00:00+08:00',
    ...over,
  })
}

export function order(over: Record<string, unknown> = {}): OrderRecord {
  return orderRecordSchema.parse({
    id: 'O1',
    customerId: 'u1',
    status: 'paid',
    createdAt: '2026-11-22T09:00:00+08:00',
    paidAt: '2026-11-22T10:00:00+08:00',
    updatedAt: '2026-11-24T09:00:00+08:00',
    ...over,
  })
}
