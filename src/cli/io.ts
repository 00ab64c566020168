import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Row } from '../types/json-lines.ts'

/** Where a command reads and writes: results on `stdout`, everything else on `stderr`. */
export interface Io {
  stdin: Readable
  stdout: Writable
  stderr: Writable & { isTTY?: boolean }
}

/**
 * The process's own streams. A reader that closes the pipe early (`| head`) ends the command quietly. Libraries that
 * chatter on the console do so on stderr: stdout is for results.
 */
export function processIo(): Io {
  const { stdin, stdout, stderr } = process
  console.log = console.error
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return { stdin, stdout, stderr }
}

/** Writes a result and waits where the reader is slow. */
export async function print(io: Io, text: string): Promise<void> {
  if (!io.stdout.write(text)) await once(io.stdout, 'drain')
}

/** One value as a line of JSON. */
export async function printJson(io: Io, value: unknown): Promise<void> {
  await print(io, `${JSON.stringify(value)}\n`)
}

/** A line beside the results. */
export function say(io: Io, text: string): void {
  io.stderr.write(`${text}\n`)
}

/** Prints rows as they come, error rows in their place; false where there was one. */
export async function printRows(io: Io, rows: AsyncIterable<Row<unknown>>): Promise<boolean> {
  let fine = true
  for await (const row of rows) {
    if (!row.ok) fine = false
    await printJson(io, row.ok ? row.value : row.row)
  }
  return fine
}
