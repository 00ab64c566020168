import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { UnavailableError } from '../errors.ts'
import { ROOT } from './root.ts'

const SOURCES = join(ROOT, 'src/console')
const BUILT = join(ROOT, 'dist/console')
/** Holds the hash of the sources that the build was made of. */
const MARK = 'sources.txt'

/** Hash of everything that the build is made of; times of files say nothing after a checkout. */
function hashOfSources(): string {
  const hash = createHash('sha256')
  const names = readdirSync(SOURCES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const name of [...names, join(ROOT, 'package-lock.json')])
    hash.update(name.slice(ROOT.length)).update('\0').update(readFileSync(name)).update('\0')
  return hash.digest('hex')
}

function isBuilt(hash: string): boolean {
  const mark = join(BUILT, MARK)
  return existsSync(mark) && readFileSync(mark, 'utf8') === hash
}

/**
 * Builds the console into `dist/console` where it is missing or made of other sources. In a process of its own, which
 * knows of no other environment: the bundler heeds and changes it.
 * @throws UnavailableError where it cannot be built
 */
export async function buildConsole(onProgress: (step: string) => void): Promise<void> {
  const hash = hashOfSources()
  if (isBuilt(hash)) return
  onProgress('building the console')
  const fresh = `${BUILT}-${process.pid}`
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  const words = [vite, 'build', '--config', 'vite.config.ts', '--outDir', fresh, '--logLevel', 'error']
  try {
    await promisify(execFile)(process.execPath, words, { cwd: SOURCES, env: { NODE_ENV: 'production' } })
    writeFileSync(join(fresh, MARK), hash)
    mkdirSync(dirname(BUILT), { recursive: true })
    rmSync(BUILT, { recursive: true, force: true })
    renameSync(fresh, BUILT)
  } catch (fault) {
    rmSync(fresh, { recursive: true, force: true })
    // Another process may have been quicker.
    if (!isBuilt(hash)) throw new UnavailableError(`the console cannot be built: ${fault}`, { cause: fault })
  }
}
