#!/usr/bin/env node
// Times the server on this machine: npm run bench:http -- [--rounds 5] [--deliveries 3000] [--seconds 10] [--no-postgres]
import { parseArgs } from 'node:util'
import { register } from 'tsx/esm/api'

register()
const number = (fallback) => ({ type: 'string', default: String(fallback) })
const { values } = parseArgs({
  options: {
    subject: { type: 'string' },
    rounds: number(5),
    deliveries: number(3000),
    seconds: number(10),
    'per-second': number(500),
    'no-postgres': { type: 'boolean', default: false },
  },
})

/** The database that DATABASE_URL names, else a server of its own. */
async function postgres() {
  if (values['no-postgres']) return { url: null, stop: async () => {} }
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} }
  const { startPostgres } = await import('../tests/setup/postgres-server.ts')
  return startPostgres()
}

async function bench() {
  const { benchHttp } = await import('../src/bootstrap/http-bench/run.ts')
  const { barsOf, describeHttpBench, isHeld } = await import('../src/bootstrap/http-bench/report.ts')
  const server = await postgres()
  try {
    const { durable, drafting } = await benchHttp({
      rounds: Number(values.rounds),
      deliveries: Number(values.deliveries),
      seconds: Number(values.seconds),
      perSecond: Number(values['per-second']),
      postgresUrl: server.url,
      onProgress: (step) => process.stderr.write(`${step} …\n`),
    })
    console.log(describeHttpBench(durable, drafting))
    process.exitCode = barsOf(durable, drafting).every(isHeld) ? 0 : 1
  } finally {
    await server.stop()
  }
}

if (values.subject === undefined) await bench()
else {
  process.argv[2] = values.subject
  await import('../src/bootstrap/http-bench/subject.ts')
}
