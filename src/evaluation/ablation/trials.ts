import type { Planner, Understanding } from '../../planning/engine.ts'
import type { Shop } from '../../types/index.ts'
import type { Dialogue } from '../converse.ts'
import { engineSubject, recordSubject } from '../engine-subject.ts'
import type { Material } from '../read.ts'
import type { RecordSet } from '../record-sets.ts'
import { shelvesOf } from '../records.ts'
import { verdictOf } from './verdict.ts'

/** What is measured with. */
export interface Trials {
  material: Pick<Material, 'suites' | 'dialogues'>
  records: readonly RecordSet[]
  /** Further messages and dialogues without a right answer. */
  unlabelled: { messages: readonly string[]; dialogues: readonly (Dialogue & { shop: string })[] }
  understanding: Understanding
  shops: ReadonlyMap<string, Shop>
  /** The shop that answers where a case names none. */
  shop: string
}

/** One message or one dialogue, and what becomes of it where the planner answers. */
export interface Trial {
  texts: readonly string[]
  verdict(planner: Planner): string
}

/** All there is to try patterns on; short ones first. */
export function trialsOf(input: Trials): Trial[] {
  const { material, unlabelled, records, shops, shop } = input
  const engine = { shops, understanding: remembering(input.understanding) }
  const message = (text: string, at = shop): Trial => ({
    texts: [text],
    verdict: (planner) => verdictOf(engineSubject({ ...engine, planner }).answer(text, at).output),
  })
  const dialogue = (each: Dialogue & { shop: string }): Trial => ({
    texts: each.turns.map(({ text }) => text),
    verdict: (planner) =>
      engineSubject({ ...engine, planner })
        .converse(each)
        .map(verdictOf)
        .join('\n'),
  })
  const all = [
    ...material.suites.flatMap(({ cases }) => cases.map((each) => message(each.text, each.shop))),
    ...unlabelled.messages.map((text) => message(text)),
    ...records.flatMap((set) => ofRecords(set, engine)),
    ...[...material.dialogues, ...unlabelled.dialogues].map(dialogue),
  ]
  return all.sort((one, other) => one.texts.length - other.texts.length)
}

function ofRecords(set: RecordSet, engine: Pick<Trials, 'shops' | 'understanding'>): Trial[] {
  const shelves = shelvesOf(set.products, set.orders)
  const questions = set.questions.map((each) => ({ ...each, turns: [each] }))
  return [...questions, ...set.dialogues].map(({ id, shop, customerId, turns }) => ({
    texts: turns.map(({ text }) => text),
    verdict: (planner) =>
      recordSubject({ ...engine, planner }, set, shelves)
        .converse({ id, shop, customerId, turns })
        .map(verdictOf)
        .join('\n'),
  }))
}

/** What does not depend on the scripts is worked out once: understanding is the slow part. */
export function remembering(understanding: Understanding): Understanding {
  const known = new Map<string, ReturnType<Understanding['understand']>>()
  return {
    understand(text, precision) {
      const key = `${precision} ${text}`
      const prediction = known.get(key) ?? understanding.understand(text, precision)
      known.set(key, prediction)
      return prediction
    },
  }
}
