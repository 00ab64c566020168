import { ModelError } from '../errors.ts'

/**
 * A header as JSON and binary sections in one array of bytes: magic, header length, header, then the sections,
 * each aligned to 8 bytes. Little-endian, as every platform Node runs on.
 */
const MAGIC = 0x53484431
const align = (n: number) => (n + 7) & ~7

export function writeSections(header: object, sections: readonly ArrayBufferView[]): Uint8Array {
  const lengths = sections.map((section) => section.byteLength)
  const json = Buffer.from(JSON.stringify({ header, lengths }))
  const start = align(8 + json.length)
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + align(length), start))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, json.length, true)
  bytes.set(json, 8)
  let at = start
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at)
    at += align(section.byteLength)
  }
  return bytes
}

/** @throws ModelError where the bytes are not what `writeSections` wrote. */
export function readSections<H>(bytes: Uint8Array): { header: H; sections: Uint8Array[] } {
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes)
  const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength)
  if (aligned.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new ModelError('not a model file')
  const jsonLength = view.getUint32(4, true)
  const { header, lengths } = JSON.parse(Buffer.from(aligned.subarray(8, 8 + jsonLength)).toString()) as {
    header: H
    lengths: number[]
  }
  let at = align(8 + jsonLength)
  const sections = lengths.map((length) => {
    const section = aligned.subarray(at, at + length)
    if (section.byteLength !== length) throw new ModelError('the model file is cut short')
    at += align(length)
    return section
  })
  return { header, sections }
}
