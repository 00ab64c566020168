import type { Shop } from '../../types/index.ts'
import { SLOT_NAMES } from '../../types/index.ts'
import type { ScriptFiles } from '../scripts.ts'
import { error, type Finding, warning } from './finding.ts'
import type { LocatedResponse } from './located.ts'

const LEAST_WORDINGS = 3
const ALWAYS_KNOWN = ['shop', 'goods']
const SLOT_WORDS = SLOT_NAMES.map((name) => `slot.${name}`)

/** Whether every response names only what exists, and has enough to say. */
export function lintResponses(responses: readonly LocatedResponse[], shops: readonly Shop[]): Finding[] {
  const facts = new Set(shops.flatMap((shop) => Object.keys(shop.facts)))
  return [
    ...repeatedIds(responses),
    ...responses.flatMap((one) => [...lintFacts(one, facts), ...lintKindNames(one), ...lintWordings(one)]),
  ]
}

/** Intents whose policy is to answer or to ask, and that have no words for it. */
export function lintWithoutResponses({ intents }: ScriptFiles): Finding[] {
  return intents.flatMap(({ file, value, lineOf }) => {
    const speaks = value.policy === 'reply' || value.policy === 'clarify'
    return speaks && value.responses.length === 0
      ? [error(file, lineOf(['policy']), `${value.intent} is to ${value.policy}, but has no responses`)]
      : []
  })
}

/** Facts of shops that no response rests on: nobody will ever hear them. */
export function lintUnusedFacts(
  shops: readonly { file: string; value: Shop; lineOf(path: PropertyKey[]): number }[],
  responses: readonly LocatedResponse[],
  needed: readonly string[],
): Finding[] {
  const used = new Set([...responses.flatMap(({ response }) => response.facts), ...needed])
  return shops.flatMap(({ file, value, lineOf }) =>
    Object.keys(value.facts)
      .filter((fact) => !used.has(fact))
      .map((fact) => warning(file, lineOf(['facts', fact]), `no response uses the fact ${fact}`)),
  )
}

function repeatedIds(responses: readonly LocatedResponse[]): Finding[] {
  const seen = new Set<string>()
  return responses
    .filter(({ response }) => seen.size === seen.add(response.id).size)
    .map(({ file, line, response }) => error(file, line, `the id ${response.id} is used twice`))
}

function lintFacts({ response, file, line }: LocatedResponse, known: ReadonlySet<string>): Finding[] {
  return response.facts
    .filter((fact) => !known.has(fact))
    .map((fact) => error(file, line, `${response.id}: no shop has the fact ${fact}`))
}

function lintKindNames({ response, file, line, kinds }: LocatedResponse): Finding[] {
  if (kinds === null) return []
  return (response.kinds ?? [])
    .filter((kind) => !kinds.includes(kind))
    .map((kind) => error(file, line, `${response.id}: unknown kind ${kind}`))
}

function lintWordings({ response, file, line, lines, extra }: LocatedResponse): Finding[] {
  const known = new Set([...response.facts, ...ALWAYS_KNOWN, ...SLOT_WORDS, ...extra])
  const found = response.wordings.flatMap((wording, i) =>
    [...wording.matchAll(/\{([^{}]*)\}/g)]
      .map(([, name]) => name as string)
      .filter((name) => !known.has(name))
      .map((name) =>
        error(file, lines[i] ?? line, `${response.id}: {${name}} is neither a slot nor among its facts`),
      ),
  )
  const distinct = new Set(response.wordings).size
  if (distinct < response.wordings.length)
    found.push(error(file, line, `${response.id}: a wording stands twice`))
  if (distinct < LEAST_WORDINGS) {
    found.push(
      error(file, line, `${response.id} has ${distinct} wordings; at least ${LEAST_WORDINGS} are needed`),
    )
  }
  return found
}
