import type { ScriptFiles } from '../scripts.ts'
import { error, type Finding } from './finding.ts'

/** Whether `_handoff.yaml` and `_holding.yaml` name intents and kinds that exist. */
export function lintReferences({ handoff, holding, scripts }: ScriptFiles): Finding[] {
  const known = new Set<string>()
  for (const [intent, script] of scripts.intents) {
    known.add(intent)
    for (const kind of Object.keys(script.kinds)) known.add(`${intent}/${kind}`)
  }
  const unknown = (names: readonly string[]) => names.filter((name) => !known.has(name))
  return [
    ...unknown(Object.keys(handoff.value.urgency)).map((name) =>
      error(handoff.file, handoff.lineOf(['urgency', name]), `unknown intent or kind ${name}`),
    ),
    ...holding.value.words.flatMap(({ intents }, i) =>
      unknown(intents).map((name) =>
        error(holding.file, holding.lineOf(['words', i, 'intents']), `unknown intent or kind ${name}`),
      ),
    ),
  ]
}
