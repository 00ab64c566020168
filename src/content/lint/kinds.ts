import type { TrainingExample } from '../../types/index.ts'
import { INTENTS } from '../../types/index.ts'
import type { ScriptFiles } from '../scripts.ts'
import { error, type Finding } from './finding.ts'

/** Every intent has a script and examples, and its sub-questions are the same in both. */
export function lintKinds(
  { intents }: ScriptFiles,
  examples: readonly TrainingExample[],
  folder: string,
): Finding[] {
  const scripted = new Set<string>(intents.map(({ value }) => value.intent))
  const missing = INTENTS.filter((intent) => !scripted.has(intent))
  return [
    ...missing.map((intent) => error(folder, 0, `${intent}.yaml is missing`)),
    ...intents.flatMap(({ file, value, lineOf }) => {
      const own = examples.filter((example) => example.label === value.intent)
      if (own.length === 0) return [error(file, 1, `${value.intent} has no examples in training-data`)]
      const trained = new Set(own.flatMap((example) => example.kind ?? []))
      const named = Object.keys(value.kinds)
      return [
        ...named
          .filter((kind) => !trained.has(kind) && value.kinds[kind]?.by_rules !== true)
          .map((kind) =>
            error(file, lineOf(['kinds', kind]), `the kind ${kind} has no examples in training-data`),
          ),
        ...[...trained]
          .filter((kind) => !named.includes(kind))
          .map((kind) =>
            error(file, lineOf(['kinds']), `training-data has the kind ${kind}, which is not named here`),
          ),
      ]
    }),
  ]
}
