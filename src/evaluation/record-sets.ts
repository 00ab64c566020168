import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  activitySchema,
  DECISIONS,
  type OrderRecord,
  orderRecordSchema,
  type ProductRecord,
  postageSchema,
  productRecordSchema,
  productSchema,
  REASONS,
  type Shop,
} from '../types/index.ts'
import { parseLines } from './cases.ts'

/** What the reply has to be: one of the decisions, with all of `has` (`a|b`: either) and nothing of `not`. */
const expectSchema = z.strictObject({
  decision: z.array(z.enum(DECISIONS)).min(1),
  has: z.array(z.string().min(1)).default([]),
  not: z.array(z.string().min(1)).default([]),
  /** Sums that may stand in the reply beside it. */
  may: z.array(z.string().min(1)).default([]),
  reason: z.enum(REASONS).optional(),
})

/** One line of `questions.jsonl`: the first message of a conversation. */
export const questionSchema = z.strictObject({
  id: z.string().min(1),
  shop: z.string().min(1),
  /** What it is asked of: product, stock, size, price, compare, recommend, order. */
  about: z.string().min(1),
  text: z.string().min(1),
  customerId: z.string().optional(),
  product: productSchema.optional(),
  expect: expectSchema,
  /** What the record alone says to it, by whom it is asked. */
  known: z
    .looseObject({ ask: z.string(), outcome: z.string(), values: z.array(z.string()).optional() })
    .optional(),
})

/** One line of `dialogues.jsonl`. */
export const toldDialogueSchema = z.strictObject({
  id: z.string().min(1),
  shop: z.string().min(1),
  customerId: z.string().optional(),
  turns: z
    .array(
      z.strictObject({ text: z.string().min(1), product: productSchema.optional(), expect: expectSchema }),
    )
    .min(1),
})

export type Expected = z.infer<typeof expectSchema>
export type QuestionCase = z.infer<typeof questionSchema>
export type ToldDialogue = z.infer<typeof toldDialogueSchema>

/** Activities and postage of a shop that a set asks about in place of its own, by the shop's id. */
const offersSchema = z.record(
  z.string(),
  z.strictObject({ activities: z.array(activitySchema), postage: postageSchema.optional() }),
)

/** Questions and dialogues with the only products and orders that are known to them. */
export interface RecordSet {
  name: string
  products: ProductRecord[]
  orders: OrderRecord[]
  questions: QuestionCase[]
  dialogues: ToldDialogue[]
  offers: z.infer<typeof offersSchema>
}

/** The shops, with the activities and the postage that the set gives them. */
export function shopsIn({ offers }: RecordSet, shops: ReadonlyMap<string, Shop>): ReadonlyMap<string, Shop> {
  const changed = [...shops].map(([id, shop]) => [id, { ...shop, ...offers[id] }] as const)
  return new Map(changed)
}

/**
 * Reads the folders of `records/` in the evaluation folder, in order of their names.
 * @param demonstration the products of a set that has no `products.jsonl`
 * @throws ContentError where a line does not validate
 */
export function readRecordSets(folder: string, demonstration: readonly ProductRecord[]): RecordSet[] {
  const root = join(folder, 'records')
  if (!existsSync(root)) return []
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const lines = <T>(file: string, schema: z.ZodType<T>) => linesOf(join(root, name, file), schema)
      return {
        name,
        products: productsIn(join(root, name), demonstration),
        orders: lines('orders.jsonl', orderRecordSchema),
        questions: lines('questions.jsonl', questionSchema),
        dialogues: lines('dialogues.jsonl', toldDialogueSchema),
        offers: offersIn(join(root, name, 'offers.json')),
      }
    })
}

function productsIn(folder: string, demonstration: readonly ProductRecord[]): ProductRecord[] {
  const file = join(folder, 'products.jsonl')
  return existsSync(file) ? linesOf(file, productRecordSchema) : [...demonstration]
}

function offersIn(file: string): RecordSet['offers'] {
  return existsSync(file) ? offersSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}

function linesOf<T>(file: string, schema: z.ZodType<T>): T[] {
  return existsSync(file) ? parseLines(file, readFileSync(file, 'utf8'), schema) : []
}
