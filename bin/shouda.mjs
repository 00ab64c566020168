#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

// The server waits for network and disk most of its time: memory kept free for bursts is worth less than memory free.
if (process.argv[2] === 'serve') {
  setFlagsFromString('--optimize-for-size')
  // What is only warm stays as it is: compiling it, ever again, took as much time as all messages together.
  setFlagsFromString('--interrupt-budget=1000000')
}
// The sources run as they are; tsx compiles in memory. It looks for tsconfig.json in the working directory
// unless told, and the command may be run from anywhere.
process.env.TSX_TSCONFIG_PATH = fileURLToPath(new URL('../tsconfig.json', import.meta.url))
const { register } = await import('tsx/esm/api')
register()
await import('../src/main.ts')
