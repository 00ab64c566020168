import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { ContentFault } from '../errors.ts'
import { readText } from './text-file.ts'

type Path = readonly PropertyKey[]

/** A YAML file that validates, with the line of each of its parts. */
export interface YamlFile<T> {
  file: string
  value: T
  /** The line of the part at `path`, counted from 1; of its nearest parent where it has none of its own. */
  lineOf(path: Path): number
}

export type Parsed<T> = { ok: true; yaml: YamlFile<T> } | { ok: false; faults: ContentFault[] }

/** Reads and validates a YAML file; every fault names its line. */
export function readYaml<T>(file: string, schema: z.ZodType<T>): Parsed<T> {
  const lines = new LineCounter()
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ pos, message }) => ({
      file,
      line: lines.linePos(pos[0]).line,
      message,
    }))
    return { ok: false, faults }
  }
  const lineOf = (path: Path) => lines.linePos(offsetOf(document, path)).line
  const result = schema.safeParse(document.toJS())
  if (result.success) return { ok: true, yaml: { file, value: result.data, lineOf } }
  return { ok: false, faults: result.error.issues.map((issue) => ({ file, ...place(issue, lineOf) })) }
}

function place(issue: z.core.$ZodIssue, lineOf: (path: Path) => number): Omit<ContentFault, 'file'> {
  const [key] = issue.code === 'unrecognized_keys' ? issue.keys : []
  const path = key === undefined ? issue.path : [...issue.path, key]
  return { line: lineOf(path), message: `${path.join('.') || 'the file'}: ${issue.message}` }
}

/** Where the part at `path` begins; of a map's entry, its key. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && key.value === last)
      : undefined
    const node = pair?.key ?? document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range != null) return node.range[0]
  }
  return 0
}
