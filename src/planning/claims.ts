import type { ContextRules } from '../context/rules.ts'
import { names } from '../context/subjects.ts'
import { holdsProduct } from '../knowledge/orders/items.ts'
import { situationOf } from '../knowledge/orders/situation.ts'
import {
  type KnowledgeSource,
  matchesPhrases,
  type OrderRecord,
  RECORD_OF,
  type Situation,
  type Topic,
} from '../types/index.ts'
import type { Records } from './records.ts'
import type { CompiledScripts } from './scripts.ts'

/** Where the customer has the goods, or has sent them back. */
const AFTER: ReadonlySet<Situation> = new Set(['delivered', 'returning', 'refunded'])

/** Whether the customer has, or had, what he bought. */
export const hasGoods = (situation: Situation | null): boolean => situation !== null && AFTER.has(situation)

/**
 * Whether something is talked about that was bought and is to be mended, sent back or paid back; a product that is
 * not in the order is looked at for its own sake.
 */
export function isClaim(
  matter: Topic | null,
  situation: Situation | null,
  records: Records | undefined,
  { claims }: Pick<CompiledScripts, 'claims'>,
): boolean {
  if (claims === null) return false
  if (matter !== null && names(claims.matters, matter)) return true
  if (!hasGoods(situation)) return false
  // Of an order that nobody knows, what is talked about tells that its goods are meant.
  const isUnknown = (records?.order ?? null) === null && matter !== null && names(claims.onceHere, matter)
  return isUnknown || !looksElsewhere(records)
}

function looksElsewhere(records: Records | undefined): boolean {
  const shown = records?.product?.id
  return shown !== undefined && !holds(records?.order ?? null, shown)
}

const holds = (order: OrderRecord | null, id: string): boolean => order !== null && holdsProduct(order, id)

/** What tells how far a parcel is. */
const UNDERWAY: ReadonlySet<KnowledgeSource> = new Set(['parcel', 'arrival', 'dispatch', 'tracking'])

/** Whether it is asked after what is sent in place of something that came broken or incomplete: 后天到得了不. */
export function isOfReplacement(
  from: KnowledgeSource,
  matter: Topic | null,
  order: OrderRecord | null,
  { claims }: Pick<CompiledScripts, 'claims'>,
): boolean {
  const isMatter = claims !== null && matter !== null && names(claims.matters, matter)
  return isMatter && UNDERWAY.has(from) && order !== null && situationOf(order) === 'delivered'
}

/** What is told of goods in passing names these; a colour or size may be what is wanted in exchange. */
const NAMED_IN_PASSING: ReadonlySet<KnowledgeSource> = new Set(['attribute', 'recommend', 'compare', 'pair'])

/** Whether words inside a claim ask nothing of the goods that they name: they tell, or want something done. */
export function isTold(
  from: KnowledgeSource,
  normalised: string,
  { claims, rules }: { claims: CompiledScripts['claims']; rules: Pick<ContextRules, 'asking'> },
): boolean {
  if (RECORD_OF[from] === 'order' || claims === null) return false
  if (matchesPhrases(normalised, claims.demands)) return true
  return NAMED_IN_PASSING.has(from) && !rules.asking.test(normalised)
}
