import { UnavailableError } from '../errors.ts'
import type { Peer } from '../evaluation/peers.ts'
import { BayesClassifier } from '../nlu/bayes-classifier.ts'
import type { Document } from '../nlu/classifier.ts'
import type { Normaliser } from '../nlu/text/normaliser.ts'
import type { Tokenizer } from '../nlu/tokenizer.ts'

/** natural's naive Bayes over the same words as ours. */
export function naturalPeer(normaliser: Normaliser, tokenizer: Tokenizer): Peer {
  const classifier = new BayesClassifier()
  const document = (text: string): Document => {
    const { text: normalised } = normaliser.normalise(text)
    return { text: normalised, tokens: tokenizer.tokenize(normalised) }
  }
  return {
    name: 'natural (Bayes)',
    fit: async (examples) => {
      classifier.fit(
        examples.map((example) => document(example.text)),
        examples.map((example) => example.label),
      )
    },
    predict: async (text) => {
      const ranking = classifier.predict(document(text))
      const sum = ranking.reduce((total, { score }) => total + score, 0)
      return { label: ranking[0]!.label, score: sum === 0 ? 0 : ranking[0]!.score / sum }
    },
  }
}

/** The part of nlp.js's manager that is used. */
interface NlpManager {
  addDocument(locale: string, utterance: string, intent: string): void
  train(): Promise<void>
  process(locale: string, utterance: string): Promise<{ intent: string; score: number }>
}

/** nlp.js as its documentation sets it up for Chinese. A development dependency: absent from a production install. */
export async function nlpjsPeer(): Promise<Peer> {
  const { NlpManager } = await import('node-nlp' as string).catch((cause: unknown) => {
    throw new UnavailableError('nlp.js is not installed; run npm install with development dependencies', {
      cause,
    })
  })
  const manager = new NlpManager({
    languages: ['zh'],
    forceNER: false,
    autoSave: false,
    autoLoad: false,
    nlu: { log: false, useNoneFeature: false },
  }) as NlpManager
  return {
    name: 'nlp.js',
    fit: async (examples) => {
      for (const { text, label } of examples) manager.addDocument('zh', text, label)
      await manager.train()
    },
    predict: async (text) => {
      const { intent, score } = await manager.process('zh', text)
      return { label: intent, score }
    },
  }
}
