import { findSlots } from '../../../src/nlu/slots/index.ts'
import { buildFoldTable } from '../../../src/nlu/text/fold-table.ts'
import { Normaliser } from '../../../src/nlu/text/normaliser.ts'
import type { Slot, SlotName } from '../../../src/types/prediction.ts'

const normaliser = new Normaliser(buildFoldTable(), [
  ['sf', '顺丰'],
  ['yuantong', '圆通'],
])

export function slotsOf(text: string): Slot[] {
  return findSlots(normaliser.normalise(text), text)
}

/** The values of one kind in the text, in order. */
export function valuesOf(name: SlotName): (text: string) => string[] {
  return (text) =>
    slotsOf(text)
      .filter((slot) => slot.name === name)
      .map((slot) => slot.value)
}
