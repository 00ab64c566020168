import { Command } from 'commander'
import { askCommand } from './ask.ts'
import { benchCommand } from './bench.ts'
import { chatCommand } from './chat.ts'
import { converseCommand } from './converse.ts'
import type { Deps } from './deps.ts'
import { evalCommand } from './eval.ts'
import { exportCommand } from './export.ts'
import { type Io, processIo } from './io.ts'
import { lintCommand } from './lint.ts'
import { predictCommand } from './predict.ts'
import { serveCommand } from './serve.ts'
import { trainCommand } from './train.ts'

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
  exportCommand,
]

/** The whole command line. Nothing is loaded before a command runs; run it with `runProgram`. */
export function createProgram(deps: Deps, io: Io = processIo()): Command {
  const program = new Command('shouda')
    .description("首答: drafts a shop's first reply from its own scripts")
    .showHelpAfterError('(shouda --help lists the commands)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 fine, 1 a check failed, 2 wrong usage or bad input, 3 could not run.',
    )
  for (const add of COMMANDS) add(program, deps, io)
  return program
}
