import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { InputError } from '../errors.ts'
import { type Io, say } from './io.ts'

/** Takes whatever is echoed and shows nothing of it. */
const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() })

async function typed(io: Io): Promise<string> {
  const lines = createInterface({ input: io.stdin, output: silent(), terminal: true })
  try {
    io.stderr.write('password (not shown): ')
    const first = await lines.question('')
    io.stderr.write('\nonce more: ')
    const again = await lines.question('')
    say(io, '')
    if (first !== again) throw new InputError('the two passwords differ')
    return first
  } finally {
    lines.close()
  }
}

async function piped(io: Io): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/)[0] ?? ''
}

/** A password from the terminal, where it is not shown, or the first line of stdin; never an argument. */
export async function readPassword(io: Io): Promise<string> {
  const password = (io.stdin as { isTTY?: boolean }).isTTY ? await typed(io) : await piped(io)
  if (password === '') throw new InputError('no password: type one, or pass it on stdin')
  return password
}
