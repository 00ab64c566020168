import { type Command, InvalidArgumentError, Option } from 'commander'
import { InputError } from '../errors.ts'
import { engineSubject, recordSubject } from '../evaluation/engine-subject.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import { readBaseline, readGates, readReport, writeBaseline, writeReports } from '../evaluation/files.ts'
import { evaluateForeign, foreignSchema } from '../evaluation/foreign.ts'
import { shopOf } from '../evaluation/predict.ts'
import { readLines, readMaterial } from '../evaluation/read.ts'
import { readRecordSets } from '../evaluation/record-sets.ts'
import { shelvesOf } from '../evaluation/records.ts'
import type { Report } from '../evaluation/report.ts'
import { renderForeign } from '../evaluation/reports/foreign.ts'
import { renderTerminal } from '../evaluation/reports/terminal.ts'
import { realSchema } from '../evaluation/sections/real.ts'
import { sessionSchema } from '../evaluation/sections/sessions.ts'
import { type Deps, type OnProgress, PEERS, type PeerName } from './deps.ts'
import { type Io, print, printJson, say } from './io.ts'
import { withProgress } from './progress.ts'
import { Verdict } from './run.ts'
import { shopOption } from './shop-option.ts'

interface EvalOptions {
  shop: string
  compare: PeerName[]
  real?: string
  sessions?: string
  sessionsShop: string
  against?: string
  train?: string
  test?: string
  updateBaseline?: true
  reports?: string
  json?: true
}

const EXAMPLES = `
Examples:
  shouda eval
  shouda eval --compare natural,nlpjs
  shouda eval --real labelled.jsonl
  shouda eval --sessions conversations.jsonl
  shouda eval --against before/report.json
  shouda eval --train train.jsonl --test test.jsonl`

/** `shouda eval`: the accuracy suite, its reports and gates. */
export function evalCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('eval')
    .summary('measure accuracy on eval/, write reports, hold the gates')
    .addOption(shopOption())
    .addOption(
      new Option('--compare <peers>', 'train natural, nlpjs or both on the same data')
        .argParser(peers)
        .default([]),
    )
    .option(
      '--real <path>',
      'measure on labelled messages too: JSON Lines of {"text","intents","needs_context"}',
    )
    .option('--sessions <path>', 'measure on labelled real conversations too: JSON Lines of {"id","turns"}')
    .option('--sessions-shop <shop>', 'the shop as which they are lived through', 'mengtianqin')
    .option('--against <report>', 'compare with an earlier report.json case by case')
    .option(
      '--train <path>',
      'fit the classifier on this file instead, with --test: {"text","intents"|"intent"}',
    )
    .option('--test <path>', 'and measure it on this one')
    .option('--update-baseline', 'accept the verdicts of this run as eval/baseline.json')
    .option('--reports <folder>', 'where report.json, junit.xml and report.html go (default: eval/reports)')
    .option('--json', 'print the report as JSON instead of tables')
    .addHelpText('after', EXAMPLES)
    .action(async (options: EvalOptions) => {
      if ((options.train === undefined) !== (options.test === undefined)) {
        throw new InputError('--train and --test go together')
      }
      if (options.train !== undefined && options.test !== undefined) {
        await evaluateFiles(options.train, options.test, options.json, deps, io)
      } else await evaluateSuites(options, deps, io)
    })
}

function peers(text: string): PeerName[] {
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !(PEERS as readonly string[]).includes(name))
  if (unknown.length > 0) throw new InvalidArgumentError(`known peers: ${PEERS.join(', ')}`)
  return names as PeerName[]
}

async function evaluateFiles(
  train: string,
  test: string,
  json: true | undefined,
  deps: Deps,
  io: Io,
): Promise<void> {
  const rows = { train: readLines(train, foreignSchema), test: readLines(test, foreignSchema) }
  const report = await withProgress(io, async (step) => {
    step(`training on ${rows.train.length} rows`)
    return evaluateForeign(rows.train, rows.test, await deps.fitClassifier(), deps.clock)
  })
  if (json) await printJson(io, report)
  else await print(io, renderForeign(report))
}

async function evaluateSuites(options: EvalOptions, deps: Deps, io: Io): Promise<void> {
  const { report, folder } = await withProgress(io, (step) => measure(options, deps, step))
  if (options.json) await printJson(io, report)
  else await print(io, renderTerminal(report))
  const files = writeReports(options.reports ?? `${folder}/reports`, report)
  if (options.updateBaseline) files.push(writeBaseline(folder, report))
  say(io, `written: ${files.join(', ')}`)
  const fallen = report.gates.filter((gate) => !gate.held)
  if (fallen.length === 0) return
  say(io, `shouda: fallen gates: ${fallen.map((gate) => gate.metric).join(', ')}`)
  throw new Verdict(1)
}

async function measure(
  options: EvalOptions,
  deps: Deps,
  onProgress: OnProgress,
): Promise<{ report: Report; folder: string }> {
  const real = options.real === undefined ? null : readLines(options.real, realSchema)
  const sessions = options.sessions === undefined ? null : readLines(options.sessions, sessionSchema)
  const before = options.against === undefined ? null : readReport(options.against)
  const evaluated = await deps.evaluated(onProgress)
  const { folder, engine } = evaluated
  const report = await evaluate({
    ...evaluated,
    material: readMaterial(folder),
    subject: engineSubject(engine),
    stocked: engineSubject({ ...engine, shelves: shelvesOf(evaluated.demonstration, []) }),
    shops: engine.shops,
    shop: options.shop,
    precision: shopOf(engine.shops, options.shop).policy.precision,
    real,
    sessions: sessions && { rows: sessions, shop: shopOf(engine.shops, options.sessionsShop).shop },
    records: {
      sets: readRecordSets(folder, evaluated.demonstration),
      subject: (set) => recordSubject(engine, set),
    },
    peers: await Promise.all(options.compare.map((name) => deps.peer(name))),
    baseline: options.updateBaseline ? null : (before ?? readBaseline(folder)),
    gates: readGates(folder),
    clock: deps.clock,
    onProgress,
  })
  return { report, folder }
}
