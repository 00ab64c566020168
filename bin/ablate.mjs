#!/usr/bin/env node
// Lists the patterns of intents/ that no verdict needs: npm run ablate -- [--alternatives] [--real <file>] [--sessions <file>]
import { relative } from 'node:path'
import { register } from 'tsx/esm/api'

register()
const { readConfig } = await import('../src/config.ts')
const { runAblation } = await import('../src/bootstrap/ablation.ts')
const tell = (step) => process.stderr.isTTY && process.stderr.write(`\r\u001b[2K${step} …`)
try {
  const dead = runAblation(readConfig(), process.argv.slice(2), tell)
  tell('')
  for (const { file, line, list, pattern, lacks } of dead) {
    const where = `${relative(process.cwd(), file)}:${line}: ${list}: ${pattern}`
    console.log(lacks === null ? where : `${where}\n  without ${lacks.join('  ')}`)
  }
  const whole = dead.filter(({ lacks }) => lacks === null)
  const parts = dead.flatMap(({ lacks }) => lacks ?? [])
  console.log(`${whole.length} patterns and ${parts.length} alternatives of others change no verdict`)
} catch (error) {
  console.error(`ablate: ${error.message}`)
  process.exitCode = error.exitCode ?? 3
}
