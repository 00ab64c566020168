import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { ContentError, InputError } from '../errors.ts'
import { caseSchema, type DialogueCase, dialogueSchema, parseLines, type Suite } from './cases.ts'

/** What is measured with, and a hash of its bytes. */
export interface Material {
  suites: Suite[]
  dialogues: DialogueCase[]
  /** Dialogues that neither training nor anybody's mending has seen. */
  keptOut: DialogueCase[]
  /** SHA-256, first 16 hex digits. */
  hash: string
}

/**
 * Reads `suites/*.jsonl`, `dialogues/*.jsonl` and `kept_out/*.jsonl` of the evaluation folder, in order of their names.
 * @throws ContentError where a line does not validate or an id occurs twice in a file
 */
export function readMaterial(folder: string): Material {
  const hash = createHash('sha256')
  const suites = readFolder(join(folder, 'suites'), caseSchema, hash).map(({ name, rows }) => ({
    name,
    cases: rows,
  }))
  const dialogues = readFolder(join(folder, 'dialogues'), dialogueSchema, hash).flatMap(({ rows }) => rows)
  const keptOut = readFolder(join(folder, 'kept_out'), dialogueSchema, hash).flatMap(({ rows }) => rows)
  return { suites, dialogues, keptOut, hash: hash.digest('hex').slice(0, 16) }
}

/** The file of `blind/` that holds single messages; the others hold dialogues. */
const BLIND_MESSAGES = 'two_intents'

/**
 * Reads `blind/*.jsonl`: what was written without sight of the scripts, and is no part of a run of `eval`.
 * @throws ContentError as `readMaterial`
 */
export function readBlind(folder: string): Pick<Material, 'suites' | 'dialogues'> {
  const blind = join(folder, 'blind')
  const isMessages = (name: string) => name === BLIND_MESSAGES
  const messages = readFolder(blind, caseSchema, createHash('sha256'), isMessages)
  const dialogues = readDialogues(blind)
  return {
    suites: messages.map(({ rows }) => ({ name: 'two_intents', cases: rows })),
    dialogues: dialogues.flatMap(({ rows }) => rows),
  }
}

/**
 * Reads the dialogues of a folder, a file after the other in the order of their names.
 * @throws ContentError as `readMaterial`
 */
export function readDialogues(folder: string): { name: string; rows: DialogueCase[] }[] {
  return readFolder(folder, dialogueSchema, createHash('sha256'), (name) => name !== BLIND_MESSAGES)
}

/** Reads `readings.jsonl`: what single phrases of the scripts are there for; no figure counts it. */
export function readReadings(folder: string): DialogueCase[] {
  return readLines(join(folder, 'readings.jsonl'), dialogueSchema)
}

/**
 * Reads one JSON Lines file that was named on the command line.
 * @throws InputError where it cannot be read, ContentError where a line does not validate
 */
export function readLines<T>(path: string, schema: z.ZodType<T>): T[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new InputError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? 'unreadable'}`)
  }
  const rows = parseLines(path, text, schema)
  if (rows.length === 0) throw new InputError(`${path} holds no lines`)
  return rows
}

function readFolder<T extends { id: string }>(
  folder: string,
  schema: z.ZodType<T>,
  hash: { update(data: string): unknown },
  isWanted: (name: string) => boolean = () => true,
): { name: string; rows: T[] }[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.jsonl') && isWanted(basename(file, '.jsonl')),
  )
  return files.sort().map((file) => {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    hash.update(`${file}\n${text}`)
    const rows = parseLines(path, text, schema)
    refuseRepeats(path, rows)
    return { name: basename(file, '.jsonl'), rows }
  })
}

function refuseRepeats(file: string, rows: readonly { id: string }[]): void {
  const seen = new Set<string>()
  const repeated = rows.filter(({ id }) => seen.size === seen.add(id).size)
  if (repeated.length === 0) return
  throw new ContentError(repeated.map(({ id }) => ({ file, line: 0, message: `the id ${id} occurs twice` })))
}
