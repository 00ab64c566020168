import { z } from 'zod'

/** The nine intents the product is measured by. */
export const CORE_INTENTS = [
  'authenticity',
  'discount',
  'gifts',
  'shipping_time',
  'courier',
  'size_exchange',
  'refund_timing',
  'smell',
  'invoice',
] as const

/** The rest of what shops are asked. */
export const EXTENDED_INTENTS = [
  'promotion',
  'low_price_doubt',
  'stock',
  'size_advice',
  'color_choice',
  'packaging',
  'warranty',
  'return_policy',
  'return_shipping',
  'refund_amount',
  'quality_issue',
  'missing_item',
  'logistics_query',
  'payment',
  'inspection',
  'delivery_notice',
  'order_change',
  'product_question',
  'greeting',
  'thanks_bye',
  'acknowledge',
  'human_request',
  'complaint',
] as const

/** The trained rejection class: what no script of the shop may answer. */
export const OUT_OF_SCOPE = 'out_of_scope'

/** What the customer wants; a snake_case id. */
export type Intent = (typeof CORE_INTENTS)[number] | (typeof EXTENDED_INTENTS)[number]

/** A label of the classifier: an intent or the rejection class. */
export type Label = Intent | typeof OUT_OF_SCOPE

export const INTENTS: readonly Intent[] = [...CORE_INTENTS, ...EXTENDED_INTENTS]
export const LABELS: readonly Label[] = [...INTENTS, OUT_OF_SCOPE]

export const intentSchema = z.enum([...CORE_INTENTS, ...EXTENDED_INTENTS])
export const labelSchema = z.enum([...CORE_INTENTS, ...EXTENDED_INTENTS, OUT_OF_SCOPE])

/** `intent` or `intent/kind`. */
export const subjectSchema = z.string().regex(/^[a-z_]+(\/[a-z0-9_]+)?$/)
