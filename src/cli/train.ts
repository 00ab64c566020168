import type { Command } from 'commander'
import { percent } from '../evaluation/reports/format.ts'
import { textTable } from '../evaluation/reports/text-table.ts'
import type { Deps, Trained } from './deps.ts'
import { type Io, print, printJson } from './io.ts'
import { withProgress } from './progress.ts'

/** `shouda train`: training data -> model file. */
export function trainCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('train')
    .summary('train the model from training-data/ and write its file')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', '\nExample:\n  shouda train')
    .action(async (options: { json?: true }) => {
      const trained = await withProgress(io, (step) => deps.train(step))
      if (options.json) await printJson(io, trained)
      else await print(io, `${describe(trained)}\n`)
    })
}

function describe({ file, bytes, seconds, report }: Trained): string {
  return textTable(
    ['model', file],
    [
      ['trained in', `${seconds.toFixed(1)} s`],
      ['size', `${(bytes / 1e6).toFixed(2)} MB`],
      ['examples', String(report.examples)],
      ['labels', String(report.labels)],
      ['features', String(report.features)],
      ['cross-validated accuracy', percent(report.accuracy)],
      ['cross-validated calibration error', percent(report.calibrationError)],
      ['cross-validated sub-question accuracy', percent(report.kindAccuracy)],
      ['held-out accuracy of asked attributes', percent(report.attributeAccuracy)],
      ['held-out accuracy of signs and remarks', percent(report.aspectAccuracy)],
      ['held-out accuracy of decisions', percent(report.decisionAccuracy)],
      ['held-out accuracy of what turns ask', percent(report.subjectAccuracy)],
      ['coverage at 95 % precision', percent(report.coverageAt95)],
    ],
  )
}
