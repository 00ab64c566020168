import { AttributeModel, NO_ATTRIBUTE } from '../nlu/attributes.ts'
import { fitTemperature } from '../nlu/confidence/temperature.ts'
import { KindModel } from '../nlu/kinds.ts'
import type { Prepared } from './example.ts'
import { fitted } from './fitted.ts'

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
  const held = holdOut(rows)
  const classifier = fittedAttributes(rows.map(({ example }) => example))
  const temperature = fitTemperature(held.scores, held.targets)
  return { model: new AttributeModel(new KindModel(classifier, temperature)), accuracy: held.right }
}

const subject = ({ label, kind }: Prepared): string => `${label}/${kind}`

const attributeOf = ({ attribute }: Prepared): string => attribute ?? NO_ATTRIBUTE

const fittedAttributes = (examples: readonly Prepared[]) => fitted(examples, attributeOf)

/** The scores of one fold by a classifier of the others. */
function holdOut(rows: readonly { example: Prepared; fold: number }[]) {
  const classifier = fittedAttributes(rows.filter(({ fold }) => fold !== 0).map(({ example }) => example))
  const known = rows.filter(
    ({ example, fold }) => fold === 0 && classifier.labels.includes(attributeOf(example)),
  )
  const scores = known.map(({ example }) => {
    const own = new Float32Array(classifier.labels.length)
    classifier.score(example.document, own)
    return own
  })
  const targets = known.map(({ example }) => classifier.labels.indexOf(attributeOf(example)))
  const right = scores.filter((own, i) => own.indexOf(Math.max(...own)) === targets[i]).length
  return { scores, targets, right: known.length === 0 ? 0 : right / known.length }
}
