import { z } from 'zod'
import { agentAskSchema, agentAsksSchema } from './agent-asks.ts'
import { intentSchema, subjectSchema } from './intent.ts'
import { madeOfSchema, patternSchema, phrasesSchema } from './pattern.ts'
import { SLOT_NAMES } from './prediction.ts'
import { smallTalkSchema } from './small-talk.ts'
import { situationSchema } from './when.ts'

const name = z.string().regex(/^[a-z][a-z0-9_]*$/)
const slotName = z.enum(SLOT_NAMES)
const share = z.number().min(0).max(1)

/** Words that mean something beside a topic, whatever they are taken for by themselves. */
const followUpSchema = phrasesSchema.extend({
  id: name,
  topics: z.array(subjectSchema).min(1),
  means: subjectSchema,
  /** Asks about something else than the question before, although it names no other value. */
  another: z.literal(true).optional(),
  /** Believed before what the classifier is sure of. */
  surely: z.literal(true).optional(),
})

/** A message that is nothing but this is that, whatever the classifier takes it for. */
const plainSchema = madeOfSchema.extend({
  id: name,
  means: subjectSchema,
  /** Only where the customer was told something before. */
  after: z.literal('something_said').optional(),
})

/** How the customer who takes something back is answered; left out where nothing need be said. */
const answeredSchema = {
  means: subjectSchema.optional(),
  /** Only where our last words promised to see to something. */
  after: z.literal('promise').optional(),
}

/** Words told in passing; the rest of the message may not ask for anything. */
const inPassingSchema = phrasesSchema.extend({
  id: name,
  means: subjectSchema,
  /** Only behind an agent's own words. */
  after: z.literal('agent').optional(),
  /** Only where it names a value that stands in the words before: what was offered is taken. */
  offered: z.literal(true).optional(),
})

/**
 * `intents/_context.yaml`: what words mean in a conversation. Phrases are tried on normalised text: simplified,
 * lower case, half width, without blanks.
 */
export const contextSchema = z.strictObject({
  /** Cut out before anything is understood: they are not the customer's own words. */
  not_the_customers: z.array(
    z.strictObject({
      id: name,
      /** Tried on the message as it was written; bounded like all patterns. */
      raw: z.literal(true),
      any: z.array(patternSchema).min(1),
      /** Behind a match goes on what is of this character class (a long address). */
      all: patternSchema.optional(),
      /** Behind a match all goes until this, and it too; nothing where it does not come. */
      until: patternSchema.optional(),
      yes: z.array(z.string().min(1)).min(1),
      no: z.array(z.string().min(1)).default([]),
    }),
  ),
  /** Where customers say that they stand; the first that matches. */
  situations: z.array(phrasesSchema.extend({ id: name, situation: situationSchema })),
  /** What a customer feels who must be heard first. */
  emotions: z.array(phrasesSchema.extend({ emotion: name })),
  /** Whole messages that are plain whatever surrounds them. */
  plain: z.array(plainSchema),
  /** What is told in passing once something was said and asks for nothing, neither in itself nor beside it. */
  in_passing: z.array(inPassingSchema),
  /** Agreement: how it begins, what may follow, and words that want something after all. */
  agreement: z.strictObject({
    means: subjectSchema,
    begins: patternSchema,
    /** What the customer will do now, or leaves as it is. */
    follows: madeOfSchema,
    wants: patternSchema,
    /** Stands between a thing said twice that is put up with (我自己出就自己出). */
    joiner: z.string().min(1),
    /** A whole message that begins like agreement and asks (可以货到付款吧). */
    asks: patternSchema.optional(),
  }),
  /** Takes back what was asked in the messages before it. */
  retractions: z.array(madeOfSchema.extend({ id: name, ...answeredSchema })),
  /** The same, where words of the customer's own stand around it. */
  takes_back: z.array(phrasesSchema.extend({ id: name, ...answeredSchema })),
  /** Takes back a value and gives another one behind it (打错了是圆通). */
  corrections: z.array(phrasesSchema.extend({ id: name })),
  /** What agents ask for in their own words, and what they say that answers nothing. */
  agents: z.strictObject({
    greet: z.array(madeOfSchema.extend({ id: name })),
    asks: z.array(agentAsksSchema),
    /** What she says she will do: who asks after it waits for her. */
    promises: z.array(phrasesSchema.extend({ id: name })),
  }),
  /** A yes or no to what an agent asked, and signs that ask the same again. */
  affirms: madeOfSchema,
  /** How what fills a form reads (收件人:张三): to an agent who asked for it, it is about what was talked about. */
  details: phrasesSchema,
  asks_again: madeOfSchema,
  /** Marks that alone ask the same again. */
  asking_marks: patternSchema,
  /** A word that stands for a value: a village for a place. */
  words_as_slots: z.array(
    phrasesSchema.extend({ id: name, slot: slotName, topics: z.array(subjectSchema).optional() }),
  ),
  /** Slots of which a question can be asked again with another value, by intent. */
  varies: z.partialRecord(intentSchema, z.array(slotName).min(1)),
  /** The kind that a value asks for: a named courier asks whether that one can be had. */
  kind_by_slot: z.array(
    z.strictObject({
      intent: intentSchema,
      slot: slotName,
      kind: z.string(),
      unless: z.array(z.string()).default([]),
    }),
  ),
  /** What may stand around a value that is all a message says. */
  fillers: z.array(z.string().min(1)).min(1),
  /** How a short message ends that asks on about the topic. */
  asks_on: patternSchema,
  /** Names another thing without a question of its own (男款呢). */
  another: phrasesSchema,
  follow_ups: z.array(followUpSchema),
  /** Questions that words name beside a value, without any topic (到江苏要几天). */
  by_words: z.array(
    phrasesSchema.extend({
      id: name,
      means: subjectSchema,
      with: z.array(slotName).optional(),
      /** Believed whatever else the classifier guesses, also inside thanks and OKs. */
      surely: z.literal(true).optional(),
      /** Only while goods are looked at, and nothing tells of anything bought. */
      choosing: z.literal(true).optional(),
    }),
  ),
  /** Intents that are asked about in one breath: a guess inside the family of the topic is believed sooner. */
  families: z.array(z.array(intentSchema).min(2)),
  /** Readings between which the customer is asked, the likelier one first: the answers differ. */
  choices_between: z.array(z.tuple([subjectSchema, subjectSchema])).default([]),
  /** Readings of which nobody need know which is meant, the likelier one first: the answer to `means` serves both. */
  either_way: z
    .array(z.strictObject({ between: z.tuple([subjectSchema, subjectSchema]), means: subjectSchema }))
    .default([]),
  /** Sub-questions whose answers do harm where they are wrong: how sure the classifier has to be of them. */
  sure_of: z.record(subjectSchema, z.number().min(0).max(1)).default({}),
  /** Messages of so many letters and more tell a story: what they ask has to be surer. */
  long_messages: z.strictObject({ letters: z.int().min(1), confidence: z.number().min(0).max(1) }),
  /** Topics in which much is said that sounds like something else. */
  cases: z.array(intentSchema),
  /** Groups of what is out of scope by itself that may go on about the topic. */
  goes_on: z.array(z.string()),
  /** The courtesy for who opens with a link or a product and says nothing. */
  shown_first: subjectSchema.optional(),
  /** What who decides for a variant says, and beside which topics its bare name decides. */
  decided_for: z.strictObject({ means: subjectSchema, after: z.array(subjectSchema).min(1) }).optional(),
  /**
   * Beside a topic these ask nothing of a person: this group of words out of scope, heard this surely, and a courtesy
   * that is likelier than all else.
   */
  small_talk: smallTalkSchema.optional(),
  /** From these shares on it counts what a lead of the shop's service would decide; never where it is left out. */
  second_look: z
    .strictObject({
      reply: share,
      handoff: share,
      silent: share,
      remark: share,
      must_hand_over: share,
      about: share,
    })
    .optional(),
  /** What only he asks who has ordered, whatever product he looks at: there he is asked for the order's number. */
  of_an_order: z.array(subjectSchema).default([]),
  /** What somebody looks up in an order: whoever waits for it talks about it until he plainly asks something else. */
  looked_up: z.array(subjectSchema).default([]),
  /** What an agent's greeting answers. */
  greeting_answers: z.array(intentSchema),
  /** What a guess means beside a topic. */
  shifts: z.array(
    z.strictObject({ topics: z.array(intentSchema), guess: subjectSchema, means: subjectSchema }),
  ),
  /** Circumstances on which an answer turns: another one makes another question. */
  circumstances: z.array(phrasesSchema.extend({ id: name, intents: z.array(intentSchema).min(1) })),
  /**
   * What else is told that calls for words of its own; `lasts`: also where an earlier message tells it, `until` one
   * tells that other particular.
   */
  particulars: z
    .array(
      phrasesSchema.extend({ particular: name, lasts: z.literal(true).optional(), until: name.optional() }),
    )
    .default([]),
  /** Words that only lead up to a question, and words by which one is asked. */
  leads_up: phrasesSchema,
  asking: patternSchema,
  insists: phrasesSchema,
  /** What a shop's facts do not speak of: such a question is for a person, whatever fact seems to answer it. */
  beyond_facts: z.array(
    phrasesSchema.extend({
      id: name,
      /** `intent` or `intent/kind`. */
      questions: z.array(subjectSchema).min(1),
      /** Not in a shop that sends everything for free. */
      unless_always_free: z.literal(true).optional(),
    }),
  ),
  /** What a question is about after all where the words say so (收到就是坏的，能退吗 is about the fault). */
  means_rather: z.array(
    phrasesSchema.extend({
      id: name,
      questions: z.array(subjectSchema).min(1),
      /** Left out: what is talked about goes on. */
      means: subjectSchema.optional(),
      /** Only while one of these is talked about. */
      amid: z.array(subjectSchema).min(1).optional(),
      /** Whatever the conversation made of the words. */
      surely: z.literal(true).optional(),
      /** Only while goods are looked at and nothing tells of anything bought (那44换白的). */
      choosing: z.literal(true).optional(),
    }),
  ),
  /** Words that say that the customer does not want this; another question beside it is what he wants. */
  refuses: z.array(
    phrasesSchema.extend({
      id: name,
      intent: intentSchema,
      beside: z.array(subjectSchema).min(1).optional(),
    }),
  ),
  /** Several amounts in one question: the way to a threshold, prices to be added up; else the lowest is what is paid. */
  amounts: z.strictObject({ short_of: phrasesSchema, together: phrasesSchema }),
  /** Whole intents that are courtesies: beside a question they are not answered by themselves. */
  courtesies: z.array(intentSchema).min(1),
  /** Courtesies that end a conversation: answered once, met with silence after. */
  closing: z.array(intentSchema).min(1),
  /** Courtesies of a customer who is content with what he was told. */
  contents: z.array(intentSchema).min(1),
  /** Intents that are must-hand-over signs by themselves, and kinds that are. */
  for_humans: z.array(subjectSchema),
  /** Pictures in the platform's text form; tried on the message as it was written. */
  photo_marks: z.strictObject({
    raw: z.literal(true),
    any: z.array(patternSchema).min(1),
    yes: z.array(z.string().min(1)).min(1),
    no: z.array(z.string().min(1)).default([]),
  }),
  /** How the needs are met in words. */
  needs: z.array(
    phrasesSchema.extend({
      id: name,
      need: agentAskSchema,
      /** Counts only where it was asked for. */
      when_asked: z.literal(true).optional(),
    }),
  ),
  /** Questions about waiting, and what makes them overdue. */
  waits: z.strictObject({
    /** The kinds that complain about waiting, the kind of a missed promise, and the one that an answer still fits. */
    dispatch: z.strictObject({
      intent: intentSchema,
      waiting: z.array(z.string()),
      overdue: z.string(),
      urge: z.string(),
      pressing: z.array(z.string()),
    }),
    refund: z.strictObject({
      intent: intentSchema,
      waiting: z.array(z.string()),
      overdue: z.string(),
    }),
    missed: phrasesSchema,
    not_sent: phrasesSchema,
    goods_returned: phrasesSchema,
    completed: phrasesSchema,
    other_order: phrasesSchema,
    /** Tells when it was ordered. */
    ordered_then: phrasesSchema,
    nth_day: patternSchema,
    last_week: patternSchema,
    weekdays: z.string(),
  }),
  /** A kind that names the completed deal only to say that this one is not. */
  open_deal: z.strictObject({ intent: intentSchema, kind: z.string(), when: name, means: z.string() }),
  /** Hours of the day that greetings name. */
  times_of_day: z.array(phrasesSchema.extend({ hour: z.int().min(0).max(23) })),
})

export type ContextScript = z.infer<typeof contextSchema>
