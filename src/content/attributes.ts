import { ContentError, type ContentFault } from '../errors.ts'
import { type AttributesSource, attributesSchema } from '../types/index.ts'
import { take } from './scripts.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/**
 * Reads `intents/_attributes.yaml`.
 * @throws ContentError naming every fault
 */
export function loadAttributes(file: string): YamlFile<AttributesSource> {
  const faults: ContentFault[] = []
  const yaml = take(readYaml(file, attributesSchema), faults)
  if (yaml === null) throw new ContentError(faults)
  return yaml
}
