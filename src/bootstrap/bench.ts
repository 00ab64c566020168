import { join } from 'node:path'
import type { OnProgress } from '../cli/deps.ts'
import { loadSuites } from '../content/suites.ts'
import type { BenchSubjects } from '../evaluation/bench.ts'
import { mixed } from '../evaluation/peers.ts'
import { quietMoment } from '../evaluation/predict.ts'
import { Normaliser } from '../nlu/text/normaliser.ts'
import { NEW_STATE, type Shop } from '../types/index.ts'
import { type Content, createEngine, type LoadedModel, ROOT } from './engine.ts'
import { naturalPeer, nlpjsPeer } from './peers.ts'

/** The suites' texts and all contenders, the peers trained on the same data. */
export async function benchMaterial(
  content: Content,
  loaded: LoadedModel,
  onProgress: OnProgress,
): Promise<{ texts: readonly string[]; subjects: BenchSubjects }> {
  const { understanding, planner, shops } = createEngine(content, loaded)
  const peers = [
    naturalPeer(new Normaliser(loaded.model.foldTable, loaded.model.synonyms), loaded.tokenizer),
    await nlpjsPeer(),
  ]
  for (const peer of peers) {
    onProgress(`training ${peer.name}`)
    await peer.fit(mixed(content.data.examples))
  }
  const [shop] = shops.values() as Iterable<Shop> as [Shop]
  const circumstances = quietMoment(0)
  const subjects: BenchSubjects = {
    classify: (text) => understanding.classify(text),
    cut: (text) => loaded.tokenizer.tokenize(text),
    prepare: (text) => {
      const prediction = understanding.understand(text, shop.policy.precision)
      return () => planner.plan({ prediction, state: NEW_STATE, shop, circumstances })
    },
    peers,
  }
  return { texts: [...new Set(loadSuites(join(ROOT, 'eval')).map(({ text }) => text))], subjects }
}
