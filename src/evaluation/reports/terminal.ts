import { worstConfusions } from '../metrics/confusion.ts'
import type { Estimate } from '../metrics/intervals.ts'
import type { Report } from '../report.ts'
import type { CaseResult } from '../sections/baseline.ts'
import type { SingleSection } from '../sections/single.ts'
import { figure, percent, pValue, withInterval } from './format.ts'
import {
  keyFigures,
  RECORD_COLUMNS,
  realFigures,
  recordRows,
  SUITE_COLUMNS,
  sessionFigures,
  suiteRows,
} from './key-figures.ts'
import { textTable } from './text-table.ts'

const SHOWN_CASES = 10

/** The report for a terminal: what an evaluator looks at first, the rest is in the files. */
export function renderTerminal(report: Report): string {
  const blocks = [
    suitesBlock(report),
    report.single && labelsBlock(report.single),
    keyFiguresBlock(report),
    perturbationsBlock(report),
    report.slots.length > 0 && slotsBlock(report),
    report.real && realBlock(report),
    report.sessions && textTable(['real conversations', 'value'], sessionFigures(report.sessions)),
    report.records.length > 0 && textTable(RECORD_COLUMNS, recordRows(report.records)),
    report.peers.length > 0 && peersBlock(report),
    report.baseline && baselineBlock(report),
    gatesBlock(report),
  ]
  return `${blocks.filter((block) => typeof block === 'string').join('\n\n')}\n`
}

function suitesBlock(report: Report): string {
  const same = report.overlap.flatMap((score) => score.same)
  const table = textTable(
    SUITE_COLUMNS,
    suiteRows(report).map((row) => row.map(String)),
  )
  if (same.length === 0) return table
  const texts = same
    .slice(0, SHOWN_CASES)
    .map(({ id, text }) => `  in the training data word for word: ${id} ${text}`)
  return [table, ...texts, `  ${same.length} such cases in all`].join('\n')
}

function labelsBlock(single: SingleSection): string {
  const accepted = new Map(single.accepted.map((score) => [score.label, score]))
  const table = textTable(
    [
      'best label',
      'cases',
      'precision (95 %)',
      'recall (95 %)',
      'F1 (95 %)',
      'accepted: precision',
      'recall',
    ],
    single.top
      .filter((score) => score.support > 0)
      .map((score) => {
        const shipped = accepted.get(score.label)!
        return [
          score.label,
          String(score.support),
          withInterval(score.precision),
          withInterval(score.recall),
          withInterval({ ...score.f1, right: 0, of: score.support }),
          rate(shipped.precision),
          rate(shipped.recall),
        ]
      }),
  )
  const confused = worstConfusions(single.confusion, 6)
    .map((cell) => `${cell.gold} → ${cell.predicted} ${cell.count}`)
    .join(', ')
  return `${table}\nmacro F1 ${percent(single.macroF1)}; most confused: ${confused || 'none'}`
}

const rate = (estimate: Estimate) => (estimate.of === 0 ? '–' : percent(estimate.value))

function keyFiguresBlock(report: Report): string {
  return textTable(['figure', 'value'], keyFigures(report))
}

function perturbationsBlock({ perturbations }: Report): string | null {
  if (perturbations.length === 0) return null
  return textTable(
    ['perturbation', 'cases', 'best label flips', 'right before, wrong after', 'right'],
    perturbations.map((score) => [
      score.kind,
      String(score.flips.of),
      withInterval(score.flips),
      percent(score.broken.value),
      percent(score.accuracy.value),
    ]),
  )
}

function slotsBlock({ slots }: Report): string {
  return textTable(
    ['slot', 'values', 'precision', 'recall', 'F1'],
    slots.map((score) => [
      score.name,
      String(score.recall.of),
      rate(score.precision),
      rate(score.recall),
      percent(score.f1),
    ]),
  )
}

function realBlock({ real }: Report): string {
  return textTable(['real messages', 'value'], realFigures(real!))
}

function peersBlock({ peers }: Report): string {
  return textTable(
    ['classifier', 'core', 'extended', 'out of scope', 'macro F1', 'coverage at 95 %', 'AUROC', 'training'],
    peers.map((peer) => [
      peer.name,
      percent(peer.core.value),
      percent(peer.extended.value),
      percent(peer.outOfScope.value),
      percent(peer.macroF1),
      percent(peer.coverageAt95),
      peer.auroc.toFixed(3),
      peer.fitSeconds === null ? '–' : `${peer.fitSeconds.toFixed(1)} s`,
    ]),
  )
}

function baselineBlock({ baseline }: Report): string {
  const { broken, fixed, compared, p } = baseline!
  const verdict = `against the baseline (${compared} cases): ${broken.length} broken, ${fixed.length} fixed, McNemar ${pValue(p)}`
  return [verdict, ...caseLines('broken', broken), ...caseLines('fixed', fixed)].join('\n')
}

function caseLines(word: string, cases: readonly CaseResult[]): string[] {
  const lines = cases
    .slice(0, SHOWN_CASES)
    .map((each) => `  ${word} ${each.id} ${each.text} — expected ${each.expected}, got ${each.got}`)
  const more = cases.length - lines.length
  return more > 0 ? [...lines, `  … and ${more} more ${word}, see report.json`] : lines
}

function gatesBlock({ gates }: Report): string {
  if (gates.length === 0) return 'no gates'
  const fallen = gates.filter((gate) => !gate.held)
  const lines = fallen.map(
    (gate) => `  fallen: ${gate.metric} is ${figure(gate.value)}, must be ${gate.bound}`,
  )
  return [`gates: ${gates.length - fallen.length} of ${gates.length} hold`, ...lines].join('\n')
}
