import { z } from 'zod'
import { idText } from './id.ts'
import { fenSchema, instantText } from './instant.ts'

const word = z.string().min(1)
const range = z.tuple([z.number().nonnegative(), z.number().nonnegative()])

/** One thing that can be ordered: a colour in a size. */
export const skuSchema = z.looseObject({
  id: word,
  color: z.string().optional(),
  size: z.string().optional(),
  stock: z.int().nonnegative().optional(),
  /** Where it differs from the product's price. */
  priceFen: fenSchema.optional(),
})

/** Which size fits whom: by length of the foot in millimetres, or by height and weight. */
export const sizeChartSchema = z.discriminatedUnion('by', [
  z.looseObject({
    by: z.literal('footLengthMm'),
    rows: z.array(z.looseObject({ size: word, min: z.number(), max: z.number() })).min(1),
  }),
  z.looseObject({
    by: z.literal('heightWeight'),
    rows: z.array(z.looseObject({ size: word, heightCm: range, weightKg: range })).min(1),
  }),
])

const fields = {
  shop: word.optional(),
  title: z.string().optional(),
  /** From the widest to the narrowest, with slashes: 男鞋/皮鞋. */
  category: z
    .string()
    .max(500)
    .refine((text) => !text.includes('\0') && text.isWellFormed(), 'is no text that databases take')
    .optional(),
  aliases: z.array(word).optional(),
  url: z.string().optional(),
  priceFen: fenSchema.optional(),
  status: z.enum(['on_sale', 'off_shelf']).optional(),
  attributes: z.record(z.string(), z.string()).optional(),
  skus: z.array(skuSchema).optional(),
  sizeChart: sizeChartSchema.nullable().optional(),
  fit: z.enum(['标准码', '偏大', '偏小']).nullable().optional(),
  tags: z.array(word).optional(),
  qa: z.array(z.looseObject({ q: word, a: word })).optional(),
  /** Products that go with it, by id. */
  pairs: z.array(word).optional(),
  /** A made-up product of the first start; never told to a customer of a real shop. */
  demo: z.boolean().optional(),
  updatedAt: instantText.optional(),
}

/** A product, whole or in part. Fields that are not named here are kept, and never quoted. */
export const productUpdateSchema = z.looseObject({ id: idText, ...fields })

/** A product as it has to be to be told about. */
export const productRecordSchema = productUpdateSchema.extend({ title: word })

/** A product that a message brings along: its name, and as much of it as the sender knows. */
export const broughtSchema = productUpdateSchema.extend({ title: z.string().default('') })

export type Sku = z.infer<typeof skuSchema>
export type SizeChart = z.infer<typeof sizeChartSchema>
export type ProductUpdate = z.infer<typeof productUpdateSchema>
export type ProductBrought = z.infer<typeof broughtSchema>
export type ProductRecord = z.infer<typeof productRecordSchema>
