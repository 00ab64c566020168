import http from 'node:http'
import https from 'node:https'
import { isPrivate, literalAddress, publicLookup } from './addresses.ts'

/** The largest answer that is read, in bytes. */
const MOST_BYTES = 256 * 1024

const AGENTS = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
}

export interface Answer {
  status: number
  body: string
}

/**
 * Gets a URL. Redirects are answers like others: nobody goes where they lead.
 * @param guarded whether addresses of this machine and its house are refused
 */
export function get(
  url: URL,
  headers: Record<string, string>,
  { guarded, signal }: { guarded: boolean; signal: AbortSignal },
): Promise<Answer> {
  const literal = literalAddress(url)
  if (guarded && literal !== null && isPrivate(literal))
    return Promise.reject(new Error(`${literal} is a private address`))
  const { request } = url.protocol === 'https:' ? https : http
  const agent = url.protocol === 'https:' ? AGENTS['https:'] : AGENTS['http:']
  const options = { headers, signal, agent, ...(guarded ? { lookup: publicLookup } : {}) }
  return new Promise((resolve, reject) => {
    request(url, options, (response) => read(response, resolve, reject))
      .on('error', reject)
      .end()
  })
}

function read(
  response: http.IncomingMessage,
  resolve: (answer: Answer) => void,
  reject: (fault: Error) => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  response.on('data', (chunk: Buffer) => {
    size += chunk.byteLength
    if (size > MOST_BYTES) response.destroy(new Error(`the answer is longer than ${MOST_BYTES} bytes`))
    else chunks.push(chunk)
  })
  response.on('error', reject)
  response.on('end', () =>
    resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
  )
}
