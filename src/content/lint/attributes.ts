import {
  type AttributesSource,
  compilePattern,
  compilePhrases,
  matchesPhrases,
  type PhrasesSource,
} from '../../types/index.ts'
import type { YamlFile } from '../yaml-file.ts'
import { error, type Finding } from './finding.ts'

/** Whether the ways of asking hold by their examples, and what they name exists. */
export function lintAttributes({ file, value, lineOf }: YamlFile<AttributesSource>): Finding[] {
  const phrases = [
    ...value.attributes.map(({ asked }, i) => ({ asked, path: ['attributes', i, 'asked'] as PropertyKey[] })),
    ...Object.entries(value.forms).map(([name, asked]) => ({
      asked,
      path: ['forms', name] as PropertyKey[],
    })),
  ]
  return [
    ...phrases.flatMap(({ asked, path }) =>
      faultsOf(asked).map((message) => error(file, lineOf(path), message)),
    ),
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

/** Patterns without an example that holds them, and examples that come out the wrong way. */
function faultsOf(source: PhrasesSource): string[] {
  const phrases = compilePhrases(source)
  const without = (patterns: readonly string[], examples: readonly string[]) =>
    patterns.filter((pattern) => !examples.some((text) => compilePattern(pattern).test(text)))
  return [
    ...without(source.any, source.yes).map((pattern) => `${pattern} matches no example of yes`),
    ...without(source.unless, source.no).map((pattern) => `${pattern} matches no example of no`),
    ...source.yes.filter((text) => !matchesPhrases(text, phrases)).map((text) => `"${text}" should match`),
    ...source.no.filter((text) => matchesPhrases(text, phrases)).map((text) => `"${text}" should not match`),
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
