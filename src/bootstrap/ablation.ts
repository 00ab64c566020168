import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { ablate, type DeadPattern } from '../evaluation/ablation/ablate.ts'
import { type Material, readBlind, readLines, readMaterial, readReadings } from '../evaluation/read.ts'
import { readRecordSets } from '../evaluation/record-sets.ts'
import { asDialogue, type Session, sessionSchema } from '../evaluation/sections/sessions.ts'
import { buildFoldTable } from '../nlu/text/fold-table.ts'
import { Normaliser } from '../nlu/text/normaliser.ts'
import { createPlanner } from '../planning/turn.ts'
import { createEngine, loadContent, provideModel } from './engine.ts'
import { ROOT } from './root.ts'

const SHOP = 'kangnai'
const messageSchema = z.looseObject({ text: z.string().min(1) })

function asUnlabelled(session: Session) {
  return { id: String(session.id), shop: SHOP, turns: asDialogue(session) }
}

/** What a run of `eval` measures, what was written without sight of the scripts, and what single phrases are for. */
function readAll(folder: string): Material {
  const material = readMaterial(folder)
  const blind = readBlind(folder)
  return {
    ...material,
    suites: [...material.suites, ...blind.suites],
    dialogues: [...material.dialogues, ...blind.dialogues, ...readReadings(folder)],
  }
}

/** Reads what is shipped and what the arguments name (`--real`, `--sessions`, `--alternatives`), and tries every pattern. */
export function runAblation(
  config: Config,
  args: readonly string[],
  onProgress: (step: string) => void,
): DeadPattern[] {
  const { values } = parseArgs({
    args: [...args],
    options: {
      real: { type: 'string' },
      sessions: { type: 'string' },
      alternatives: { type: 'boolean', default: false },
    },
  })
  const content = loadContent(ROOT)
  const model = provideModel(config, content, () => performance.now(), onProgress)
  const engine = createEngine(content, model)
  const normaliser = new Normaliser(buildFoldTable(), content.data.synonyms)
  return ablate({
    files: content.scripts,
    material: readAll(join(ROOT, 'eval')),
    unlabelled: {
      messages:
        values.real === undefined ? [] : readLines(values.real, messageSchema).map(({ text }) => text),
      dialogues:
        values.sessions === undefined ? [] : readLines(values.sessions, sessionSchema).map(asUnlabelled),
    },
    understanding: engine.understanding,
    shops: engine.shops,
    shop: SHOP,
    records: readRecordSets(
      join(ROOT, 'eval'),
      [...content.shops.products.values()].flat().map(({ product }) => product),
    ),
    alternatives: values.alternatives,
    normalise: (text) => normaliser.text(text),
    createPlanner,
    onProgress,
  })
}
