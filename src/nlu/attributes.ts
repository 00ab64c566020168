import type { HeardAttribute } from '../types/index.ts'
import type { Document } from './classifier.ts'
import type { KindModel } from './kinds.ts'

/** The label of what asks for no attribute. */
export const NO_ATTRIBUTE = ''

/** Tells which attribute of a product a text asks for, whatever else it may mean. */
export class AttributeModel {
  constructor(readonly model: KindModel) {}

  predict(document: Document): Omit<HeardAttribute, 'text'> | null {
    const { name, confidence } = this.model.predict(document)
    return name === NO_ATTRIBUTE ? null : { id: name, confidence }
  }
}
