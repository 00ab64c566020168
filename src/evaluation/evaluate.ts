import { shopOf } from '../knowledge/shop-of.ts'
import type { TrainingReport } from '../nlu/intent-model.ts'
import type { CompiledStyle } from '../planning/style/compile.ts'
import type { Shop } from '../types/index.ts'
import type { SuiteCase } from './cases.ts'
import { checkDraft } from './draft-check.ts'
import { listFigures } from './figures.ts'
import { shareOf } from './metrics/intervals.ts'
import { scoreSlots } from './metrics/slots.ts'
import { type Peer, type PeerScore, scoreGuesses, tryPeer } from './peers.ts'
import type { Material } from './read.ts'
import type { RecordSet } from './record-sets.ts'
import type { Report, Sections, SuiteScore } from './report.ts'
import { type Baseline, type CaseResult, compareWithBaseline } from './sections/baseline.ts'
import { judgeDialogue, measureDialogues } from './sections/dialogues.ts'
import { checkGates, type Gate } from './sections/gates.ts'
import { measureKinds } from './sections/kinds.ts'
import { measureOutOfScope } from './sections/out-of-scope.ts'
import { measureOverlap } from './sections/overlap.ts'
import { measurePerturbations } from './sections/perturbations.ts'
import { measureReal, type RealMessage } from './sections/real.ts'
import { measureRecords, type RecordSubject } from './sections/records.ts'
import {
  asDialogue,
  judgeSession,
  measureSessions,
  type Session,
  type SessionsSection,
} from './sections/sessions.ts'
import { measureSeveral } from './sections/several.ts'
import { measureSigns } from './sections/signs.ts'
import { measureSingle, SINGLE_SUITES } from './sections/single.ts'
import { measureStocked } from './sections/stocked.ts'
import { type Observed, type Subject, slotsOf, topOf } from './subject.ts'
import { ruleOf, verdictOn, verdictOnTold, verdictOnTurn } from './verdicts.ts'

export interface EvaluateInput {
  material: Material
  subject: Subject
  /** The same with the demonstration's goods on every shelf, as the server has them. */
  stocked: Pick<Subject, 'converse'>
  shops: ReadonlyMap<string, Shop>
  /** What every draft is read against. */
  style: CompiledStyle
  shop: string
  precision: number
  fingerprints: Record<string, string>
  crossValidation: TrainingReport | null
  real: RealMessage[] | null
  /** Labelled real conversations, and the shop as which they are lived through. */
  sessions: { rows: Session[]; shop: string } | null
  /** Questions to products and orders, and what answers with each set's records. */
  records: { sets: readonly RecordSet[]; subject(set: RecordSet): RecordSubject }
  peers: readonly Peer[]
  /** The training data, for the peers and to see that no case stands in it. */
  examples: () => readonly { text: string; label: string }[]
  baseline: Baseline | null
  gates: readonly Gate[]
  clock: () => number
  onProgress: (step: string) => void
}

/** Runs every suite and dialogue through the engine and measures what comes out. */
export async function evaluate(input: EvaluateInput): Promise<Report> {
  const start = input.clock()
  const sections = await measure(input)
  const metrics = listFigures(sections)
  return {
    ...sections,
    createdAt: new Date(start).toISOString(),
    seconds: (input.clock() - start) / 1000,
    metrics,
    gates: checkGates(input.gates, metrics),
    baseline: input.baseline && compareWithBaseline(sections.cases, input.baseline),
  }
}

async function measure(input: EvaluateInput): Promise<Sections> {
  const { material, onProgress } = input
  onProgress('suites')
  const observed = material.suites.flatMap((suite) =>
    suite.cases.map((each) => observe(input, suite.name, each)),
  )
  onProgress('dialogues')
  const turns = judgeDialogues(input, input.subject)
  const keptOut = judgeDialogues(input, input.subject, material.keptOut)
  onProgress('dialogues beside goods')
  const stocked = judgeDialogues(input, input.stocked, [...material.dialogues, ...material.keptOut])
  onProgress('products and orders')
  const records = input.records.sets.map((set) =>
    measureRecords(set, input.records.subject(set), input.shops),
  )
  const cases = [
    ...observed.map(verdictOn),
    ...turns.map(verdictOnTurn),
    ...records.flatMap(({ set, cases: told }) => told.map((each) => verdictOnTold(set, each))),
  ]
  onProgress('figures')
  return {
    shop: input.shop,
    precision: input.precision,
    fingerprints: { ...input.fingerprints, suites: material.hash },
    suites: scoreSuites(observed, cases),
    overlap: overlapOf(input, cases),
    ...measureSuites(input, observed),
    dialogues: measureDialogues(turns, material.dialogues.length),
    keptOut: measureDialogues(keptOut, material.keptOut.length),
    stocked: measureStocked([...turns, ...keptOut], stocked),
    crossValidation: input.crossValidation,
    real: input.real && measureReal(input.real.map((message, i) => observeReal(input, message, i))),
    sessions: input.sessions && sessionsOf(input, input.sessions),
    records,
    peers: await comparePeers(input, observed.filter(isSingle)),
    cases,
  }
}

function judgeDialogues(
  { material, shops, style }: EvaluateInput,
  { converse }: Pick<Subject, 'converse'>,
  dialogues = material.dialogues,
) {
  return dialogues.flatMap((dialogue) =>
    judgeDialogue(dialogue, converse(dialogue), (output) =>
      checkDraft(output, shopOf(shops, dialogue.shop), style),
    ),
  )
}

function sessionsOf(
  { subject }: EvaluateInput,
  { rows, shop }: NonNullable<EvaluateInput['sessions']>,
): SessionsSection {
  const turns = rows.flatMap((session) =>
    judgeSession(session, subject.converse({ id: String(session.id), shop, turns: asDialogue(session) })),
  )
  return measureSessions(turns, rows.length)
}

const isSingle = (each: Observed) => SINGLE_SUITES.includes(each.suite)

function measureSuites(input: EvaluateInput, observed: readonly Observed[]) {
  const of = (...suites: string[]) => observed.filter((each) => suites.includes(each.suite))
  const single = observed.filter(isSingle)
  return {
    single: single.length > 0 ? measureSingle(single) : null,
    outOfScope: measureOutOfScope(single),
    several: measureSeveral(of('two_intents')),
    perturbations: measurePerturbations(of('perturbations').map((each) => withBase(input, each))),
    kinds: measureKinds(of('core', 'extended')),
    slots: slotScoresOf(of('slots')),
    signs: measureSigns(of('must_hand_over'), of('mentions')),
  }
}

function observe(input: EvaluateInput, suite: string, each: SuiteCase): Observed {
  return { ...input.subject.answer(each.text, each.shop ?? input.shop), suite, case: each }
}

function observeReal(input: EvaluateInput, message: RealMessage, i: number) {
  const each = { id: String(i + 1), text: message.text, intents: message.intents }
  return { ...observe(input, 'real', each), needsContext: message.needs_context }
}

function withBase(input: EvaluateInput, disturbed: Observed) {
  const { base, text, shop } = disturbed.case
  return { disturbed, base: input.subject.answer(base ?? text, shop ?? input.shop) }
}

function slotScoresOf(observed: readonly Observed[]) {
  if (observed.length === 0) return []
  return scoreSlots(observed.map((each) => ({ gold: each.case.slots ?? [], found: slotsOf(each) })))
}

function overlapOf({ material, examples }: EvaluateInput, cases: readonly CaseResult[]) {
  const suites = material.suites.map((suite) => suite.name)
  return measureOverlap(
    suites,
    cases,
    examples().map((example) => example.text),
  )
}

function scoreSuites(observed: readonly Observed[], cases: readonly CaseResult[]): SuiteScore[] {
  const suites = [...new Set(observed.map((each) => each.suite))]
  return suites.map((suite) => ({
    suite,
    rule: ruleOf(suite).words,
    result: shareOf(
      cases.filter((result) => result.id.startsWith(`${suite}/`)),
      (result) => result.right,
    ),
  }))
}

/** Ours first, by the same figures as the peers; nothing where no peer was asked for. */
async function comparePeers(input: EvaluateInput, single: readonly Observed[]): Promise<PeerScore[]> {
  if (input.peers.length === 0) return []
  const ours = single.map((each) => {
    const top = topOf(each)
    return { suite: each.suite, case: each.case, label: top.intent, score: top.confidence }
  })
  const scores = [scoreGuesses('shouda', ours, null)]
  for (const peer of input.peers) {
    input.onProgress(`training ${peer.name}`)
    scores.push(await tryPeer(peer, input.examples(), single, input.clock))
  }
  return scores
}
