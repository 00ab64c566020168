#!/usr/bin/env node
// Builds the console where it is missing or older than its sources; `npm ci` runs it.
import { register } from 'tsx/esm/api'

register()
const { buildConsole } = await import('../src/bootstrap/console.ts')
try {
  await buildConsole((step) => console.error(`${step} …`))
} catch (error) {
  console.error(`console: ${error.message}`)
  process.exitCode = 3
}
