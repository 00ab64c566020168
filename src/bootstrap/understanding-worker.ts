import { Script } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { loadModel } from '../nlu/intent-model.ts'
import { readModelFile } from '../nlu/model-file.ts'
import { loadTokenizer } from '../nlu/tokenizer-load.ts'
import { IntentUnderstanding } from '../nlu/understanding.ts'
import type { Asked, Said, WorkerData } from './understanding-thread.ts'

/*
 * Tokenizer and model on a thread of their own, and nothing else: a text that takes too long holds up this thread
 * alone. It gives such a text up by itself; where it cannot, the server ends it.
 */

const say = (said: Said) => parentPort?.postMessage(said)
const wordsOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault))

function load({ file, hash, lexicon, lexiconHash, tokenizer }: WorkerData): IntentUnderstanding {
  const model = readModelFile(file, hash, loadModel)
  if (model === null) throw new Error(`${file} is not there or of other data`)
  const prefer = tokenizer === 'auto' ? undefined : tokenizer
  const words = loadTokenizer(lexicon, lexiconHash, prefer)
  // The first text loads the dictionary, which must not count as a customer's time.
  words.tokenize('')
  return new IntentUnderstanding(model, words)
}

let job: () => Said = () => ({ type: 'fault', message: 'nothing was asked' })
Object.defineProperty(globalThis, 'understandNow', { value: () => job() })

const isTimeout = (fault: unknown) => (fault as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'

const script = new Script('understandNow()')

/** Only a script can be interrupted, so this one calls the job. */
function inTime(limitMs: number): Said {
  try {
    return script.runInThisContext({ timeout: limitMs })
  } catch (fault) {
    return isTimeout(fault) ? { type: 'too_costly' } : { type: 'fault', message: wordsOf(fault) }
  }
}

try {
  const understanding = load(workerData as WorkerData)
  parentPort?.on('message', ({ text, precision, limitMs }: Asked) => {
    job = () => ({ type: 'understood', prediction: understanding.understand(text, precision) })
    say(inTime(limitMs))
  })
  say({ type: 'ready' })
} catch (fault) {
  say({ type: 'failed', message: wordsOf(fault) })
}
