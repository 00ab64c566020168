import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ContentError, type ContentFault } from '../errors.ts'
import { labelSchema, type SuiteCase } from '../types/index.ts'
import { readText } from './text-file.ts'

/** What every suite's lines have; what else they hold is the business of who measures with them. */
const caseSchema = z.looseObject({
  id: z.string().min(1),
  text: z.string().min(1),
  intents: z.array(labelSchema).default([]),
})

/**
 * Reads `suites/*.jsonl` of the evaluation folder with the lines of the cases; none where there is no such folder.
 * @throws ContentError naming every line that does not validate
 */
export function loadSuites(folder: string): SuiteCase[] {
  const suites = join(folder, 'suites')
  if (!existsSync(suites)) return []
  const faults: ContentFault[] = []
  const names = readdirSync(suites).filter((name) => name.endsWith('.jsonl'))
  const cases = names.sort().flatMap((name) => casesOf(join(suites, name), faults))
  if (faults.length > 0) throw new ContentError(faults)
  return cases
}

function casesOf(file: string, faults: ContentFault[]): SuiteCase[] {
  return readText(file)
    .split('\n')
    .flatMap((text, i) => (text.trim() === '' ? [] : caseOf(text, file, i + 1, faults)))
}

function caseOf(text: string, file: string, line: number, faults: ContentFault[]): SuiteCase[] {
  const parsed = caseSchema.safeParse(jsonOf(text))
  if (parsed.success)
    return [{ id: parsed.data.id, text: parsed.data.text, intents: parsed.data.intents, file, line }]
  const [issue] = parsed.error.issues
  faults.push({
    file,
    line,
    message: `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'invalid'}`,
  })
  return []
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
