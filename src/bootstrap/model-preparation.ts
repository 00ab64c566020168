import { ContentError } from '../errors.ts'
import { lexiconHash, recipeHash } from '../training/recipe.ts'
import { loadContent, provideModel } from './engine.ts'
import type { PreparationData, Prepared, Said } from './prepare-model.ts'

/*
 * What a process of its own runs before understanding starts: all content is read and, where no model matches it, one
 * is trained. The memory that this takes ends with the process.
 */

const say = (said: Said) => process.send?.(said)
const wordsOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault))

function prepare({ root, ...config }: PreparationData): Prepared {
  const content = loadContent(root)
  const onProgress = (step: string) => say({ type: 'progress', step })
  const { tokenizer, file } = provideModel(config, content, () => performance.now(), onProgress)
  const { data, scripts } = content
  return {
    file,
    hash: recipeHash({ data, scripts: scripts.scripts, tokenizer }),
    lexicon: data.lexicon,
    lexiconHash: lexiconHash(data),
  }
}

// With nobody left to listen the process ends by itself.
process.once('message', (data: PreparationData) => {
  try {
    say({ type: 'prepared', prepared: prepare(data) })
  } catch (fault) {
    const faults = fault instanceof ContentError ? fault.faults : null
    say({ type: 'failed', message: wordsOf(fault), faults })
  }
})
