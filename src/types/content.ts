import type { AttributesSource } from './attribute.ts'
import type { ContextScript } from './context-script.ts'
import type { Intent, Label } from './intent.ts'
import type { KnowledgeScript } from './knowledge-script.ts'
import type {
  BargainingScript,
  HandoffScript,
  HoldingScript,
  IntentScript,
  OutgoingScript,
} from './script.ts'
import type { SignsScript } from './sign.ts'
import type { StyleScript } from './style.ts'

/** All of `intents/`: what is said and when. */
export interface Scripts {
  intents: ReadonlyMap<Intent, IntentScript>
  bargaining: BargainingScript
  handoff: HandoffScript
  holding: HoldingScript
  outgoing: OutgoingScript
  context: ContextScript
  style: StyleScript
  signs: SignsScript
  /** What is answered from records of products and orders; nothing where it is left out. */
  knowledge?: KnowledgeScript | undefined
  attributes?: AttributesSource | undefined
}

/**
 * One line of `training-data/`: the words, their label; where the label is a folder, the kind; and where the kind is one
 * too, the attribute of a product that is asked for.
 */
export interface TrainingExample {
  text: string
  label: Label
  kind: string | null
  attribute: string | null
  file: string
  /** Counted from 1. */
  line: number
}

/** What is heard in a message beside its intent: a sign that a person must see, and that nothing need be answered. */
export const ASPECTS = ['signs', 'passing'] as const
export type Aspect = (typeof ASPECTS)[number]

/** One line of `training-data/_<aspect>/<value>.txt`; without a value it has nothing of the aspect. */
export interface AspectExample {
  text: string
  aspect: Aspect
  value: string | null
  file: string
  /** Counted from 1. */
  line: number
}

/** Shop slang and the standard words it stands for, as `synonyms.txt` pairs them. */
export type SynonymPair = readonly [slang: string, standard: string]

/** One line of `eval/suites/`. */
export interface SuiteCase {
  id: string
  text: string
  intents: Label[]
  file: string
  /** Counted from 1. */
  line: number
}
