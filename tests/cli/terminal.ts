import { PassThrough, Readable, Writable } from 'node:stream'
import type { Deps } from '../../src/cli/deps.ts'
import type { Io } from '../../src/cli/io.ts'
import { createProgram } from '../../src/cli/program.ts'
import { runProgram } from '../../src/cli/run.ts'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** Runs a command line in this process; a command may only reach for the deps that the test gives. */
export async function run(args: string[], deps: Partial<Deps> = {}, stdin = '', isTTY = false): Promise<Ran> {
  const [out, err] = [sink(), sink()]
  const stderr = Object.assign(err.stream, { isTTY })
  const io: Io = { stdin: Readable.from([stdin]).pipe(new PassThrough()), stdout: out.stream, stderr }
  const code = await runProgram(createProgram(only(deps), io), ['node', 'shouda', ...args], io)
  return { code, stdout: out.text(), stderr: err.text() }
}

function sink(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return { stream, text: () => Buffer.concat(chunks).toString() }
}

function only(deps: Partial<Deps>): Deps {
  return new Proxy(deps, {
    get(given, name) {
      const dep = given[name as keyof Deps]
      if (dep === undefined) throw new Error(`the command reached for ${String(name)}`)
      return dep
    },
  }) as Deps
}
