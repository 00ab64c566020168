import { boughtMeant, mainAsked } from '../knowledge/index.ts'
import type { Setting } from './engine.ts'
import type { CompiledScripts } from './scripts.ts'

/** The setting with the product that an accessory goes with, where the words ask for what only that one's record tells. */
function aboutMain(setting: Setting, { attributes }: Pick<CompiledScripts, 'attributes'>): Setting {
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

/** The setting with which of several things that were bought the words mean, and the order that holds it. */
function aboutBought(setting: Setting, { attributes }: Pick<CompiledScripts, 'attributes'>): Setting {
  const { records, state, circumstances } = setting
  if (records === undefined || records.product !== null || attributes === null) return setting
  const text = state.unanswered.map((message) => message.text).join(',')
  const meant = boughtMeant(text, records, attributes)
  if (meant === null) return setting
  const { product, order } = meant
  const settled = { ...records.settled, product: { id: product.id, title: product.title }, orderId: order.id }
  const choice = { product: [], order: [] }
  return {
    ...setting,
    circumstances: { ...circumstances, product, order },
    records: { ...records, product, order, choice, settled },
  }
}

/** The setting with the records that the turn's words mean, of all that may be meant. */
export const aboutMeant = (given: Setting, scripts: Pick<CompiledScripts, 'attributes'>): Setting =>
  aboutBought(aboutMain(given, scripts), scripts)
