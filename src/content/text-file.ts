import { readFileSync } from 'node:fs'
import { ContentError } from '../errors.ts'

/**
 * The text of a file that people edit.
 * @throws ContentError where it is not UTF-8: in another encoding its words would be read as other ones
 */
export function readText(file: string): string {
  const bytes = readFileSync(file)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Said below, as for UTF-16 that happens to decode.
  }
  const line = 0
  throw new ContentError([{ file, line, message: 'is not UTF-8 (GBK or UTF-16?); save it as UTF-8' }])
}
