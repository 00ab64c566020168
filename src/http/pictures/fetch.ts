import { lookup } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import { get as httpsGet } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPublic } from './addresses.ts'

/** A picture as it came. */
export interface Picture {
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Draws nothing but pixels: SVG can hold scripts. */
const TYPES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])
const MOST_BYTES = 8 * 1024 * 1024
const PATIENCE_MS = 10_000

/** What stands between us and the network; tests put their own in its place. */
export interface Network {
  get: typeof httpsGet
  isPublic: (address: string) => boolean
}

const NETWORK: Network = { get: httpsGet, isPublic }

/** Looks a name up and gives only public addresses: the connection goes to what was checked. */
function publicLookup(isFine: Network['isPublic']): LookupFunction {
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (fault, found) => {
      if (fault) return done(fault, '', 0)
      const [first] = found
      if (first === undefined || !found.every(({ address }) => isFine(address)))
        return done(new Error('not an address of the public internet'), '', 0)
      return options.all ? done(null, found) : done(null, first.address, first.family)
    })
  }
}

/** The address as it may be fetched; null where it may not: only https, only its usual port, no password. */
export function fetchable(address: string, isFine: Network['isPublic'] = isPublic): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null
  if (url.port !== '') return null
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // A bare address is never looked up.
  const isBare = /^[\d.]+$/.test(host) || host.includes(':')
  return isBare && !isFine(host) ? null : url
}

/**
 * The picture behind an address, or null where there is none that may be shown. Redirects are not followed; no
 * referrer, no cookie is sent.
 */
export async function fetchPicture(address: string, network: Network = NETWORK): Promise<Picture | null> {
  const url = fetchable(address, network.isPublic)
  if (url === null) return null
  try {
    return await read(await opened(url, network))
  } catch {
    return null
  }
}

function opened(url: URL, { get, isPublic: isFine }: Network): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = get(
      {
        host: url.hostname.replace(/^\[|\]$/g, ''),
        path: url.pathname + url.search,
        headers: { accept: [...TYPES].join(', '), 'user-agent': 'shouda' },
        lookup: publicLookup(isFine),
        agent: false,
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
      resolve,
    )
    request.on('error', reject)
  })
}

async function read(response: IncomingMessage): Promise<Picture | null> {
  const type = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const announced = Number(response.headers['content-length'] ?? 0)
  if (response.statusCode !== 200 || !TYPES.has(type) || announced > MOST_BYTES) {
    response.destroy()
    return null
  }
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MOST_BYTES) {
      response.destroy()
      return null
    }
    parts.push(part)
  }
  return { type, bytes: new Uint8Array(Buffer.concat(parts)) }
}
