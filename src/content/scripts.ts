import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { ContentError, type ContentFault } from '../errors.ts'
import {
  attributesSchema,
  bargainingSchema,
  contextSchema,
  handoffSchema,
  holdingSchema,
  type Intent,
  intentScriptSchema,
  knowledgeSchema,
  outgoingSchema,
  type Scripts,
  signsSchema,
  styleSchema,
} from '../types/index.ts'
import { misnamedFaults } from './misnamed.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

const SHARED = {
  bargaining: bargainingSchema,
  handoff: handoffSchema,
  holding: holdingSchema,
  outgoing: outgoingSchema,
  context: contextSchema,
  style: styleSchema,
  signs: signsSchema,
}
type Shared = { [name in keyof typeof SHARED]: YamlFile<z.infer<(typeof SHARED)[name]>> }

/** All of `intents/`, with the lines of its parts. */
export interface ScriptFiles extends Shared {
  knowledge?: YamlFile<z.infer<typeof knowledgeSchema>>
  attributes?: YamlFile<z.infer<typeof attributesSchema>>
  intents: YamlFile<z.infer<typeof intentScriptSchema>>[]
  scripts: Scripts
}

/**
 * Reads `intents/`: one file per intent, and those whose names begin with `_`.
 * @throws ContentError naming every fault of every file
 */
export function loadScripts(folder: string): ScriptFiles {
  const faults: ContentFault[] = []
  const read = <T>(file: string, schema: z.ZodType<T>) => take(readYaml(file, schema), faults)
  const intents = intentFiles(folder, faults).flatMap((file) => {
    const yaml = read(file, intentScriptSchema)
    return yaml !== null && isNamedAfter(yaml, yaml.value.intent, faults) ? [yaml] : []
  })
  const shared = Object.entries(SHARED).map(([name, schema]) => {
    const file = join(folder, `_${name}.yaml`)
    if (existsSync(file)) return [name, read(file, schema as z.ZodType)]
    faults.push({ file, line: 0, message: 'this file is missing' })
    return [name, null]
  })
  const optional = <T>(name: string, schema: z.ZodType<T>) => {
    const file = join(folder, name)
    return existsSync(file) ? (read(file, schema) ?? undefined) : undefined
  }
  const knowledge = optional('_knowledge.yaml', knowledgeSchema)
  const attributes = optional('_attributes.yaml', attributesSchema)
  if (faults.length > 0) throw new ContentError(faults)
  const files = assemble(intents, Object.fromEntries(shared) as Shared)
  const scripts = { ...files.scripts, knowledge: knowledge?.value, attributes: attributes?.value }
  return { ...files, scripts, ...(knowledge && { knowledge }), ...(attributes && { attributes }) }
}

function assemble(intents: ScriptFiles['intents'], files: Shared): ScriptFiles {
  const scripts: Scripts = {
    intents: new Map(intents.map(({ value }) => [value.intent as Intent, value])),
    bargaining: files.bargaining.value,
    handoff: files.handoff.value,
    holding: files.holding.value,
    outgoing: files.outgoing.value,
    context: files.context.value,
    style: files.style.value,
    signs: files.signs.value,
  }
  return { ...files, intents, scripts }
}

function intentFiles(folder: string, faults: ContentFault[]): string[] {
  if (!existsSync(folder)) {
    faults.push({ file: folder, line: 0, message: 'this folder is missing' })
    return []
  }
  const all = readdirSync(folder)
  faults.push(...misnamedFaults(folder, all, '.yaml'))
  const names = all.filter((name) => name.endsWith('.yaml') && !name.startsWith('_'))
  return names.sort().map((name) => join(folder, name))
}

/** The value of a file that was read, or null with its faults noted. */
export function take<T>(parsed: ReturnType<typeof readYaml<T>>, faults: ContentFault[]): YamlFile<T> | null {
  if (parsed.ok) return parsed.yaml
  faults.push(...parsed.faults)
  return null
}

/** A file bears the id that it defines, so that people find it. */
export function isNamedAfter(yaml: YamlFile<unknown>, id: string, faults: ContentFault[]): boolean {
  const name = basename(yaml.file, '.yaml')
  if (name === id) return true
  faults.push({ file: yaml.file, line: 1, message: `the file is named ${name} but defines ${id}` })
  return false
}
