import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UnavailableError } from '../../errors.ts'
import { ROOT } from '../root.ts'

/** A server in a process of its own. */
export interface Subject {
  port: number
  /** Resident memory in MB; null where the system does not tell. */
  memory(): number | null
  stop(): Promise<void>
}

function memoryOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

function subject(child: ChildProcess, port: number): Subject {
  return {
    port,
    memory: () => memoryOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

type Environment = Record<string, string>

/** Waits for the port that the process tells. */
async function started(child: ChildProcess, told: Promise<number>): Promise<Subject> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new UnavailableError(`the server to be timed ended with ${code}`)
  })
  return subject(child, await Promise.race([told, ended]))
}

/** The bare endpoint, or the server's own without its worker. */
export function startEndpoint(name: 'bare' | 'durable', env: Environment): Promise<Subject> {
  const child = fork(join(ROOT, 'bin/bench-http.mjs'), ['--subject', name], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return started(
    child,
    once(child, 'message').then(([said]) => (said as { port: number }).port),
  )
}

/** The whole server, as `npm start` runs it. */
export function startServe(env: Environment): Promise<Subject> {
  const child = fork(join(ROOT, 'bin/shouda.mjs'), ['serve'], {
    env: { ...process.env, PORT: '0', SHOUDA_LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const port = new Promise<number>((resolve) => {
    let text = ''
    child.stdout?.on('data', (chunk) => {
      text += String(chunk)
      const found = /console\s+http:\/\/\S+?:(\d+)\//.exec(text)?.[1]
      if (found !== undefined) resolve(Number(found))
    })
  })
  return started(child, port)
}
