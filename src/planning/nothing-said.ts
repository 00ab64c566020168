import { OUT_OF_SCOPE, type Prediction } from '../types/index.ts'

/** The prediction of a picture or of nothing at all: there is nothing to understand. */
export function nothingSaid(text: string): Prediction {
  return {
    text,
    utterances: [],
    intents: [],
    ranking: [{ intent: OUT_OF_SCOPE, score: 0, confidence: 1 }],
    slots: [],
    attributes: [],
    sign: null,
  }
}
