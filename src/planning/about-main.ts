import { mainAsked } from '../knowledge/index.ts'
import type { Setting } from './engine.ts'
import type { CompiledScripts } from './scripts.ts'

/** The setting with the product that an accessory goes with, where the words ask for what only that one's record tells. */
export function aboutMain(setting: Setting, { attributes }: Pick<CompiledScripts, 'attributes'>): Setting {
  const { records, state } = setting
  if (records === undefined || attributes === null) return setting
  const text = state.unanswered.map((message) => message.text).join(',')
  const main = mainAsked(text, records, attributes)
  if (main === null) return setting
  const { id, title } = main
  const shown = records.shown?.filter((each) => each.id !== id)
  const settled = { orderId: null, ...records.settled, product: { id, title } }
  return { ...setting, records: { ...records, product: main, shown, settled } }
}
