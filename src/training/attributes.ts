import { AttributeModel, NO_ATTRIBUTE } from '../nlu/attributes.ts'
import type { Prepared } from './example.ts'
import { fittedWithTemperature } from './held-out.ts'

/** Of the lines that name no attribute so many in one are enough to learn what asks for none. */
const ONE_OF = 6

/**
 * The model of the attributes that questions ask for, its temperature from one fold that was held out; null where no
 * line names one. Lines of a sub-question whose attributes have files of their own, and which name none, may ask for
 * any: they teach nothing.
 */
export function trainAttributes(
  examples: readonly Prepared[],
  folds: Int8Array,
): { model: AttributeModel; accuracy: number } | null {
  const divided = new Set(examples.flatMap((each) => (each.attribute === null ? [] : [subject(each)])))
  if (divided.size === 0) return null
  const rows = examples.flatMap((example, i) => {
    const teaches = example.attribute !== null || (i % ONE_OF === 0 && !divided.has(subject(example)))
    return teaches ? [{ example, fold: folds[i]! }] : []
  })
  const { model, accuracy } = fittedWithTemperature(rows, ({ attribute }) => attribute ?? NO_ATTRIBUTE)
  return { model: new AttributeModel(model), accuracy }
}

const subject = ({ label, kind }: Prepared): string => `${label}/${kind}`
