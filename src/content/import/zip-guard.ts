import { inflateRawSync } from 'node:zlib'
import { InputError } from '../../errors.ts'

/** What all parts of a workbook may come to once they are unpacked. */
export const MOST_UNPACKED = 200 * 1024 * 1024
const MOST_PARTS = 2000
const END = 0x06054b50
const ENTRY = 0x02014b50
const STORED = 0
const DEFLATED = 8

/** A part of the workbook, unpacked. */
export interface Part {
  name: string
  text(): string
}

/**
 * Unpacks a workbook within bounds: what it says of its sizes is not believed, each part is unpacked no further than
 * what is left of the bound.
 * @throws InputError where it is no zip file, encrypted, or unpacks to more than it may
 */
export function unpack(bytes: Buffer, most = MOST_UNPACKED): Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END)
    throw new InputError('no XLSX file')
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_PARTS) throw new InputError(`the workbook has more than ${MOST_PARTS} parts`)
  const parts: Part[] = []
  let at = bytes.readUInt32LE(end + 16)
  let left = most
  for (let i = 0; i < count; i++) {
    const entry = entryAt(bytes, at)
    const content = inflated(bytes, entry, left)
    left -= content.length
    parts.push({ name: entry.name, text: () => content.toString('utf8') })
    at = entry.next
  }
  return parts
}

interface Entry {
  name: string
  method: number
  packed: number
  start: number
  next: number
}

function entryAt(bytes: Buffer, at: number): Entry {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY)
    throw new InputError('the XLSX file is damaged')
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new InputError('the XLSX file is encrypted')
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
  const local = bytes.readUInt32LE(at + 42)
  if (local + 30 > bytes.length) throw new InputError('the XLSX file is damaged')
  return {
    name: bytes.toString('utf8', at + 46, nameEnd),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    start: local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28),
    next: nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  }
}

function inflated(bytes: Buffer, { method, start, packed }: Entry, most: number): Buffer {
  const raw = bytes.subarray(start, start + packed)
  if (method !== STORED && method !== DEFLATED)
    throw new InputError('the XLSX file is packed in an unknown way')
  if (raw.length > most) throw tooLarge()
  if (method === STORED) return raw
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(most, 1) })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new InputError('the XLSX file is damaged')
  }
}

const tooLarge = () => new InputError(`the workbook unpacks to more than it may`)
