#!/usr/bin/env node
// Writes training-data/_decisions anew, from the dialogues of eval/: npm run decisions
import { register } from 'tsx/esm/api'

register()
const { readConfig } = await import('../src/config.ts')
const { writeDecisions } = await import('../src/bootstrap/decisions.ts')
try {
  const written = writeDecisions(readConfig(), (step) => console.error(step))
  for (const { file, turns } of written) console.log(`${file}: ${turns} turns`)
} catch (error) {
  console.error(`decisions: ${error.message}`)
  process.exitCode = error.exitCode ?? 3
}
