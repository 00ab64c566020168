import { join } from 'node:path'
import type { Benched, OnProgress } from '../cli/deps.ts'
import { loadSuites } from '../content/suites.ts'
import type { BenchSubjects } from '../evaluation/bench.ts'
import { mixed } from '../evaluation/peers.ts'
import { replayTo } from '../evaluation/replay.ts'
import { Normaliser } from '../nlu/text/normaliser.ts'
import type { Shop } from '../types/index.ts'
import { benchShelf } from './bench-shelf.ts'
import { type Content, createEngine, type LoadedModel } from './engine.ts'
import { naturalPeer, nlpjsPeer } from './peers.ts'
import { ROOT } from './root.ts'

/** What was said before the turn that is timed: ten questions, each answered. */
const TALK = 10

/** The suites' texts and all contenders, the peers trained on the same data. */
export async function benchMaterial(
  content: Content,
  loaded: LoadedModel,
  onProgress: OnProgress,
): Promise<Benched> {
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
  onProgress('storing 10,000 products')
  const { lookUps, close } = await benchShelf(shop)
  const conversation = replayTo({ understanding, planner }, shop, TALK)
  const subjects: BenchSubjects = {
    classify: (text) => understanding.classify(text),
    cut: (text) => loaded.tokenizer.tokenize(text),
    prepare: (text) => {
      const predictions = [understanding.understand(text, shop.policy.precision)]
      return () => planner.plan({ ...conversation(text), predictions })
    },
    peers,
    lookUps,
  }
  return { texts: [...new Set(loadSuites(join(ROOT, 'eval')).map(({ text }) => text))], subjects, close }
}
