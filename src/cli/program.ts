import { createRequire } from 'node:module'
import { Command } from 'commander'
import { askCommand } from './ask.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { benchCommand } from './bench.ts'
import { chatCommand } from './chat.ts'
import { converseCommand } from './converse.ts'
import type { Deps } from './deps.ts'
import { evalCommand } from './eval.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { type Io, processIo } from './io.ts'
import { lintCommand } from './lint.ts'
import { predictCommand } from './predict.ts'
import { serveCommand } from './serve.ts'
import { trainCommand } from './train.ts'
import { userCommand } from './user.ts'

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }

const COMMANDS = [
  serveCommand,
  trainCommand,
  askCommand,
  chatCommand,
  predictCommand,
  converseCommand,
  evalCommand,
  lintCommand,
  benchCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  userCommand,
]

/** The whole command line. Nothing is loaded before a command runs; run it with `runProgram`. */
export function createProgram(deps: Deps, io: Io = processIo()): Command {
  const program = new Command('shouda')
    .description("首答: drafts a shop's first reply from its own scripts")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(`${oneLine(text)}; shouda --help lists the commands\n`),
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 fine, 1 a check failed, 2 wrong usage or bad input, 3 could not run.',
    )
  for (const add of COMMANDS) add(program, deps, io)
  return program
}

/** As every other fault of ours is said. */
function oneLine(fault: string): string {
  return `shouda: ${fault
    .replace(/^error: /, '')
    .trim()
    .replace(/\.?\n+/g, ' ')}`
}
