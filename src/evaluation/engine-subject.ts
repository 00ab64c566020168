import { shopOf } from '../knowledge/shop-of.ts'
import { converse } from './converse.ts'
import { answerFirst, type Engine } from './predict.ts'
import type { Subject } from './subject.ts'

/** A day on which no campaign and no holiday is; the same for every run, so that figures can be compared. */
const MEASURED_ON = Date.parse('2026-03-04T10:00:00+08:00')

/** The engine as the evaluation sees it. */
export function engineSubject(engine: Engine): Subject {
  return {
    answer: (text, shop) => answerFirst(engine, text, shop, MEASURED_ON),
    converse: (dialogue) => converse(engine, shopOf(engine.shops, dialogue.shop), dialogue, MEASURED_ON),
  }
}
