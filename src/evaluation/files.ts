import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ContentError, InputError } from '../errors.ts'
import type { Report } from './report.ts'
import { renderHtml } from './reports/html/page.ts'
import { renderJunit } from './reports/junit.ts'
import { type Baseline, baselineOf, baselineSchema } from './sections/baseline.ts'
import { type Gate, gateSchema } from './sections/gates.ts'

/** The bounds that the figures must keep; none where there is no `gates.yaml`. @throws ContentError */
export function readGates(folder: string): Gate[] {
  const file = join(folder, 'gates.yaml')
  return existsSync(file) ? validated(file, parse, z.array(gateSchema)) : []
}

/** The last accepted verdicts; null where there are none yet. @throws ContentError */
export function readBaseline(folder: string): Baseline | null {
  const file = join(folder, 'baseline.json')
  return existsSync(file) ? validated(file, JSON.parse, baselineSchema) : null
}

const reportSchema = z.looseObject({
  metrics: z.record(z.string(), z.number()),
  cases: z.array(z.looseObject({ id: z.string(), right: z.boolean() })),
})

/** The verdicts of an earlier report.json, to compare with. @throws InputError, ContentError */
export function readReport(file: string): Baseline {
  if (!existsSync(file)) throw new InputError(`cannot read ${file}: there is no such report`)
  const { metrics, cases } = validated(file, JSON.parse, reportSchema)
  return { metrics, cases: Object.fromEntries(cases.map(({ id, right }) => [id, right ? 1 : 0])) }
}

/** Accepts the figures and verdicts of this report as the baseline. Cases stand one a line, to read in a diff. */
export function writeBaseline(folder: string, report: Report): string {
  const file = join(folder, 'baseline.json')
  writeFileSync(file, `${JSON.stringify(baselineOf(report.cases, report.metrics), null, 1)}\n`)
  return file
}

/** Writes report.json, junit.xml and report.html; returns their paths. */
export function writeReports(folder: string, report: Report): string[] {
  mkdirSync(folder, { recursive: true })
  const contents: [string, string][] = [
    ['report.json', `${JSON.stringify(report, null, 1)}\n`],
    ['junit.xml', renderJunit(report)],
    ['report.html', renderHtml(report)],
  ]
  return contents.map(([name, content]) => {
    const file = join(folder, name)
    writeFileSync(file, content)
    return file
  })
}

function validated<T>(file: string, read: (text: string) => unknown, schema: z.ZodType<T>): T {
  let value: unknown
  try {
    value = read(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ContentError([{ file, line: 0, message: (error as Error).message.split('\n')[0]! }])
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => ({
    file,
    line: 0,
    message: `${issue.path.join('.')}: ${issue.message}`,
  }))
  throw new ContentError(faults)
}
