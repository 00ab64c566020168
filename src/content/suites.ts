import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ContentError, type ContentFault } from '../errors.ts'
import { labelSchema, type SuiteCase } from '../types/index.ts'
import { jsonLines } from './json-lines.ts'
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
  const cases = names.sort().flatMap((name) => {
    const file = join(suites, name)
    return jsonLines(file, readText(file), caseSchema, faults).map(
      ({ row: { id, text, intents }, ...place }) => ({ id, text, intents, ...place }),
    )
  })
  if (faults.length > 0) throw new ContentError(faults)
  return cases
}
