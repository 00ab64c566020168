import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { ablate, type DeadPattern } from '../evaluation/ablation.ts'
import { dialogueSchema } from '../evaluation/cases.ts'
import { readLines, readMaterial } from '../evaluation/read.ts'
import { createPlanner } from '../planning/planner.ts'
import { createEngine, loadContent, provideModel, ROOT } from './engine.ts'

const SHOP = 'kangnai'
const messageSchema = z.looseObject({ text: z.string().min(1) })
const sessionSchema = z
  .looseObject({
    id: z.string(),
    turns: z.array(z.looseObject({ role: z.string(), text: z.string().min(1) })),
  })
  .transform(({ id, turns }) => ({
    id,
    shop: SHOP,
    turns: turns
      .filter(({ role }) => role === 'customer')
      .map(({ text }) => ({ text, expect: { decision: 'silent' } })),
  }))
  .pipe(dialogueSchema)

/** Reads what is shipped and what the arguments name (`--real`, `--sessions`), and tries every pattern. */
export function runAblation(
  config: Config,
  args: readonly string[],
  onProgress: (step: string) => void,
): DeadPattern[] {
  const { values } = parseArgs({
    args: [...args],
    options: { real: { type: 'string' }, sessions: { type: 'string' } },
  })
  const content = loadContent(ROOT)
  const model = provideModel(config, content, () => performance.now(), onProgress)
  const engine = createEngine(content, model)
  return ablate({
    files: content.scripts,
    material: readMaterial(join(ROOT, 'eval')),
    unlabelled: {
      messages:
        values.real === undefined ? [] : readLines(values.real, messageSchema).map(({ text }) => text),
      dialogues: values.sessions === undefined ? [] : readLines(values.sessions, sessionSchema),
    },
    understanding: engine.understanding,
    shops: engine.shops,
    shop: SHOP,
    createPlanner,
    onProgress,
  })
}
