import { createDeps } from './bootstrap/deps.ts'
import { processIo } from './cli/io.ts'
import { createProgram } from './cli/program.ts'
import { runProgram } from './cli/run.ts'
import { type Config, readConfig } from './config.ts'

let config: Config | undefined
const io = processIo()
const program = createProgram(
  createDeps(() => (config ??= readConfig())),
  io,
)
process.exitCode = await runProgram(program, process.argv, io)
