import { extname, join } from 'node:path'
import type { ContentFault } from '../errors.ts'

/** Endings under which people keep content; what an editor leaves behind has others. */
const CONTENT = new Set(['.yaml', '.yml', '.txt', '.text', '.csv', '.tsv', '.json', '.jsonl'])

/** Files of a folder that would be passed over without a word because of their ending. */
export function misnamedFaults(folder: string, names: readonly string[], ending: string): ContentFault[] {
  return names
    .filter((name) => CONTENT.has(extname(name).toLowerCase()) && extname(name) !== ending)
    .map((name) => ({
      file: join(folder, name),
      line: 0,
      message: `is not read; name it ${name.slice(0, -extname(name).length)}${ending}`,
    }))
}
