import type { AttributesSource, TrainingExample } from '../../types/index.ts'
import type { YamlFile } from '../yaml-file.ts'
import { error, type Finding } from './finding.ts'

/** Whether what the attributes name exists. */
export function lintAttributes({ file, value, lineOf }: YamlFile<AttributesSource>): Finding[] {
  return [
    ...value.attributes.flatMap((attribute, i) =>
      unknownNames(attribute, value).map((message) =>
        error(file, lineOf(['attributes', i]), `${attribute.id}: ${message}`),
      ),
    ),
    ...Object.entries(value.vocabularies).flatMap(([name, concepts]) => {
      const known = new Set(concepts.map((concept) => concept.value))
      return concepts.flatMap((concept, i) =>
        [...concept.implies, ...concept.excludes]
          .filter((each) => !known.has(each))
          .map((each) =>
            error(file, lineOf(['vocabularies', name, i]), `${concept.value}: ${name} has no value ${each}`),
          ),
      )
    }),
  ]
}

function unknownNames(
  { dimension, vocabulary, flag }: AttributesSource['attributes'][number],
  { units, vocabularies }: AttributesSource,
): string[] {
  const values = vocabulary === undefined ? [] : (vocabularies[vocabulary] ?? [])
  return [
    ...(dimension !== undefined && units[dimension] === undefined ? [`no units of ${dimension}`] : []),
    ...(vocabulary !== undefined && vocabularies[vocabulary] === undefined
      ? [`no vocabulary ${vocabulary}`]
      : []),
    ...(flag !== undefined && !values.some(({ value }) => value === flag)
      ? [`its vocabulary has no value ${flag}`]
      : []),
  ]
}

/** Every attribute can be asked for, and every one that lines of the training data ask for exists. */
export function lintLearned(
  { file, value, lineOf }: YamlFile<AttributesSource>,
  examples: readonly TrainingExample[],
): Finding[] {
  const known = new Set(value.attributes.map(({ id }) => id))
  const files = new Map(
    examples.flatMap((each) => (each.attribute === null ? [] : [[each.attribute, each.file]])),
  )
  return [
    ...value.attributes.flatMap(({ id, asked }, i) =>
      asked === undefined && !files.has(id)
        ? [
            error(
              file,
              lineOf(['attributes', i]),
              `${id} has no words that ask for it and no lines in training-data`,
            ),
          ]
        : [],
    ),
    ...[...files].flatMap(([id, from]) =>
      known.has(id) ? [] : [error(from, 0, `the attribute ${id} is not in _attributes.yaml`)],
    ),
  ]
}
