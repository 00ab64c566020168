import { z } from 'zod'
import { phrasesSchema } from './pattern.ts'
import { needSchema, responseSchema } from './script.ts'

/** The source that says whether a variant is there. */
export const OF_VARIANTS = 'stock'

/** What a question can be answered from: the product's record, or the order's. */
export const KNOWLEDGE_SOURCES = [
  'attribute',
  'stock',
  'size',
  'colors',
  'price',
  'part',
  'parcel',
  'parcels',
  'origin',
  'dispatch',
  'refund',
  'amount',
  'paid',
  'status',
  'placed',
  'items',
  'invoice',
  'arrival',
  'tracking',
  'change',
  'exchange',
  'misfit',
  'window',
  'cover',
  'order_gift',
  'reduction',
  'exchange_price',
  'part_back',
  'postage',
  'threshold',
  'gift',
  'compare',
  'recommend',
  'pair',
  'ends',
  'how_to_buy',
  'coupon',
] as const

/** The record that a source reads, where it is asked which one is meant before a person is. */
export const RECORD_OF: Partial<Record<(typeof KNOWLEDGE_SOURCES)[number], 'product' | 'order'>> = {
  attribute: 'product',
  stock: 'product',
  size: 'product',
  colors: 'product',
  price: 'product',
  part: 'product',
  parcel: 'order',
  parcels: 'order',
  origin: 'order',
  dispatch: 'order',
  refund: 'order',
  amount: 'order',
  paid: 'order',
  status: 'order',
  placed: 'order',
  items: 'order',
  invoice: 'order',
  arrival: 'order',
  tracking: 'order',
  change: 'order',
  exchange: 'order',
  misfit: 'order',
  window: 'order',
  cover: 'order',
  order_gift: 'order',
  reduction: 'order',
  exchange_price: 'order',
  part_back: 'order',
  postage: 'product',
  threshold: 'product',
  gift: 'product',
}

/** Sources that nothing but the record of the product itself can speak for. */
export const OF_ONE_PRODUCT: ReadonlySet<(typeof KNOWLEDGE_SOURCES)[number]> = new Set([
  'attribute',
  'stock',
  'size',
  'colors',
  'price',
] as const)

/** Those of them that tell what it is like and whether it is there: of what is given with it they tell nothing. */
export const OF_GOODS: ReadonlySet<(typeof KNOWLEDGE_SOURCES)[number]> = new Set([
  'attribute',
  'stock',
  'size',
  'colors',
] as const)

/** Sources for which it is asked which product is meant, where none is named and a catalogue would answer. */
export const OF_UNNAMED: ReadonlySet<(typeof KNOWLEDGE_SOURCES)[number]> = new Set([
  'attribute',
  'price',
] as const)

/** As `OF_UNNAMED`, where the words point at one (这个有黑色的吗): of the rest the rules of the shop tell. */
export const OF_POINTED: ReadonlySet<(typeof KNOWLEDGE_SOURCES)[number]> = new Set([
  'stock',
  'colors',
] as const)

/** Sources that also tell of other products than the one that is asked about. */
export const LOOKS_AROUND: ReadonlySet<(typeof KNOWLEDGE_SOURCES)[number]> = new Set([
  'stock',
  'compare',
  'recommend',
  'pair',
] as const)

/** What a shop may have on offer that words ask about without any record: activities by pieces and by sums, coupons, gifts, terms of postage. */
export const OFFERS = ['pieces', 'tiers', 'coupon', 'gift', 'postage'] as const
export type Offer = (typeof OFFERS)[number]

const sourceSchema = z.enum(KNOWLEDGE_SOURCES)
const whichSchema = responseSchema.omit({ kinds: true, facts: true })
const intentOrKind = z.string().regex(/^[a-z_]+(\/[a-z0-9_]+)?$/)

/**
 * `intents/_knowledge.yaml`: which questions are answered from which records, and the words for each outcome. A
 * wording may use every fact of the outcome (`{product.value}`, `{order.parcel.place}`); the first whose facts are
 * all there is said.
 */
export const knowledgeSchema = z.strictObject({
  /** `intent/kind` goes before `intent`. */
  answers: z.array(
    z.strictObject({
      asks: z.array(intentOrKind).min(1),
      from: sourceSchema,
      /** Only where it comes out so; else the scripts answer as without a record. */
      outcomes: z.array(z.string().min(1)).optional(),
    }),
  ),
  /**
   * Readings that nobody was sure of, taken all the same where the record bears them out by one of these outcomes:
   * from this confidence on.
   */
  unclear: z
    .array(
      z.strictObject({
        asks: intentOrKind,
        from: sourceSchema,
        outcomes: z.array(z.string().min(1)).min(1),
        least: z.number().min(0).max(1),
        /** Whether it also answers what was understood otherwise, where that has no fact to answer with. */
        instead: z.boolean().default(false),
      }),
    )
    .default([]),
  /**
   * Words that ask for what a record holds, whatever they were taken for by themselves: where that record is known
   * they mean this. The first that matches counts.
   */
  asks: z
    .array(
      phrasesSchema.extend({
        means: intentOrKind,
        from: sourceSchema,
        of: z.enum([
          'order',
          'parcels',
          'product',
          'part',
          'variant',
          'variant_alone',
          'two_variants',
          'two_products',
          'catalogue',
          'unsold',
          'named',
          ...OFFERS,
        ]),
        /** Only where it comes out so; else the scripts answer what it means. */
        outcomes: z.array(z.string().min(1)).optional(),
        /** Not where a product is known: beside one they ask about that. */
        without_product: z.boolean().default(false),
        /** Not beside a known order: 30号出差要背 says by when it has to be there. */
        without_order: z.boolean().default(false),
        /** Also where nobody knows what the shop sells: for whom and for how much is asked all the same. */
        unseen_too: z.boolean().default(false),
        /** Also where something that is kept beside a catalogue was surely understood. */
        surely: z.boolean().default(false),
        /** All clauses together are this one question, whatever each of them would ask: 预算300，两双够不够. */
        whole: z.boolean().default(false),
        /** Only for what was not understood otherwise. */
        unclear_only: z.boolean().default(false),
        /** Not where the words go on with what was asked before: 白的呢 after a price. */
        fresh_only: z.boolean().default(false),
        /** Asked before buying, and never about what is to be mended or sent back. */
        for_sale: z.boolean().default(false),
        /**
         * They name a variant and no more: after a price they ask for the price of that one (小一号的呢). With a source
         * only where that was asked for before.
         */
        goes_on: z.union([z.boolean(), sourceSchema]).default(false),
      }),
    )
    .default([]),
  /**
   * Questions about these subjects that are understood this surely are not read anew for the whole catalogue; those
   * `unnamed` are not either, as long as no product is named or looked at.
   */
  keeps: z
    .strictObject({
      questions: z.array(intentOrKind),
      unnamed: z.array(intentOrKind).default([]),
      confidence: z.number().min(0).max(1),
    })
    .default({ questions: [], unnamed: [], confidence: 1 }),
  /**
   * While one of these matters is talked about, or the customer has what he bought, words that name goods in passing
   * ask nothing of their record, what is only asked before buying (`for_sale`) is not read so, and nobody is asked
   * which product is meant. The phrases want something done about the goods, however they are asked. `once_here`: matters
   * that are such once the customer has the goods, be their order unknown; `in_passing`: what words mean that only name
   * goods while one of `matters` is talked about (30*60那款 says which one is broken).
   */
  claims: phrasesSchema
    .extend({
      matters: z.array(intentOrKind).min(1),
      once_here: z.array(intentOrKind).default([]),
      in_passing: intentOrKind.optional(),
    })
    .optional(),
  /**
   * Words that tell or want something of what was bought (少了一把, 补一双就行, 拍错了): what would else be a question
   * for goods, or one of `over`, or was not understood, means this, and no record of goods is asked for what they name.
   */
  cases: z
    .array(
      phrasesSchema.extend({
        id: z.string().regex(/^[a-z0-9_]+$/),
        means: intentOrKind,
        over: z.array(intentOrKind).default([]),
        /** Only while one of these is talked about. */
        amid: z.array(intentOrKind).optional(),
        /** Only inside a claim. */
        bought: z.boolean().default(false),
        /** Only beside an order that is known. */
        ordered: z.boolean().default(false),
        /** Also where the words take something back: 算了全退吧 wants something after all. */
        after_all: z.boolean().default(false),
        choosing: z.boolean().default(false),
      }),
    )
    .default([]),
  /** While one of these is talked about, who names a variant of what he ordered and nothing else wants it instead. */
  wanted_instead: z.strictObject({ amid: z.array(intentOrKind).min(1), means: intentOrKind }).optional(),
  /** While something is looked for these ask for another than what was shown. */
  others: phrasesSchema.optional(),
  /** What a courier writes where he takes a parcel over: it was sent from there. */
  picked_up: phrasesSchema.optional(),
  /**
   * Questions that may be about goods that are not ordered yet: where the turn names a product that is not in the
   * customer's order, the order does not answer them. Not where the words say that they are about the order.
   */
  of_goods: phrasesSchema.extend({ questions: z.array(intentOrKind).min(1) }).optional(),
  /**
   * How it is asked which product (`{one}`, `{other}`) or order (`{choices}`) is meant, where two or more may be; and
   * which product where nothing names one and a catalogue would answer. `surely`: from this confidence on what no
   * words of `asks` bear out counts as such a question.
   */
  which: z
    .strictObject({
      product: z.array(whichSchema),
      order: z.array(whichSchema),
      unnamed: z.array(whichSchema).default([]),
      surely: z.number().min(0).max(1).default(0),
    })
    .default({ product: [], order: [], unnamed: [], surely: 0 }),
  words: z.array(
    responseSchema.omit({ kinds: true, facts: true }).extend({
      from: sourceSchema,
      outcomes: z.array(z.string().min(1)).min(1),
      /** Why a person goes on, under policy `handoff`. */
      reason: z.enum(['by_policy', 'missing_fact', 'promise_overdue']).default('by_policy'),
      /** What these words ask the customer for. */
      needs: z.array(needSchema).default([]),
    }),
  ),
})

export type KnowledgeSource = (typeof KNOWLEDGE_SOURCES)[number]
/** What has to be known for words to ask for it. */
export type AskedOf = KnowledgeScript['asks'][number]['of']
export type KnowledgeScript = z.infer<typeof knowledgeSchema>
