import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Deps, OnProgress } from '../cli/deps.ts'
import type { Config } from '../config.ts'
import { Normaliser } from '../nlu/text/normaliser.ts'
import { compileStyle } from '../planning/style/compile.ts'
import { dataHash, lexiconHash } from '../training/recipe.ts'
import { type Content, createEngine, type LoadedModel, loadContent, provideModel, ROOT } from './engine.ts'

/**
 * Hands the command line everything concrete. Modules that not every command needs (the server, the peers, the
 * database) are imported when they are called for.
 */
export function createDeps(config: () => Config): Deps {
  const loaded = (onProgress: OnProgress): { content: Content; loaded: LoadedModel } => {
    const read = config()
    const content = loadContent(ROOT)
    return { content, loaded: provideModel(read, content, performance.now.bind(performance), onProgress) }
  }
  return {
    clock: Date.now,
    async engine(onProgress) {
      const { content, loaded: model } = loaded(onProgress)
      return createEngine(content, model)
    },
    async train(onProgress) {
      const read = config()
      const content = loadContent(ROOT)
      const { model, file, trained } = provideModel(read, content, () => performance.now(), onProgress, true)
      return { file, bytes: trained!.bytes, seconds: trained!.seconds, report: model.report }
    },
    async evaluated(onProgress) {
      const { content, loaded: model } = loaded(onProgress)
      return {
        folder: join(ROOT, 'eval'),
        engine: createEngine(content, model),
        demonstration: [...content.shops.products.values()].flat().map(({ product }) => product),
        style: compileStyle(content.scripts.scripts.style),
        crossValidation: model.model.report,
        fingerprints: {
          data: dataHash(content.data),
          lexicon: lexiconHash(content.data),
          model: model.model.dataHash,
        },
        examples: () => content.data.examples,
      }
    },
    async lint() {
      const { lint } = await import('../evaluation/lint.ts')
      return lint(ROOT)
    },
    async peer(name) {
      const { naturalPeer, nlpjsPeer } = await import('./peers.ts')
      if (name === 'nlpjs') return nlpjsPeer()
      const { model, tokenizer } = loaded(() => {}).loaded
      return naturalPeer(new Normaliser(model.foldTable, model.synonyms), tokenizer)
    },
    async fitClassifier() {
      const { foreignFit } = await import('./foreign.ts')
      return foreignFit(config())
    },
    async bench(onProgress) {
      const { benchMaterial } = await import('./bench.ts')
      const { content, loaded: model } = loaded(onProgress)
      return benchMaterial(content, model, onProgress)
    },
    async listen(onProgress) {
      const { startServer } = await import('./server.ts')
      return startServer(config(), onProgress)
    },
    async importFile(request) {
      const { importIntoStore } = await import('./import.ts')
      return importIntoStore(config(), request, Date.now())
    },
    async backup(file) {
      const { backup } = await import('./backup.ts')
      return backup(config(), file)
    },
    async restore(file) {
      const { restore } = await import('./backup.ts')
      return restore(config(), file)
    },
    async exportRows(name, shop) {
      const { exportFromStore } = await import('./server.ts')
      return exportFromStore(config(), name, shop)
    },
  }
}
