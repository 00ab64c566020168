import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Deps, OnProgress } from '../cli/deps.ts'
import type { Config } from '../config.ts'
import { ROOT } from './root.ts'

/**
 * Hands the command line everything concrete. Modules that not every command needs (the server, the peers, the
 * database) are imported when they are called for.
 */
export function createDeps(config: () => Config): Deps {
  const engineRoom = () => import('./engine.ts')
  const loaded = async (onProgress: OnProgress, anew = false) => {
    const { loadContent, provideModel } = await engineRoom()
    const read = config()
    const content = loadContent(ROOT)
    return { content, loaded: provideModel(read, content, () => performance.now(), onProgress, anew) }
  }
  return {
    clock: Date.now,
    async engine(onProgress) {
      const { createEngine } = await engineRoom()
      const { content, loaded: model } = await loaded(onProgress)
      return createEngine(content, model)
    },
    async train(onProgress) {
      const { model, file, trained } = (await loaded(onProgress, true)).loaded
      return { file, bytes: trained!.bytes, seconds: trained!.seconds, report: model.report }
    },
    async evaluated(onProgress) {
      const { createEngine } = await engineRoom()
      const { compileStyle } = await import('../planning/style/compile.ts')
      const { dataHash, lexiconHash } = await import('../training/recipe.ts')
      const { content, loaded: model } = await loaded(onProgress)
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
      const { Normaliser } = await import('../nlu/text/normaliser.ts')
      const { model, tokenizer } = (await loaded(() => {})).loaded
      return naturalPeer(new Normaliser(model.foldTable, model.synonyms), tokenizer)
    },
    async fitClassifier() {
      const { foreignFit } = await import('./foreign.ts')
      return foreignFit(config())
    },
    async bench(onProgress) {
      const { benchMaterial } = await import('./bench.ts')
      const { content, loaded: model } = await loaded(onProgress)
      return benchMaterial(content, model, onProgress)
    },
    async stock() {
      const { openStock } = await import('./stock.ts')
      return openStock(config())
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
    async team(job) {
      const { withTeam } = await import('./team.ts')
      return withTeam(config(), job)
    },
    async exportRows(name, shop) {
      const { exportFromStore } = await import('./server.ts')
      return exportFromStore(config(), name, shop)
    },
  }
}
