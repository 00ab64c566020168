import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { decidedTurns } from '../evaluation/decided-turns.ts'
import { readDialogues } from '../evaluation/read.ts'
import { LEAST_SIGN } from '../nlu/turn-features.ts'
import { createPlanner } from '../planning/turn.ts'
import { type DecidedTurn, turnSeenSchema } from '../types/index.ts'
import { createEngine, loadContent, provideModel } from './engine.ts'
import { ROOT } from './root.ts'

/** When the dialogues are lived through: a working day on which no campaign is. */
const HELD_ON = Date.parse('2026-11-25T15:00:00+08:00')
/** Folders of `eval/` whose dialogues may be learned from. */
const LEARNED_FROM = ['blind', 'dialogues']

/**
 * Writes `training-data/_decisions` anew: the turns of the dialogues that may be learned from, as the scripts of today
 * see them, a file for a file.
 * @returns the files with how many turns each has
 */
export function writeDecisions(
  config: Config,
  onProgress: (step: string) => void,
): { file: string; turns: number }[] {
  const content = loadContent(ROOT)
  const model = provideModel(config, content, () => performance.now(), onProgress)
  const engine = { ...createEngine(content, model), planner: createPlanner(content.scripts.scripts) }
  const folder = join(ROOT, 'training-data', '_decisions')
  const sets = LEARNED_FROM.flatMap((name) => readDialogues(join(ROOT, 'eval', name))).map(
    ({ name, rows }) => {
      onProgress(name)
      return { file: `${name}.jsonl`, turns: decidedTurns(rows, engine, HELD_ON) }
    },
  )
  // Nothing goes before all of the new is there.
  mkdirSync(folder, { recursive: true })
  for (const old of readdirSync(folder)) rmSync(join(folder, old))
  for (const { file, turns } of sets) writeFileSync(join(folder, file), linesOf(turns))
  return sets.map(({ file, turns }) => ({ file, turns: turns.length }))
}

/** Shares with two decimals. */
const rounded = (share: number) => Math.round(share * 100) / 100

/** A turn a line. */
const linesOf = (turns: readonly DecidedTurn[]): string =>
  turns.map((turn) => `${JSON.stringify(lean(turn))}\n`).join('')

/** The turn without what a reader takes for granted. */
function lean(turn: DecidedTurn): object {
  const usual = turnSeenSchema.partial({ planned: true, reason: true, judge: true }).parse({})
  const { passing, heard, sign } = turn
  const short = {
    ...turn,
    passing: rounded(passing),
    heard: heard.map((one) => ({ ...one, confidence: rounded(one.confidence) })),
    sign:
      sign === null || sign.confidence < LEAST_SIGN
        ? null
        : { ...sign, confidence: rounded(sign.confidence) },
  }
  return Object.fromEntries(
    Object.entries(short).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(usual[key as keyof typeof usual]),
    ),
  )
}
