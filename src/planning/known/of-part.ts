import { answerPart } from '../../knowledge/index.ts'
import { ofAttribute } from './of-attribute.ts'
import { type Source, said } from './said.ts'

/** What a part of the product costs by itself, or how it is to be had; what the record says of it else. */
export const ofPart: Source = (question, briefing) => {
  const { scene, scripts } = briefing
  const { product } = scene.records
  if (product === null || scripts.attributes === null) return null
  const answer = answerPart(question.normalised, product, scripts.attributes.parts)
  if (answer !== null) return said(answer)
  const value = ofAttribute(question, briefing)
  return value === null ? null : { as: 'attribute', ...value }
}
