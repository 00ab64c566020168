import type { Response } from '../../types/index.ts'
import type { ScriptFiles } from '../scripts.ts'
import type { YamlFile } from '../yaml-file.ts'

/** A response with the place where it is written. */
export interface LocatedResponse {
  response: Omit<Response, 'kinds'> & { kinds?: string[] }
  file: string
  line: number
  /** Line of each wording. */
  lines: number[]
  /** Kinds that the script knows; null where it has none to name. */
  kinds: readonly string[] | null
  /** Words besides facts, slots, shop and goods that its wordings may use. */
  extra: readonly string[]
  /** The layer of the sandwich that it is, if it is one. */
  layer: 'praise' | 'value' | 'closing' | null
}

type Group = Pick<LocatedResponse, 'kinds' | 'extra' | 'layer'>

const LAYERS = ['praise', 'value', 'closing'] as const
const OUTGOING = ['payment_reminder', 'order_check', 'dispatched', 'arrived', 'follow_up'] as const
const OUTGOING_WORDS = ['product', 'order', 'time', 'left', 'courier', 'tracking']
const PLAIN: Group = { kinds: null, extra: [], layer: null }

/** Every response of every file of `intents/`. */
export function allResponses(files: ScriptFiles): LocatedResponse[] {
  const { bargaining, holding, outgoing } = files
  const haggling = files.scripts.intents.get('discount')
  const tactics = [...Object.keys(haggling?.kinds ?? {}), 'hesitation']
  return [
    ...files.intents.flatMap((yaml) =>
      located(yaml, yaml.value.responses, ['responses'], { ...PLAIN, kinds: Object.keys(yaml.value.kinds) }),
    ),
    ...located(bargaining, bargaining.value.tactics, ['tactics'], { ...PLAIN, kinds: tactics }),
    ...LAYERS.flatMap((layer) =>
      located(bargaining, bargaining.value.sandwich[layer], ['sandwich', layer], {
        ...PLAIN,
        kinds: tactics,
        layer,
      }),
    ),
    ...located(holding, holding.value.words, ['words'], PLAIN),
    ...located(holding, holding.value.off_hours, ['off_hours'], { ...PLAIN, extra: ['opens'] }),
    ...located(holding, holding.value.overloaded, ['overloaded'], PLAIN),
    ...OUTGOING.flatMap((occasion) =>
      located(outgoing, outgoing.value[occasion], [occasion], {
        ...PLAIN,
        extra: OUTGOING_WORDS,
      }),
    ),
  ]
}

function located(
  { file, lineOf }: YamlFile<unknown>,
  responses: readonly LocatedResponse['response'][],
  path: readonly string[],
  group: Group,
): LocatedResponse[] {
  return responses.map((response, i) => ({
    response,
    file,
    line: lineOf([...path, i]),
    lines: response.wordings.map((_, wording) => lineOf([...path, i, 'wordings', wording])),
    ...group,
  }))
}
