import type { Document } from './classifier.ts'
import type { KindModel } from './kinds.ts'

/** The label of what has nothing of the aspect. */
export const NOTHING = ''

/** What is heard of an aspect in a text: its likeliest value, and how likely it is. */
export interface HeardAspect {
  value: string
  confidence: number
}

/** Tells whether a text has something of an aspect, and what, whatever intent it bears. */
export class AspectModel {
  constructor(readonly model: KindModel) {}

  predict(document: Document): HeardAspect {
    const { labels } = this.model.classifier
    const shares = this.model.shares(document)
    const nothing = labels.indexOf(NOTHING)
    let best = nothing === 0 ? 1 : 0
    for (let i = 0; i < labels.length; i++) if (i !== nothing && shares[i]! > shares[best]!) best = i
    return { value: labels[best]!, confidence: shares[best]! }
  }
}
