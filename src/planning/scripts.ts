import { askedByAgent } from '../context/agents-words.ts'
import { compileContext } from '../context/compile-rules.ts'
import { compileMeanings, type Meanings } from '../context/elsewhere.ts'
import { type ContextRules, type Subject, subjectOf } from '../context/rules.ts'
import { compileSigns, type Signs } from '../context/signs.ts'
import { type Subjects, subjectsOf } from '../context/subjects.ts'
import { type Attributes, compileAttributes } from '../knowledge/index.ts'
import {
  type AskedOf,
  compilePhrases,
  type Intent,
  type IntentScript,
  indexPhrases,
  type KnowledgeSource,
  type Need,
  OF_VARIANTS,
  type PhraseIndex,
  type Phrases,
  type Policy,
  type Reason,
  type Scripts,
} from '../types/index.ts'
import { type CompiledCase, compileCases } from './cases.ts'
import { type CompiledStyle, compileStyle } from './style/compile.ts'
import { isWanting } from './wants.ts'
import { type Compile, type CompiledHolding, compileHolding } from './words/compile-holding.ts'
import { type CompiledResponse, compileResponse } from './words/response.ts'

/** An intent's script with its responses ready for choosing. */
export interface CompiledIntent {
  script: IntentScript
  responses: readonly CompiledResponse[]
  /** The facts that any of them rests on. */
  facts: readonly string[]
}

/** Words for what a record says. */
export interface CompiledTelling {
  response: CompiledResponse
  from: KnowledgeSource
  outcomes: ReadonlySet<string>
  reason: 'by_policy' | 'missing_fact' | 'promise_overdue'
  needs: readonly Need[]
}

/** Words that ask for what a record holds, with what they mean. */
export interface CompiledAsk {
  phrases: Phrases
  means: Subject
  from: KnowledgeSource
  of: AskedOf
  outcomes: readonly string[] | undefined
  withoutProduct: boolean
  withoutOrder: boolean
  unseenToo: boolean
  /** Also where something that is kept was surely understood. */
  surely: boolean
  /** All clauses together are this one question. */
  whole: boolean
  unclearOnly: boolean
  freshOnly: boolean
  forSale: boolean
  goesOn: boolean | KnowledgeSource
}

/** All scripts, compiled once when the planner is made. */
/** How long what is told after a sign belongs to it, and what ends it. */
interface Lasting {
  hours: number
  confidence: number
  else: Subjects
  beside: Subjects
  turns: Phrases
  over: readonly string[]
  relief?: string | undefined
}

export interface CompiledScripts {
  rules: ContextRules
  meanings: Meanings
  intents: ReadonlyMap<Intent, CompiledIntent>
  tactics: readonly CompiledResponse[]
  sandwich: Record<'praise' | 'value' | 'closing', readonly CompiledResponse[]>
  signs: Signs
  /** How a customer turns away from a sign that lasts; null where none does. */
  lasting: Lasting | null
  /** By the reason for the handoff. */
  holding: ReadonlyMap<Reason, readonly CompiledHolding[]>
  offHours: readonly CompiledResponse[]
  overloaded: readonly CompiledResponse[]
  choices: readonly CompiledResponse[]
  greetings: readonly RegExp[]
  style: CompiledStyle
  /** `intent` or `intent/kind` -> the record that answers it. */
  answeredFrom: ReadonlyMap<string, { from: KnowledgeSource; outcomes?: readonly string[] | undefined }>
  /** What questions for attributes are called; null where no script answers them from the record. */
  ofAttributes: Subject | null
  /** The same of questions whether a variant is there. */
  ofVariants: Subject | null
  /** What is not read anew for the catalogue, from which confidence on. */
  keeps: { questions: Subjects; unnamed: Subjects; confidence: number }
  /** Words that ask for what a record holds. */
  asks: PhraseIndex<CompiledAsk>
  /** Those of them whose answer takes more than the record at hand. */
  wanting: PhraseIndex<CompiledAsk>
  /** Matters of what was bought, and words that want something done about it. */
  claims: { matters: Subjects; onceHere: Subjects; demands: Phrases; inPassing: Subject | null } | null
  /** Words that tell or want something of what was bought. */
  cases: PhraseIndex<CompiledCase>
  /** What the bare name of a variant means while what was ordered is to be changed or exchanged. */
  wantedInstead: { amid: Subjects; means: Subject } | null
  /** Words that ask for another than what was shown. */
  others: Phrases | null
  /** What a courier writes where he takes a parcel over. */
  pickedUp: Phrases | null
  /** Questions that a product not ordered yet takes away from the order, unless the words say that they are about it. */
  ofGoods: { questions: Subjects; aboutTheOrder: Phrases } | null
  tellings: readonly CompiledTelling[]
  /** The ids of their responses. */
  tellingIds: ReadonlySet<string>
  /** How it is asked which product or order is meant. */
  which: Record<'product' | 'order' | 'unnamed', readonly CompiledResponse[]>
  attributes: Attributes | null
  source: Scripts
}

export function compileScripts(source: Scripts): CompiledScripts {
  const { bargaining, holding } = source
  const { praise, value, closing } = bargaining.sandwich
  const rules = compileContext(source.context)
  const compile: Compile = (response) => compileResponse(response, (words) => askedByAgent(words, rules))
  return {
    rules,
    meanings: compileMeanings(source.intents.values()),
    intents: new Map([...source.intents].map(([intent, script]) => [intent, compileIntent(script, compile)])),
    tactics: bargaining.tactics.map(compile),
    sandwich: {
      praise: praise.map(compile),
      value: value.map(compile),
      closing: closing.map(compile),
    },
    signs: compileSigns(source.signs),
    lasting: compileLasting(source.signs),
    holding: compileHolding(holding.words, compile),
    offHours: holding.off_hours.map(compile),
    overloaded: holding.overloaded.map(compile),
    choices: holding.choices.map(compile),
    greetings: holding.greetings.map((pattern) => new RegExp(`^(?:${pattern})[,，。!！~～\\s]*`, 'u')),
    style: compileStyle(source.style),
    ...compileKnowledge(source, compile),
    source,
  }
}

function compileLasting({ lasting }: Scripts['signs']): CompiledScripts['lasting'] {
  if (lasting === undefined) return null
  return {
    ...lasting,
    else: subjectsOf(lasting.else),
    beside: subjectsOf(lasting.beside),
    turns: compilePhrases(lasting.turns),
  }
}

function compileKnowledge({ knowledge, attributes }: Scripts, compile: Compile) {
  const which = (name: 'product' | 'order' | 'unnamed') =>
    (knowledge?.which[name] ?? []).map((response) => compile({ ...response, facts: [] }))
  const asks = (knowledge?.asks ?? []).map(compileAsk)
  return {
    answeredFrom: new Map(
      knowledge?.answers.flatMap(({ asks, ...source }) => asks.map((each) => [each, source] as const)) ?? [],
    ),
    ofAttributes: answeredBy('attribute', knowledge),
    ofVariants: answeredBy(OF_VARIANTS, knowledge),
    claims: claimsIn(knowledge),
    wantedInstead: wantedInsteadIn(knowledge),
    cases: compileCases(knowledge?.cases ?? []),
    others: knowledge?.others === undefined ? null : compilePhrases(knowledge.others),
    pickedUp: knowledge?.picked_up === undefined ? null : compilePhrases(knowledge.picked_up),
    ofGoods: ofGoodsIn(knowledge),
    asks: indexPhrases(asks),
    wanting: indexPhrases(asks.filter(({ from }) => isWanting(from))),
    keeps: {
      questions: subjectsOf(knowledge?.keeps.questions ?? []),
      unnamed: subjectsOf([...(knowledge?.keeps.questions ?? []), ...(knowledge?.keeps.unnamed ?? [])]),
      confidence: knowledge?.keeps.confidence ?? 1,
    },
    tellings: (knowledge?.words ?? []).map(({ from, outcomes, reason, needs, ...response }) => ({
      response: compile({ ...response, facts: [] }),
      from,
      outcomes: new Set(outcomes),
      reason,
      needs,
    })),
    tellingIds: new Set(knowledge?.words.map(({ id }) => id)),
    which: { product: which('product'), order: which('order'), unnamed: which('unnamed') },
    attributes: attributes === undefined ? null : compileAttributes(attributes),
  }
}

function compileAsk(ask: NonNullable<Scripts['knowledge']>['asks'][number]): CompiledAsk {
  const { means, from, of, outcomes, surely, whole, ...rest } = ask
  const {
    without_product,
    without_order,
    unclear_only,
    fresh_only,
    goes_on,
    for_sale,
    unseen_too,
    ...phrases
  } = rest
  return {
    outcomes,
    phrases: compilePhrases(phrases),
    means: subjectOf(means),
    from,
    of,
    surely,
    whole,
    withoutProduct: without_product,
    withoutOrder: without_order,
    unseenToo: unseen_too,
    freshOnly: fresh_only,
    forSale: for_sale,
    goesOn: goes_on,
    unclearOnly: unclear_only,
  }
}

function compileIntent(script: IntentScript, compile: Compile): CompiledIntent {
  const responses = script.responses.map(compile)
  return { script, responses, facts: [...new Set(responses.flatMap(({ facts }) => facts))] }
}

/** What the question leads to: the kind's own policy and needs, or else the intent's. */
export function ruleOf(script: IntentScript, kind: string | null): { policy: Policy; needs: Need[] } {
  const own = kind === null ? undefined : script.kinds[kind]
  return { policy: own?.policy ?? script.policy, needs: own?.needs ?? script.needs }
}

/** The needs of the question; none where its intent has no script. */
export function needsOf(
  { intent, kind }: { intent: Intent; kind: string | null },
  { intents }: CompiledScripts,
): Need[] {
  const script = intents.get(intent)?.script
  return script === undefined ? [] : ruleOf(script, kind).needs
}

/** What the first questions are called that a source answers; null where none does. */
function answeredBy(source: KnowledgeSource, knowledge: Scripts['knowledge']): Subject | null {
  const [name] = knowledge?.answers.find(({ from }) => from === source)?.asks ?? []
  return name === undefined ? null : subjectOf(name)
}

function claimsIn(knowledge: Scripts['knowledge']): CompiledScripts['claims'] {
  const claims = knowledge?.claims
  if (claims === undefined) return null
  const inPassing = claims.in_passing === undefined ? null : subjectOf(claims.in_passing)
  return {
    matters: subjectsOf(claims.matters),
    onceHere: subjectsOf(claims.once_here),
    demands: compilePhrases(claims),
    inPassing,
  }
}

function wantedInsteadIn(knowledge: Scripts['knowledge']): CompiledScripts['wantedInstead'] {
  const rule = knowledge?.wanted_instead
  return rule === undefined ? null : { amid: subjectsOf(rule.amid), means: subjectOf(rule.means) }
}

function ofGoodsIn(knowledge: Scripts['knowledge']): CompiledScripts['ofGoods'] {
  const rule = knowledge?.of_goods
  return rule === undefined
    ? null
    : { questions: subjectsOf(rule.questions), aboutTheOrder: compilePhrases(rule) }
}
