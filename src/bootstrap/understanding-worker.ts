import { parentPort, workerData } from 'node:worker_threads'
import { ContentError } from '../errors.ts'
import { IntentUnderstanding } from '../nlu/understanding.ts'
import { loadContent, provideModel } from './engine.ts'
import type { Asked, Said, WorkerData } from './understanding-thread.ts'

/*
 * Tokenizer and model on a thread of their own: a text that takes too long holds up this thread alone, and the
 * server can end it.
 */

const { root, ...config } = workerData as WorkerData
const say = (said: Said) => parentPort?.postMessage(said)
const wordsOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault))

function load(): IntentUnderstanding {
  const onProgress = (step: string) => say({ type: 'progress', step })
  const { model, tokenizer } = provideModel(config, loadContent(root), () => performance.now(), onProgress)
  return new IntentUnderstanding(model, tokenizer)
}

function answer(understanding: IntentUnderstanding, { text, precision }: Asked): Said {
  try {
    return { type: 'understood', prediction: understanding.understand(text, precision) }
  } catch (fault) {
    return { type: 'fault', message: wordsOf(fault) }
  }
}

try {
  const understanding = load()
  parentPort?.on('message', (asked: Asked) => say(answer(understanding, asked)))
  say({ type: 'ready' })
} catch (fault) {
  const faults = fault instanceof ContentError ? fault.faults : null
  say({ type: 'failed', message: wordsOf(fault), faults })
}
