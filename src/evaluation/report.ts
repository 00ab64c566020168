import type { TrainingReport } from '../nlu/intent-model.ts'

export type { TrainingReport }

import type { Estimate } from './metrics/intervals.ts'
import type { SlotScores } from './metrics/slots.ts'
import type { PeerScore } from './peers.ts'
import type { CaseResult, Comparison } from './sections/baseline.ts'
import type { DialoguesSection } from './sections/dialogues.ts'
import type { GateResult } from './sections/gates.ts'
import type { KindScore } from './sections/kinds.ts'
import type { OutOfScopeSection } from './sections/out-of-scope.ts'
import type { OverlapScore } from './sections/overlap.ts'
import type { PerturbationScore } from './sections/perturbations.ts'
import type { RealSection } from './sections/real.ts'
import type { RecordsSection } from './sections/records.ts'
import type { SessionsSection } from './sections/sessions.ts'
import type { SeveralSection } from './sections/several.ts'
import type { SignsSection } from './sections/signs.ts'
import type { SingleSection } from './sections/single.ts'
import type { StockedSection } from './sections/stocked.ts'

export interface SuiteScore {
  suite: string
  rule: string
  result: Estimate
}

/** Everything `shouda eval` found out; `report.json` is this. */
export interface Report {
  createdAt: string
  /** How long the run took. */
  seconds: number
  shop: string
  /** The precision that the shop demands. */
  precision: number
  /** Hashes of what was measured and with what. */
  fingerprints: Record<string, string>
  suites: SuiteScore[]
  /** How much of the suites stands in the training data. */
  overlap: OverlapScore[]
  single: SingleSection | null
  outOfScope: OutOfScopeSection | null
  several: SeveralSection | null
  perturbations: PerturbationScore[]
  kinds: KindScore[]
  slots: SlotScores[]
  signs: SignsSection
  dialogues: DialoguesSection | null
  /** Dialogues that nothing was learned from. */
  keptOut: DialoguesSection | null
  /** The dialogues once more with goods on the shelf. */
  stocked: StockedSection | null
  /** Of the training data itself: five folds, near-duplicates in one fold. */
  crossValidation: TrainingReport | null
  real: RealSection | null
  sessions: SessionsSection | null
  /** Products and orders, a set each. */
  records: RecordsSection[]
  peers: PeerScore[]
  baseline: Comparison | null
  /** Every figure that a gate may name. */
  metrics: Record<string, number>
  gates: GateResult[]
  cases: CaseResult[]
}

/** The report before its figures are listed and held against gates and baseline. */
export type Sections = Omit<Report, 'metrics' | 'gates' | 'baseline' | 'createdAt' | 'seconds'>
