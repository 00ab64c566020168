import { type Dirent, existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ContentError, type ContentFault } from '../errors.ts'
import {
  ASPECTS,
  type AspectExample,
  type DecidedTurn,
  decidedTurnSchema,
  LABELS,
  type Label,
  type SynonymPair,
  type TrainingExample,
} from '../types/index.ts'
import { jsonLines } from './json-lines.ts'
import { misnamedFaults } from './misnamed.ts'
import { readText } from './text-file.ts'

/** All of `training-data/`. */
export interface TrainingData {
  examples: TrainingExample[]
  /** What else is heard in a message, whatever its intent. */
  aspects: AspectExample[]
  /** What a lead of the shop's service decided on turns of conversations. */
  decisions: DecidedTurn[]
  /** Words that the tokenizer must keep whole. */
  lexicon: string[]
  synonyms: SynonymPair[]
}

interface Line {
  text: string
  file: string
  line: number
}

const LEXICON = 'lexicon.txt'
const SYNONYMS = 'synonyms.txt'
const DECISIONS = '_decisions'
const ARROW = '->'

/**
 * Reads `training-data/`: `<label>.txt`, `<label>/<kind>.txt` or `<label>/<kind>/<attribute>.txt`, an utterance a line;
 * `_<aspect>/<value>.txt`, where `none` has nothing of it; `_decisions/*.jsonl`, a decided turn a line; `lexicon.txt`, a word a line; `synonyms.txt`, `slang -> standard` a line. Empty lines are skipped, in the last two also lines that begin with `# `.
 * @throws ContentError naming every file or line that does not fit
 */
export function loadTrainingData(folder: string): TrainingData {
  if (!existsSync(folder))
    throw new ContentError([{ file: folder, line: 0, message: 'this folder is missing' }])
  const faults: ContentFault[] = []
  const entries = entriesOf(folder)
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)
  faults.push(...misnamedFaults(folder, files, '.txt'))
  const examples = labelledIn(folder, entries, faults)
  const aspects = entries.flatMap(({ name }) =>
    name.startsWith('_') && name !== DECISIONS ? aspectOf(join(folder, name), name.slice(1), faults) : [],
  )
  const decisions = decisionsOf(join(folder, DECISIONS), faults)
  const lexicon = notes(join(folder, LEXICON)).flatMap((line) => wordOf(line, faults))
  const synonyms = notes(join(folder, SYNONYMS)).flatMap((line) => pairOf(line, faults))
  if (faults.length > 0) throw new ContentError(faults)
  return { examples, aspects, decisions, lexicon, synonyms }
}

/**
 * The examples alone.
 * @throws ContentError as `loadTrainingData`
 */
export function loadExamples(folder: string): TrainingExample[] {
  const faults: ContentFault[] = []
  const examples = labelledIn(folder, entriesOf(folder), faults)
  if (faults.length > 0) throw new ContentError(faults)
  return examples
}

const entriesOf = (folder: string): Dirent[] =>
  readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))

function labelledIn(folder: string, entries: readonly Dirent[], faults: ContentFault[]): TrainingExample[] {
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('_')) return []
    if (entry.isDirectory()) return kindsOf(path, entry.name, faults)
    if (entry.name === LEXICON || entry.name === SYNONYMS || !entry.name.endsWith('.txt')) return []
    return examplesOf(path, { label: basename(entry.name, '.txt'), kind: null, attribute: null }, faults)
  })
}

function decisionsOf(folder: string, faults: ContentFault[]): DecidedTurn[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).sort()
  faults.push(...misnamedFaults(folder, files, '.jsonl'))
  return files
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => {
      const file = join(folder, name)
      return jsonLines(file, readText(file), decidedTurnSchema, faults).map(({ row }) => row)
    })
}

const NONE = 'none'

function aspectOf(folder: string, name: string, faults: ContentFault[]): AspectExample[] {
  const aspect = ASPECTS.find((each) => each === name)
  if (aspect === undefined) {
    faults.push({
      file: folder,
      line: 0,
      message: `_${name} is none of: ${ASPECTS.map((each) => `_${each}`).join(', ')}`,
    })
    return []
  }
  return contentsOf(folder, faults).files.flatMap((file) => {
    const value = basename(file, '.txt')
    return linesOf(join(folder, file)).map((line) => ({
      ...line,
      aspect,
      value: value === NONE ? null : value,
    }))
  })
}

/** The text files and the folders of a folder, in the order of their names. */
function contentsOf(folder: string, faults: ContentFault[]): { files: string[]; folders: string[] } {
  const entries = readdirSync(folder, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const others = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)
  faults.push(...misnamedFaults(folder, others, '.txt'))
  return { files: others.filter((name) => name.endsWith('.txt')).sort(), folders: folders.sort() }
}

function kindsOf(folder: string, label: string, faults: ContentFault[]): TrainingExample[] {
  const { files, folders } = contentsOf(folder, faults)
  return [
    ...files.flatMap((name) =>
      examplesOf(join(folder, name), { label, kind: basename(name, '.txt'), attribute: null }, faults),
    ),
    ...folders.flatMap((kind) => attributesOf(join(folder, kind), { label, kind }, faults)),
  ]
}

function attributesOf(
  folder: string,
  of: { label: string; kind: string },
  faults: ContentFault[],
): TrainingExample[] {
  return contentsOf(folder, faults).files.flatMap((name) =>
    examplesOf(join(folder, name), { ...of, attribute: basename(name, '.txt') }, faults),
  )
}

function examplesOf(
  file: string,
  of: { label: string; kind: string | null; attribute: string | null },
  faults: ContentFault[],
): TrainingExample[] {
  if (!LABELS.includes(of.label as Label)) {
    faults.push({ file, line: 0, message: `${of.label} is neither an intent nor out_of_scope` })
    return []
  }
  return linesOf(file).map((line) => ({ ...line, ...of, label: of.label as Label }))
}

/** A word alone: a frequency or a part of speech beside it would become a part of the word. */
function wordOf({ text, file, line }: Line, faults: ContentFault[]): string[] {
  if (!/\s/.test(text)) return [text]
  faults.push({ file, line, message: `expected one word, found "${text}"` })
  return []
}

function pairOf({ text, file, line }: Line, faults: ContentFault[]): SynonymPair[] {
  const [slang = '', standard = '', ...more] = text.split(ARROW).map((part) => part.trim())
  if (slang !== '' && standard !== '' && more.length === 0) return [[slang, standard]]
  faults.push({ file, line, message: `expected "slang ${ARROW} standard"` })
  return []
}

/** The lines of a file that may have comments; none where there is no such file. */
function notes(file: string): Line[] {
  return existsSync(file) ? linesOf(file).filter(({ text }) => !text.startsWith('# ')) : []
}

function linesOf(file: string): Line[] {
  return readText(file)
    .split(/\r?\n/)
    .map((text, i) => ({ text: text.trim(), file, line: i + 1 }))
    .filter(({ text }) => text !== '')
}
