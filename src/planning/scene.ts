import type { AgentAsk } from '../context/rules.ts'
import { type ConversationState, toldBefore } from '../conversation/index.ts'
import { inCampaign } from '../knowledge/facts.ts'
import { localHour } from '../knowledge/local-time.ts'
import type { Circumstances, HeardAttribute, PlannedResponse, Shop, Situation, Slot } from '../types/index.ts'
import { NO_RECORDS, type Records } from './records.ts'
import type { CompiledScripts } from './scripts.ts'

/** Where something is said. */
type Setting = Pick<Scene, 'shop' | 'state' | 'circumstances'> & { records?: Records | undefined }

/** What was told, of what may have been. */
export type Told<T> = Pick<ReadonlySet<T>, 'has'>

/** Where and when something is said: all that decides which words fit. Immutable. */
export interface Scene {
  shop: Shop
  state: ConversationState
  circumstances: Circumstances
  /** What is answered, as written and as the rules read it, the values in it, and what it would ask of a product. */
  text: string
  normalised: string
  slots: readonly Slot[]
  attributes: readonly HeardAttribute[]
  emotions: ReadonlySet<string>
  situation: Situation | null
  campaign: boolean
  /** The hour of the shop's day. */
  hour: number
  /** Keys of wordings said in this conversation, those chosen for this very draft included. */
  said: ReadonlySet<string>
  /** All that the customer was told before, a reply a line. */
  told: string
  /** Whether our last words promised to see to something. */
  promised: () => boolean
  /** Facts quoted in this draft so far: saying one twice in a breath sounds like a machine. */
  quoted: ReadonlySet<string>
  hasPhoto: boolean
  /** What he need not be asked for any more. */
  settled: Told<AgentAsk>
  /** Whether he looks at a product and nothing says that he has ordered anything. */
  looksAround: boolean
  /** What he told besides, as the rules name it. */
  particulars: Told<string>
  records: Records
}

/** What every judge works with. */
export interface Briefing {
  scene: Scene
  scripts: CompiledScripts
}

/** What is answered; nothing where the shop begins. */
export type Heard = Pick<
  Scene,
  | 'text'
  | 'normalised'
  | 'slots'
  | 'attributes'
  | 'emotions'
  | 'situation'
  | 'hasPhoto'
  | 'settled'
  | 'particulars'
  | 'looksAround'
>

const NOTHING_HEARD: Heard = {
  text: '',
  normalised: '',
  slots: [],
  attributes: [],
  emotions: new Set(),
  situation: null,
  hasPhoto: false,
  settled: new Set(),
  particulars: new Set(),
  looksAround: false,
}

/**
 * The scene in which these words were heard.
 * @param promised whether our last words promised to see to something
 */
export function sceneOf(
  { shop, state, circumstances, records = NO_RECORDS }: Setting,
  heard: Heard = NOTHING_HEARD,
  promised = () => false,
): Scene {
  // Properties added behind a spread cost V8 a microsecond each, those before it next to nothing.
  return {
    records,
    shop,
    state,
    circumstances,
    campaign: inCampaign(shop, circumstances.now),
    hour: localHour(circumstances.now, shop.timezone),
    said: new Set(state.used),
    told: toldBefore(state).join('\n'),
    quoted: new Set(),
    promised,
    ...heard,
  }
}

/** The scene once these words are chosen for the same draft. */
export function afterSaying({ scene, scripts }: Briefing, planned: readonly PlannedResponse[]): Briefing {
  if (planned.length === 0) return { scene, scripts }
  return {
    scripts,
    scene: {
      ...scene,
      said: new Set([...scene.said, ...planned.map(({ responseId, wording }) => `${responseId}#${wording}`)]),
      quoted: new Set([...scene.quoted, ...planned.flatMap(({ facts }) => Object.keys(facts))]),
    },
  }
}

/** What a response is chosen for. */
export interface Ask {
  kind: string | null
  slots: readonly Slot[]
  /** Whether all that the question needs is given. */
  given: boolean
  /** The bargaining round that this would be, counted from 1; null where nobody bargains. */
  round: number | null
  extra: Readonly<Record<string, string>>
}

/** An ask without a question: words around the answers. */
export const NO_QUESTION: Ask = { kind: null, slots: [], given: true, round: null, extra: {} }
