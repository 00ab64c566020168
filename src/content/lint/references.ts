import type { ScriptFiles } from '../scripts.ts'
import { error, type Finding } from './finding.ts'

/** Whether `_handoff.yaml` and `_holding.yaml` name intents, kinds and signs that exist. */
export function lintReferences({ handoff, holding, signs, scripts }: ScriptFiles): Finding[] {
  const known = new Set<string>()
  for (const [intent, script] of scripts.intents) {
    known.add(intent)
    for (const kind of Object.keys(script.kinds)) known.add(`${intent}/${kind}`)
  }
  const unknown = (names: readonly string[]) => names.filter((name) => !known.has(name))
  const held = new Set(signs.value.signs.map(({ id }) => id))
  return [
    ...unknown(Object.keys(handoff.value.urgency)).map((name) =>
      error(handoff.file, handoff.lineOf(['urgency', name]), `unknown intent or kind ${name}`),
    ),
    ...holding.value.words.flatMap(({ intents }, i) =>
      unknown(intents.filter((name) => !held.has(name))).map((name) =>
        error(holding.file, holding.lineOf(['words', i, 'intents']), `unknown intent, kind or sign ${name}`),
      ),
    ),
  ]
}
