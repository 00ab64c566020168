import type { Report } from '../../report.ts'
import { percent } from '../format.ts'
import { markup, type Piece } from './markup.ts'
import {
  baselineSection,
  confusionSection,
  curvesSection,
  figuresSection,
  gatesSection,
  kindsSection,
  labelsSection,
  outOfScopeSection,
  peersSection,
  perturbationsSection,
  realSection,
  stockedSection,
  suitesSection,
  wrongSection,
} from './sections.ts'
import { STYLE } from './style.ts'

const SECTIONS = [
  gatesSection,
  suitesSection,
  realSection,
  figuresSection,
  peersSection,
  curvesSection,
  labelsSection,
  confusionSection,
  outOfScopeSection,
  perturbationsSection,
  kindsSection,
  stockedSection,
  baselineSection,
  wrongSection,
]

/** The report as one HTML page that needs nothing else: no script, no font, no picture from elsewhere. */
export function renderHtml(report: Report): string {
  const page = markup`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>shouda · accuracy report</title><style>${STYLE}</style></head>
<body>
<header><h1>首答 accuracy report</h1>
<p class="soft">${report.createdAt} · shop ${report.shop} · ${report.cases.length} cases in ${report.seconds.toFixed(1)} s</p>
<p class="soft">${Object.entries(report.fingerprints).map(([name, hash]) => markup`${name} <code>${hash}</code> `)}</p>
${tiles(report)}</header>
${SECTIONS.map((render) => render(report))}
</body></html>
`
  return page.html
}

function tiles(report: Report): Piece {
  const fallen = report.gates.filter((gate) => !gate.held).length
  const suite = (name: string) => report.suites.find((score) => score.suite === name)?.result.value
  const shown: [string, string | undefined][] = [
    ['core: best label right', share(suite('core'))],
    ['extended: best label right', share(suite('extended'))],
    ['out of scope: no reply', share(suite('out_of_scope'))],
    ['two questions: exact match', share(report.several?.exactMatch.value)],
    ['calibration error', share(report.single?.calibration[0]?.ece)],
    ['dialogue decisions right', share(report.dialogues?.decisions.value)],
    ['gates', fallen === 0 ? 'all hold' : `${fallen} fallen`],
  ]
  return markup`<div class="tiles">${shown
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => markup`<div class="tile"><b>${value!}</b><span>${name}</span></div>`)}</div>`
}

function share(value: number | undefined): string | undefined {
  return value === undefined ? undefined : percent(value)
}
