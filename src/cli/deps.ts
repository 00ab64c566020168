import type { BenchSubjects } from '../evaluation/bench.ts'
import type { EvaluateInput } from '../evaluation/evaluate.ts'
import type { FitClassifier } from '../evaluation/foreign.ts'
import type { Peer } from '../evaluation/peers.ts'
import type { Engine } from '../evaluation/predict.ts'
import type { Shelf } from '../evaluation/records.ts'
import type { TrainingReport } from '../evaluation/report.ts'
import type { Product, ProductRecord, Role, Shop } from '../types/index.ts'

/** Tells what is being done, for a person who waits. */
export type OnProgress = (step: string) => void

/** A server that answers. */
export interface Listening {
  /** What the person who started it needs to know, line by line. */
  hints: readonly string[]
  /** Ends it; resolves when all is put away. */
  close(): Promise<void>
}

/** What a training run made. */
export interface Trained {
  file: string
  bytes: number
  seconds: number
  report: TrainingReport
}

/** A fault or remark of the linter. */
export interface LintFinding {
  severity: 'error' | 'warning'
  file: string
  /** Counted from 1; 0 where it is of the whole file. */
  line: number
  message: string
}

/** The trained engine and what an evaluation needs besides. */
export interface Evaluated {
  /** Where `suites/`, `dialogues/`, `gates.yaml` and `baseline.json` are. */
  folder: string
  engine: Engine
  /** The demonstration products of all shops. */
  demonstration: readonly ProductRecord[]
  /** What drafts are read against. */
  style: EvaluateInput['style']
  crossValidation: TrainingReport
  /** Hashes of data, lexicon and model. */
  fingerprints: Record<string, string>
  examples: () => readonly { text: string; label: string }[]
}

export const PEERS = ['natural', 'nlpjs'] as const
export type PeerName = (typeof PEERS)[number]
export const EXPORTS = ['messages', 'drafts', 'corrections'] as const
export type ExportName = (typeof EXPORTS)[number]
export const IMPORTS = ['products', 'orders'] as const
export type ImportName = (typeof IMPORTS)[number]

/** A file to be taken in. */
export interface ImportRequest {
  what: ImportName
  file: string
  shop: string
  /** Reads and checks, and stores nothing. */
  dryRun: boolean
  onProgress: OnProgress
  onRefused(refusal: { line: number; column: string | null; message: string }): void
}

/** The people of the console, by their names. Every method throws `InputError` where it can not be. */
export interface Team {
  add(given: { name: string; role: Role; shops: readonly string[]; password: string }): Promise<void>
  change(name: string, change: TeamChange): Promise<void>
  remove(name: string): Promise<void>
  list(): Promise<TeamMember[]>
}

export interface TeamMember {
  name: string
  role: Role
  /** Empty for an admin: all shops. */
  shops: string[]
  active: boolean
  secondFactor: boolean
}

/** What is changed about a person; `secondFactor` null takes it away. */
export interface TeamChange {
  role?: Role
  shops?: readonly string[]
  password?: string
  secondFactor?: null
}

/** What is timed, and on which messages. */
export interface Benched {
  texts: readonly string[]
  subjects: BenchSubjects
  /** Puts away what was made for it. */
  close(): Promise<void>
}

/** The products of the store, or of the first start where there is no store yet. */
export interface Stock {
  /** Those that a message may be about. */
  shelf(shop: Shop, message: { text: string; last: Product | null }): Promise<Shelf>
  close(): Promise<void>
}

/**
 * Everything concrete that the commands work with, handed in by `main`. Each is loaded when it is called and not
 * before, so that `--help` answers at once.
 */
export interface Deps {
  /** Milliseconds since the epoch. */
  clock(): number
  /** Trains first where no model matches the data. */
  engine(onProgress: OnProgress): Promise<Engine>
  stock(): Promise<Stock>
  listen(onProgress: OnProgress): Promise<Listening>
  train(onProgress: OnProgress): Promise<Trained>
  lint(onProgress: OnProgress): Promise<{ findings: LintFinding[]; summary: string[] }>
  evaluated(onProgress: OnProgress): Promise<Evaluated>
  /** Another library's classifier, not trained yet. */
  peer(name: PeerName): Promise<Peer>
  /** Our classifier, to be fitted on any labelled data. */
  fitClassifier(): Promise<FitClassifier>
  bench(onProgress: OnProgress): Promise<Benched>
  /** Takes a file's rows into the store. */
  importFile(request: ImportRequest): Promise<{ taken: number; refused: number }>
  /** Copies the database into a new file. */
  backup(file: string): Promise<void>
  /** Puts a backup in the database's place; resolves to where the one before is now. */
  restore(file: string): Promise<string | null>
  /** Does something with the people of the console. */
  team<T>(job: (team: Team) => Promise<T>): Promise<T>
  /** Rows of the store, as they come. */
  exportRows(name: ExportName, shop: string | null): Promise<AsyncIterable<object>>
}
