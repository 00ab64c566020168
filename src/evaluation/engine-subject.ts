import { shopOf } from '../knowledge/shop-of.ts'
import { converse } from './converse.ts'
import { answerFirst, type Engine } from './predict.ts'
import { type RecordSet, shopsIn } from './record-sets.ts'
import { type Shelves, shelvesOf } from './records.ts'
import type { RecordSubject } from './sections/records.ts'
import type { Subject } from './subject.ts'

/** A day on which no campaign and no holiday is; the same for every run, so that figures can be compared. */
const MEASURED_ON = Date.parse('2026-03-04T10:00:00+08:00')

/** When the orders of `eval/records/` are asked about. */
const RECORDS_ASKED_AT = Date.parse('2026-11-25T15:00:00+08:00')

/** The engine with the products and orders of a set alone. */
export function recordSubject(
  engine: Engine,
  set: RecordSet,
  shelves: Shelves = shelvesOf(set.products, set.orders),
): RecordSubject {
  const run = { ...engine, shelves, exact: true }
  const shops = shopsIn(set, engine.shops)
  return {
    now: RECORDS_ASKED_AT,
    converse: (dialogue) => converse(run, shopOf(shops, dialogue.shop), dialogue, RECORDS_ASKED_AT),
  }
}

/** The engine as the evaluation sees it. */
export function engineSubject(engine: Engine): Subject {
  return {
    answer: (text, shop) => answerFirst(engine, text, shop, MEASURED_ON),
    converse: (dialogue) => converse(engine, shopOf(engine.shops, dialogue.shop), dialogue, MEASURED_ON),
  }
}
