import { z } from 'zod'
import { phrasesSchema } from './pattern.ts'

const word = z.string().min(1)
const name = z.string().regex(/^[a-z][a-z0-9_]*$/)

/** Units of one dimension; `factor` is what one of them is in the first unit. */
const unitSchema = z.strictObject({ words: z.array(word).min(1), factor: z.number().positive() })

/** A value that products have and customers name, with what it implies and excludes. */
export const conceptSchema = z.strictObject({
  value: word,
  /** Other words for it. */
  words: z.array(word).default([]),
  implies: z.array(word).default([]),
  excludes: z.array(word).default([]),
  /** What it comes near and does not reach: asked for that, the value is told and nothing affirmed. */
  short_of: z.array(word).default([]),
  /** Numbers of the attribute's dimension that are called so: 3000K is 暖光. */
  range: z.tuple([z.number(), z.number()]).optional(),
})

export const attributeSchema = z.strictObject({
  id: name,
  /** How it is called where a reply names it. */
  label: word,
  /** What shops call it in their records. */
  names: z.array(word).min(1),
  /** Parts of the categories that have it; all where none is named. */
  categories: z.array(word).default([]),
  /** The dimension of its numbers. */
  dimension: name.optional(),
  /** The vocabulary of its values. */
  vocabulary: name.optional(),
  /** The concept that 是, 有 and 支持 in a record mean. */
  flag: word.optional(),
  /** Whether it says what goes in: measures of the inside. */
  holds: z.boolean().default(false),
  /** What is made for so much serves less too: 20㎡ asked of 25㎡. */
  serves_less: z.literal(true).optional(),
  /** The attribute that tells whether there is enough of this one, where what it has to serve is told: 15平够亮吗. */
  enough: name.optional(),
  /** What is made for so much at most takes all that is less: 80kg asked of 120kg. */
  up_to: z.literal(true).optional(),
  /** Words that compare two products by it: 轻, 重. */
  compared: z.array(word).default([]),
  /** Words of who wants little of it where something is recommended: 轻便, 跟矮. */
  less: z.array(word).default([]),
  /** Attributes that say something to it where the record is silent: 供电方式 for 续航. */
  instead: z.array(name).default([]),
  /** Attributes that are not meant where words ask for this one: 能水洗吗 asks for no 防水. */
  before: z.array(name).default([]),
  /** Words that ask for it; where there are none, the training data alone says how it is asked for. */
  asked: phrasesSchema.optional(),
})

/** A kind of goods that shops sell: how customers call it besides, and what titles, other names and categories call it. */
const goodsSchema = z.strictObject({
  name: word,
  words: z.array(word).default([]),
  /** Where it is not the name or one of the words. */
  called: z.array(word).default([]),
})

/** Something that is put into bags, with its measures in millimetres, largest first. */
const thingSchema = z.strictObject({
  name: word,
  words: z.array(word).min(1),
  mm: z.array(z.number().positive()).min(2).max(3),
  /** How it is called by measures of a dimension, in its first unit: a computer of 15.6 inches. */
  sized: z.record(name, z.number().positive()).default({}),
})

const recordWordsSchema = z.strictObject({
  /** Words that stand in many records and tell none from another: 使用, 适合. */
  common: z.array(word).default([]),
  /** Characters that join or ask, each by itself: no pair with one of them is a word. */
  joining: z.string().default(''),
  /** Measures by how they are asked for and what their values or names bear: 多久 is no length. */
  measures: z
    .array(
      z.strictObject({
        asks: z.array(word).min(1),
        words: z.array(word).min(1),
        /** Whether asking so is enough where a single value bears it: 多少分贝. */
        alone: z.boolean().default(false),
      }),
    )
    .default([]),
  /** What customers say for what records write: 兜兜 for 插袋. */
  spoken: z.array(z.strictObject({ asks: z.array(word).min(1), words: z.array(word).min(1) })).default([]),
  /** As `spoken`, and surer than what is asked by name: 零下20度够暖和吗 is answered by 适用温度, not by what it is lined with. */
  first: z.array(z.strictObject({ asks: z.array(word).min(1), words: z.array(word).min(1) })).default([]),
  /** Names that hold another word and mean something else. */
  compounds: z.array(word).default([]),
  /** What becomes of a thing, by how it is asked: only what speaks of that by one of the `words` is quoted to it. */
  aspects: z.array(z.strictObject({ asks: z.array(word).min(1), words: z.array(word).min(1) })).default([]),
  /**
   * To whom a value says something that does not speak of what he asks (`words`): 冬季 to 零下二十度够不够暖和. It is told, and
   * a person looks into the rest, which `says` names.
   */
  /** `own`: what it does not speak of is the customer's own thing. */
  near: z
    .array(phrasesSchema.extend({ words: z.array(word).min(1), says: word, own: z.boolean().default(false) }))
    .default([]),
  /** Parts of words about health and danger: only what speaks of them itself is quoted to them. */
  delicate: z.array(word).default([]),
})

const marksSchema = z
  .strictObject({
    /** How names begin that ask, and what they begin with where it is told: 能否 is 能. */
    whether: z.record(word, z.string()).default({}),
    /** How names begin that say by themselves what is so: 防水 is no thing that there is. */
    acting: z.array(word).default([]),
    /** What such a name goes without: 防水 是 is 防水. */
    plain: z.array(word).default([]),
    /** What denies those; `negations` by how they begin. */
    not: z.string().default(''),
    negations: z.record(word, word).default({}),
    /** How names begin that say what is not so: 不适用材质. */
    refusing: z.array(word).default([]),
    /** How names begin that make a sentence with any value behind them: 可放手机 6.7英寸以内. */
    joined: z.array(word).default([]),
    /** How values begin that say something by themselves: 不可机洗. */
    telling: z.array(word).default([]),
  })
  .prefault({})

/** `intents/_attributes.yaml`: what customers ask of products. */
export const attributesSchema = z.strictObject({
  units: z.record(name, z.array(unitSchema).min(1)),
  vocabularies: z.record(name, z.array(conceptSchema).min(1)),
  things: z.array(thingSchema).default([]),
  /** The form of a question. */
  forms: z.strictObject({
    yes_no: phrasesSchema,
    choice: phrasesSchema,
    /** Asks whether it is not so. */
    negated: phrasesSchema,
    at_least: phrasesSchema,
    at_most: phrasesSchema,
    fits: phrasesSchema,
  }),
  /** What records write for yes and no, each with what it is before the name of a thing: 否 is 没有. */
  affirming: z.record(word, word),
  denying: z.record(word, word),
  /** How such a word makes a sentence with the name of its entry. */
  marks: marksSchema,
  /** Words that compare two products by something that is no attribute. */
  compared: z.strictObject({ price: z.array(word) }).default({ price: [] }),
  /** What bears on a use by which two products are compared, by attributes, the most telling first: 哪个适合看书. */
  uses: z.array(z.strictObject({ words: z.array(word).min(1), by: z.array(name).min(1) })).default([]),
  /** Words that mean the same where something is looked for. */
  /** What goods are made of: wanted or refused by it where something is recommended. */
  made_of: z.array(name).default([]),
  alike: z.array(z.array(word).min(2)).default([]),
  /** Whom something is for, and what category or title tells that it is for others. */
  people: z.array(z.strictObject({ words: z.array(word).min(1), not: z.array(word).min(1) })).default([]),
  /** Kinds of goods that customers ask shops for. */
  goods: z.array(goodsSchema).default([]),
  /** What belongs to goods and is asked for by itself: 遥控器, 灯罩. */
  parts: z.array(word).default([]),
  /** What shops call the weight that postage goes by, the surest first. */
  sent_weight: z.array(word).default([]),
  /** Words that only sound like the name of an attribute: 携带 is not 鞋带 misspelt. */
  own_words: z.array(word).default([]),
  /** Words that name two things at once, with what each is called: 里外 is 面料 and 里子. */
  together: z
    .array(z.strictObject({ words: z.array(word).min(1), means: z.tuple([word, word]) }))
    .default([]),
  /** Words for a side of a thing, with what it is called where somebody goes on about what it is made of: 里面 is 里子. */
  sides: z.array(z.strictObject({ words: z.array(word).min(1), means: word })).default([]),
  /** How something is asked for whose own name in the record ends so: 保温时长 by 保温多久. */
  tails: z.array(z.strictObject({ words: z.array(word).min(1), asks: z.array(word).min(1) })).default([]),
  /** How the words of a message are held against the record's own, where nothing names an attribute. */
  record_words: recordWordsSchema.prefault({}),
  attributes: z.array(attributeSchema).min(1),
})

export type Concept = z.infer<typeof conceptSchema>
export type AttributeSource = z.infer<typeof attributeSchema>
export type AttributesSource = z.infer<typeof attributesSchema>
