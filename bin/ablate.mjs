#!/usr/bin/env node
// Lists the patterns of intents/ that no verdict needs: npm run ablate -- [--real <file>] [--sessions <file>]
import { relative } from 'node:path'
import { register } from 'tsx/esm/api'

register()
const { readConfig } = await import('../src/config.ts')
const { runAblation } = await import('../src/bootstrap/ablation.ts')
const tell = (step) => process.stderr.isTTY && process.stderr.write(`\r\u001b[2K${step} …`)
try {
  const dead = runAblation(readConfig(), process.argv.slice(2), tell)
  tell('')
  for (const { file, line, list, pattern } of dead) {
    console.log(`${relative(process.cwd(), file)}:${line}: ${list}: ${pattern}`)
  }
  console.log(`${dead.length} patterns change no verdict`)
} catch (error) {
  console.error(`ablate: ${error.message}`)
  process.exitCode = error.exitCode ?? 3
}
