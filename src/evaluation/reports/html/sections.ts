import type { Report } from '../../report.ts'
import type { CaseResult } from '../../sections/baseline.ts'
import { figure, percent, pValue, withInterval } from '../format.ts'
import { keyFigures, realFigures, SUITE_COLUMNS, suiteRows } from '../key-figures.ts'
import { confusionPlot } from './confusion-plot.ts'
import { curvePlot } from './curve-plot.ts'
import { type Markup, markup, type Piece } from './markup.ts'
import { reliabilityPlot } from './reliability-plot.ts'
import { table } from './tables.ts'
import { whiskerPlot } from './whisker-plot.ts'

const section = (title: string, ...content: Piece[]) => markup`<section><h2>${title}</h2>${content}</section>`

export function gatesSection({ gates }: Report): Piece {
  if (gates.length === 0) return null
  const rows = gates.map((gate) => [
    markup`<code>${gate.metric}</code>`,
    gate.bound,
    figure(gate.value),
    gate.held ? markup`<span class="good">holds</span>` : markup`<span class="bad">fallen</span>`,
  ])
  return section('Gates', table(['figure', 'bound', 'value', ''], rows))
}

export function suitesSection(report: Report): Piece {
  const same = report.overlap.reduce((sum, score) => sum + score.same.length, 0)
  return section(
    'Suites',
    markup`<p class="soft">${same === 0 ? 'No case' : `${same} cases`} of seven characters or more stand${same === 0 ? 's' : ''}
    word for word in the training data. Intervals are 95 % (Wilson).</p>`,
    table(SUITE_COLUMNS, suiteRows(report)),
  )
}

export function figuresSection(report: Report): Piece {
  return section('Figures', table(['figure', 'value'], keyFigures(report)))
}

export function labelsSection({ single }: Report): Piece {
  if (single === null) return null
  const present = single.top.filter((score) => score.support > 0)
  const shipped = new Map(single.accepted.map((score) => [score.label, score]))
  const rows = present.map((score) => [
    score.label,
    score.support,
    withInterval(score.precision),
    withInterval(score.recall),
    percent(score.f1.value),
    withInterval(shipped.get(score.label)!.precision),
    withInterval(shipped.get(score.label)!.recall),
  ])
  return section(
    'Labels',
    whiskerPlot(
      present.map((score) => ({ name: score.label, ...score.f1 })),
      'F1 of the best label, with the 95 % bootstrap interval.',
    ),
    markup`<p class="soft">Accepted: at the shipped thresholds; nothing accepted counts as out_of_scope.</p>`,
    table(['label', 'cases', 'precision', 'recall', 'F1', 'accepted: precision', 'accepted: recall'], rows),
  )
}

export function curvesSection({ single, precision }: Report): Piece {
  if (single === null) return null
  const { deployed } = single
  return section(
    'Confidence',
    markup`<div class="pair">${curvePlot(single.curve, {
      across: 'coverage',
      deployed: { across: deployed.coverage.value, precision: deployed.precision.value },
      caption: `Precision of what is accepted against the share of the messages in scope. The shop demands ${percent(precision, 0)}.`,
    })}${single.calibration.map(reliabilityPlot)}</div>`,
  )
}

export function confusionSection({ single }: Report): Piece {
  return single && section('Confusions', confusionPlot(single.confusion))
}

export function perturbationsSection({ perturbations }: Report): Piece {
  if (perturbations.length === 0) return null
  return section(
    'Perturbations',
    whiskerPlot(
      perturbations.map((score) => ({ name: score.kind.replaceAll('_', ' '), ...score.flips })),
      'Messages whose best label changes when they are written otherwise (lower is better), with 95 % intervals.',
    ),
  )
}

export function outOfScopeSection({ outOfScope }: Report): Piece {
  if (outOfScope === null) return null
  const rows = outOfScope.groups.map((group) => [
    group.kind.replaceAll('_', ' '),
    group.recall.of,
    withInterval(group.recall),
    withInterval(group.wronglyAnswered),
  ])
  return section('Out of scope', table(['group', 'cases', 'best label says so', 'a reply was drafted'], rows))
}

export function stockedSection({ stocked }: Report): Piece {
  if (stocked === null || stocked.cases.length === 0) return null
  const rows = stocked.cases.map((each) => [each.id, each.text, each.bare, each.stocked])
  return section(
    `Worse beside goods: ${withInterval(stocked.lost)}`,
    table(['turn', 'customer', 'without goods', 'with goods on the shelf'], rows),
  )
}

export function kindsSection({ kinds, slots }: Report): Piece {
  const kindRows = kinds.map((score) => [score.intent, score.accuracy.of, withInterval(score.accuracy)])
  const slotRows = slots.map((score) => [
    score.name,
    score.recall.of,
    withInterval(score.precision),
    withInterval(score.recall),
    percent(score.f1),
  ])
  return [
    kinds.length > 0 && section('Sub-questions', table(['intent', 'cases', 'right'], kindRows)),
    slots.length > 0 && section('Slots', table(['slot', 'values', 'precision', 'recall', 'F1'], slotRows)),
  ]
}

export function realSection({ real }: Report): Piece {
  if (real === null) return null
  return section(
    'Real messages',
    table(['figure', 'value'], realFigures(real)),
    markup`<div class="pair">${curvePlot(real.curve, {
      across: 'recall',
      deployed: { across: real.coreRecall.value, precision: real.corePrecision.value },
      caption: 'Core intents: precision against recall by the confidence of the best label.',
    })}${real.calibration.slice(0, 1).map(reliabilityPlot)}</div>`,
  )
}

export function peersSection({ peers }: Report): Piece {
  if (peers.length === 0) return null
  const rows = peers.map((peer) => [
    peer.name,
    withInterval(peer.core),
    withInterval(peer.extended),
    withInterval(peer.outOfScope),
    percent(peer.macroF1),
    percent(peer.coverageAt95),
    peer.auroc.toFixed(3),
  ])
  const header = ['classifier', 'core', 'extended', 'out of scope', 'macro F1', 'coverage at 95 %', 'AUROC']
  return section('Beside other classifiers, trained on the same data', table(header, rows))
}

export function baselineSection({ baseline }: Report): Piece {
  if (baseline === null) return null
  const { broken, fixed, compared, p } = baseline
  return section(
    'Against the baseline',
    markup`<p>${compared} cases compared: ${broken.length} broken, ${fixed.length} fixed; McNemar's exact test ${pValue(p)}.</p>`,
    broken.length > 0 && casesTable('broken', broken),
    fixed.length > 0 && casesTable('fixed', fixed),
  )
}

export function wrongSection({ cases }: Report): Piece {
  const wrong = cases.filter((result) => !result.right)
  return wrong.length > 0 && section(`All ${wrong.length} wrong cases`, casesTable('case', wrong))
}

function casesTable(title: string, cases: readonly CaseResult[]): Markup {
  const rows = cases.map((each) => [
    markup`<code>${each.id}</code>`,
    each.text,
    each.expected,
    each.got,
    each.confidence === null ? '' : percent(each.confidence, 0),
  ])
  return table([title, 'text', 'expected', 'got', 'confidence'], rows)
}
