import type { ScriptFiles } from '../../content/scripts.ts'
import type { YamlFile } from '../../content/yaml-file.ts'
import type { PhrasesSource } from '../../types/index.ts'

/** Phrases with the place where they are written. */
export interface PlacedPhrases {
  /** The object of the script itself, with whatever it holds besides. */
  value: PhrasesSource
  file: string
  /** The line of one of its parts. */
  lineOf(path: readonly PropertyKey[]): number
}

/** Every phrases object of the scripts, wherever it stands: an object with `any` and `yes`. */
export function phrasesOf(files: ScriptFiles): PlacedPhrases[] {
  const { scripts: _, intents, ...shared } = files
  const yamls: YamlFile<unknown>[] = [...intents, ...Object.values(shared)]
  return yamls.flatMap((yaml) => within(yaml, yaml.value, []))
}

function within(yaml: YamlFile<unknown>, value: unknown, path: readonly PropertyKey[]): PlacedPhrases[] {
  if (typeof value !== 'object' || value === null) return []
  const parts = Array.isArray(value) ? value.map((part, i) => [i, part] as const) : Object.entries(value)
  const inner = parts.flatMap(([key, part]) => within(yaml, part, [...path, key]))
  if (!isPhrases(value)) return inner
  return [{ value, file: yaml.file, lineOf: (of) => yaml.lineOf([...path, ...of]) }, ...inner]
}

function isPhrases(value: object): value is PhrasesSource {
  return 'any' in value && 'yes' in value && Array.isArray(value.any) && Array.isArray(value.yes)
}
