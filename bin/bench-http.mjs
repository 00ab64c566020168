#!/usr/bin/env node
// Times the server on this machine: npm run bench:http -- [--rounds 5] [--deliveries 3000] [--seconds 10] [--no-postgres]
// The agents' desk over a full store: npm run bench:http -- --desk 100000 [--times 20] [--no-postgres]
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
    desk: { type: 'string' },
    times: number(20),
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

const onProgress = (step) => process.stderr.write(`${step} …\n`)

async function benchDesk() {
  const { benchDesk } = await import('../src/bootstrap/desk-bench/run.ts')
  const { deskBars, describeDeskBench } = await import('../src/bootstrap/desk-bench/report.ts')
  const { describeBars, isHeld } = await import('../src/bootstrap/http-bench/report.ts')
  const server = await postgres()
  try {
    const options = { messages: Number(values.desk), times: Number(values.times), postgresUrl: server.url }
    const reports = await benchDesk({ ...options, onProgress })
    const bars = deskBars(reports)
    console.log(`${describeDeskBench(reports)}\n\n${describeBars(bars)}`)
    process.exitCode = bars.every(isHeld) ? 0 : 1
  } finally {
    await server.stop()
  }
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
      onProgress,
    })
    console.log(describeHttpBench(durable, drafting))
    process.exitCode = barsOf(durable, drafting).every(isHeld) ? 0 : 1
  } finally {
    await server.stop()
  }
}

if (values.desk !== undefined) await benchDesk()
else if (values.subject === undefined) await bench()
else {
  process.argv[2] = values.subject
  await import('../src/bootstrap/http-bench/subject.ts')
}
