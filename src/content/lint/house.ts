import type { StyleScript } from '../../types/index.ts'
import { error, type Finding } from './finding.ts'
import type { LocatedResponse } from './located.ts'

/** Wordings that speak as the house does not, and promises that nobody is reminded of. */
export function lintHouse(
  responses: readonly LocatedResponse[],
  style: Pick<StyleScript, 'promises' | 'banned'>,
): Finding[] {
  const promises = style.promises.patterns.map(compiled)
  const banned = style.banned.map(({ says, patterns }) => ({ says, patterns: patterns.map(compiled) }))
  return responses.flatMap((one) => [
    ...lintPromises(one, promises),
    ...banned.flatMap(({ says, patterns }) => lintBanned(one, says, patterns)),
  ])
}

function lintPromises(one: LocatedResponse, promises: readonly RegExp[]): Finding[] {
  if (one.response.task !== undefined) return []
  const promised = one.response.wordings.flatMap((words) => found(words, promises)).at(0)
  if (promised === undefined) return []
  return [error(one.file, one.line, `${one.response.id} promises "${promised}", but has no task`)]
}

function lintBanned(one: LocatedResponse, says: string, patterns: readonly RegExp[]): Finding[] {
  return one.response.wordings.flatMap((words, i) =>
    found(words, patterns).map((bad) =>
      error(one.file, one.lines[i] ?? one.line, `${one.response.id}: "${bad}" ${says}`),
    ),
  )
}

function found(words: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => pattern.exec(words)?.[0] ?? [])
}

const compiled = (source: string) => new RegExp(source, 'u')
