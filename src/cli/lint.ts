import type { Command } from 'commander'
import type { Deps, LintFinding } from './deps.ts'
import { type Io, print, printJson } from './io.ts'
import { withProgress } from './progress.ts'
import { Verdict } from './run.ts'

/** `shouda lint`: checks everything that people edit. */
export function lintCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('lint')
    .summary('check intents, shops, training data, suites and house style')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nExample:\n  shouda lint')
    .action(async (options: { json?: true }) => {
      const { findings, summary } = await withProgress(io, (step) => deps.lint(step))
      if (options.json) await printJson(io, { findings, summary })
      else await print(io, describe(findings, summary))
      if (findings.some((finding) => finding.severity === 'error')) throw new Verdict(1)
    })
}

function describe(findings: readonly LintFinding[], summary: readonly string[]): string {
  const lines = findings.map(
    ({ file, line, severity, message }) => `${file}:${line}: ${severity}: ${message}`,
  )
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const counts = `${errors} errors, ${findings.length - errors} warnings`
  return `${[...lines, ...summary, counts].join('\n')}\n`
}
