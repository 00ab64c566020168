#!/usr/bin/env node
import { fileURLToPath } from 'node:url'

// The sources run as they are; tsx compiles in memory. It looks for tsconfig.json in the working directory
// unless told, and the command may be run from anywhere.
process.env.TSX_TSCONFIG_PATH = fileURLToPath(new URL('../tsconfig.json', import.meta.url))
const { register } = await import('tsx/esm/api')
register()
await import('../src/main.ts')
