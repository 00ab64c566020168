import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Engine } from '../evaluation/predict.ts'
import { readShelves } from '../evaluation/records.ts'
import { instantOf } from '../types/index.ts'

/** What a run knows and when it is. */
export interface RecordOptions {
  products?: string
  orders?: string
  now?: number
}

/** `--products`, `--orders` and `--now`, the same for every command that answers lines. */
export function withRecordOptions(command: Command): Command {
  return command
    .addOption(new Option('--products <file>', 'JSON Lines: the only products of this run'))
    .addOption(new Option('--orders <file>', 'JSON Lines: the only orders of this run'))
    .addOption(new Option('--now <instant>', 'the time, as ISO 8601 with offset').argParser(instant))
}

/** The engine with the products, orders and time of the run. */
export function withRecords(engine: Engine, { now, ...files }: RecordOptions): Engine {
  return { ...engine, shelves: readShelves(files), exact: now !== undefined }
}

function instant(text: string): number {
  const at = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? instantOf(text) : null
  if (at === null || Number.isNaN(at))
    throw new InvalidArgumentError('not an instant as 2026-11-21T10:00:00+08:00')
  return at
}
