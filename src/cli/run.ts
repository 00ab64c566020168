import { type Command, CommanderError } from 'commander'
import { ShoudaError } from '../errors.ts'
import { type Io, say } from './io.ts'

/** A command ran through, but what it checked or read was not fine; everything is said already. */
export class Verdict extends Error {
  constructor(readonly exitCode: 1 | 2) {
    super(`exit code ${exitCode}`)
  }
}

const UNAVAILABLE = new Set(['EADDRINUSE', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ECONNREFUSED'])

/**
 * Runs the command line and maps every outcome to an exit code: 0 fine, 1 a check failed, 2 wrong usage or bad
 * input, 3 could not run.
 */
export async function runProgram(program: Command, argv: readonly string[], io: Io): Promise<number> {
  try {
    await program.parseAsync([...argv])
    return 0
  } catch (error) {
    return exitCodeOf(error, io)
  }
}

function exitCodeOf(error: unknown, io: Io): number {
  if (error instanceof Verdict) return error.exitCode
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof ShoudaError) {
    say(io, `shouda: ${error.message}`)
    return error.exitCode
  }
  if (!(error instanceof Error)) throw error
  const { code } = error as NodeJS.ErrnoException
  if (code !== undefined && UNAVAILABLE.has(code)) {
    say(io, `shouda: ${error.message}`)
    return 3
  }
  say(io, `shouda: unexpected fault: ${error.stack ?? error.message}`)
  return 3
}
