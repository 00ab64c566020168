import { join } from 'node:path'
import { loadAttributes } from '../content/attributes.ts'
import { lintActivities } from '../content/lint/activities.ts'
import { lintAttributes, lintLearned } from '../content/lint/attributes.ts'
import { lintAspects, lintDuplicates, lintNearDuplicates, lintSuites } from '../content/lint/examples.ts'
import type { Finding } from '../content/lint/finding.ts'
import { lintHouse } from '../content/lint/house.ts'
import { lintKinds } from '../content/lint/kinds.ts'
import { allResponses } from '../content/lint/located.ts'
import { lintProducts } from '../content/lint/products.ts'
import { lintReferences } from '../content/lint/references.ts'
import { lintResponses, lintUnusedFacts, lintWithoutResponses } from '../content/lint/responses.ts'
import { loadScripts, type ScriptFiles } from '../content/scripts.ts'
import { loadShops, type ShopFiles } from '../content/shops.ts'
import { loadSuites } from '../content/suites.ts'
import { loadTrainingData, type TrainingData } from '../content/training-data.ts'
import { ContentError } from '../errors.ts'
import { buildFoldTable } from '../nlu/text/fold-table.ts'
import { Normaliser } from '../nlu/text/normaliser.ts'
import { loadTokenizer } from '../nlu/tokenizer-load.ts'
import { compileStyle } from '../planning/style/compile.ts'
import type { SuiteCase } from '../types/index.ts'
import { coverage, coverageLines } from './lint/coverage.ts'
import { lintPhrases } from './lint/phrases.ts'
import { lintStyle } from './lint/style.ts'

/** What the linter found, errors first, and the table of what each shop answers. */
export interface LintReport {
  findings: Finding[]
  summary: string[]
}

/** Facts that the planner computes with, whether or not a response quotes them. */
const COMPUTED = ['reply_within']

/**
 * Checks everything that people edit: intents, shops, training data and suites under `root`.
 * @param now milliseconds since the epoch; decides which facts the table counts as valid
 */
export function lint(root: string, now: number = Date.now()): LintReport {
  const broken: Finding[] = []
  const scripts = loaded(() => loadScripts(join(root, 'intents')), broken)
  const shops = loaded(() => loadShops(join(root, 'shops')), broken)
  const attributes = loaded(() => loadAttributes(join(root, 'intents/_attributes.yaml')), broken)
  const data = loaded(() => loadTrainingData(join(root, 'training-data')), broken)
  const suites = loaded(() => loadSuites(join(root, 'eval')), broken)
  const findings = [
    ...broken,
    ...(data === null ? [] : lintData(data, suites ?? [])),
    ...(attributes === null ? [] : lintAttributes(attributes)),
    ...(attributes === null || data === null ? [] : lintLearned(attributes, data.examples)),
    ...(attributes === null || shops === null
      ? []
      : [...shops.products.values()].flatMap((lines) => lintProducts(lines, attributes.value))),
    ...(shops === null
      ? []
      : shops.files.flatMap((yaml) => lintActivities(yaml, shops.products.get(yaml.value.shop) ?? []))),
    ...(scripts === null || data === null ? [] : lintKinds(scripts, data.examples, join(root, 'intents'))),
    ...(scripts === null || shops === null ? [] : lintScripts(scripts, shops)),
    ...(scripts === null || data === null
      ? []
      : lintAspects(data.aspects, new Set(scripts.signs.value.signs.map(({ id }) => id)))),
    ...(scripts === null ? [] : lintPhrases(scripts, normaliserOf(data))),
  ].map((finding) => within(root, finding))
  const table = scripts === null || shops === null ? [] : tableOf(scripts, shops, now)
  return { findings: findings.sort(bySeverity), summary: table }
}

function lintScripts(scripts: ScriptFiles, { files, shops }: ShopFiles): Finding[] {
  const responses = allResponses(scripts)
  const all = [...shops.values()]
  const handoff = scripts.handoff.value
  return [
    ...lintResponses(responses, all),
    ...lintWithoutResponses(scripts),
    ...lintReferences(scripts),
    ...lintStyle(responses, all, compileStyle(scripts.style.value)),
    ...lintHouse(responses, scripts.style.value),
    ...lintUnusedFacts(files, responses, [
      handoff.dispatchFact,
      ...Object.values(handoff.refundFacts),
      handoff.returnFact,
      handoff.coverFact,
      handoff.deliveryFact,
      ...COMPUTED,
    ]),
  ]
}

/** Examples of phrases are read as messages are. */
function normaliserOf(data: TrainingData | null): (text: string) => string {
  const normaliser = new Normaliser(buildFoldTable(), data?.synonyms ?? [])
  return (text) => normaliser.text(text)
}

function lintData(data: TrainingData, suites: readonly SuiteCase[]): Finding[] {
  const tokenizer = loadTokenizer(data.lexicon, '')
  return [
    ...lintDuplicates(data.examples),
    ...lintNearDuplicates(data.examples, (text) => tokenizer.tokenize(text)),
    ...lintSuites(suites, data.examples),
  ]
}

function tableOf(scripts: ScriptFiles, { shops }: ShopFiles, now: number): string[] {
  return coverageLines(coverage(scripts.scripts, [...shops.values()], now))
}

/** What a loader gives, or null with its faults among the findings. */
function loaded<T>(load: () => T, broken: Finding[]): T | null {
  try {
    return load()
  } catch (cause) {
    if (!(cause instanceof ContentError)) throw cause
    broken.push(...cause.faults.map((fault) => ({ ...fault, severity: 'error' as const })))
    return null
  }
}

/** The finding with paths as they are written inside the project. */
function within(root: string, finding: Finding): Finding {
  const folder = join(root, '/')
  return {
    ...finding,
    file: finding.file.replace(folder, ''),
    message: finding.message.replaceAll(folder, ''),
  }
}

function bySeverity(one: Finding, other: Finding): number {
  return one.severity === other.severity ? 0 : one.severity === 'error' ? -1 : 1
}
