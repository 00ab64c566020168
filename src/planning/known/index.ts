import type { Question } from '../../context/question.ts'
import type { KnowledgeSource } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { ofDispatch, ofInvoice, ofParcel, ofRefund } from './of-order.ts'
import { ofAttribute, ofColors, ofPrice, ofSize, ofStock } from './of-product.ts'
import type { Said, Source } from './said.ts'

const SOURCES: Readonly<Record<KnowledgeSource, Source>> = {
  attribute: ofAttribute,
  stock: ofStock,
  size: ofSize,
  colors: ofColors,
  price: ofPrice,
  parcel: ofParcel,
  dispatch: ofDispatch,
  refund: ofRefund,
  invoice: ofInvoice,
}

/** What a record says to the question; null where there is none, or where it says nothing to it. */
export function saidBy(from: KnowledgeSource, question: Question, briefing: Briefing): Said | null {
  return SOURCES[from](question, briefing)
}

export type { Said }
