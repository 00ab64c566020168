import type { Question } from '../../context/question.ts'
import type { KnowledgeSource } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { ofCoupon, ofEnds, ofHowToBuy } from './of-activity.ts'
import { ofAttribute } from './of-attribute.ts'
import { ofMisfit, ofOrigin, ofPaid } from './of-bought.ts'
import { ofCompare, ofPair, ofRecommend } from './of-catalogue.ts'
import { ofCover } from './of-cover.ts'
import {
  ofAmount,
  ofArrival,
  ofChange,
  ofDispatch,
  ofExchange,
  ofInvoice,
  ofItems,
  ofOrderGift,
  ofParcel,
  ofParcels,
  ofPlaced,
  ofReduction,
  ofRefund,
  ofStatus,
  ofTracking,
  ofWindow,
} from './of-order.ts'
import { ofExchangePrice, ofPartBack } from './of-order-part.ts'
import { ofPart } from './of-part.ts'
import { ofPostage } from './of-postage.ts'
import { ofGift, ofPrice, ofThreshold } from './of-price.ts'
import { ofServing } from './of-serving.ts'
import { ofSize } from './of-size.ts'
import { ofColors, ofStock } from './of-stock.ts'
import type { Said, Source } from './said.ts'

const SOURCES: Readonly<Record<KnowledgeSource, Source>> = {
  attribute: ofAttribute,
  stock: ofServing(ofStock),
  size: ofSize,
  colors: ofServing(ofColors),
  price: ofServing(ofPrice),
  part: ofPart,
  parcel: ofParcel,
  parcels: ofParcels,
  origin: ofOrigin,
  dispatch: ofDispatch,
  refund: ofRefund,
  amount: ofAmount,
  paid: ofPaid,
  status: ofStatus,
  placed: ofPlaced,
  items: ofItems,
  invoice: ofInvoice,
  arrival: ofArrival,
  tracking: ofTracking,
  change: ofChange,
  exchange: ofExchange,
  misfit: ofMisfit,
  window: ofWindow,
  cover: ofCover,
  order_gift: ofOrderGift,
  reduction: ofReduction,
  exchange_price: ofServing(ofExchangePrice),
  part_back: ofPartBack,
  postage: ofPostage,
  threshold: ofThreshold,
  gift: ofGift,
  ends: ofEnds,
  how_to_buy: ofHowToBuy,
  coupon: ofCoupon,
  compare: ofCompare,
  recommend: ofRecommend,
  pair: ofPair,
}

/** What a record says to the question; null where there is none, or where it says nothing to it. */
export function saidBy(from: KnowledgeSource, question: Question, briefing: Briefing): Said | null {
  return SOURCES[from](question, briefing)
}

export type { Said }
