import type { ForeignReport } from '../foreign.ts'
import { percent, withInterval } from './format.ts'
import { textTable } from './text-table.ts'

/** The report on foreign data for a terminal. */
export function renderForeign(report: ForeignReport): string {
  const labels = textTable(
    ['label', 'cases', 'precision (95 %)', 'recall (95 %)', 'F1'],
    report.labels.map((score) => [
      score.label,
      String(score.support),
      withInterval(score.precision),
      withInterval(score.recall),
      percent(score.f1.value),
    ]),
  )
  const figures = textTable(
    ['figure', 'value'],
    [
      ['rows to train on, to test on', `${report.trained}, ${report.tested}`],
      ['training', `${report.fitSeconds.toFixed(1)} s`],
      ['accuracy', withInterval(report.accuracy)],
      ['macro F1', percent(report.macroF1)],
      ['coverage at 95 % precision', percent(report.coverageAt95)],
      ...report.calibration.map((each) => [
        `calibration error, 15 bins of ${each.binning.replace('_', ' ')}`,
        percent(each.ece),
      ]),
    ],
  )
  return `${labels}\n\n${figures}\n`
}
