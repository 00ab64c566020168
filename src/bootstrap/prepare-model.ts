import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { ContentError, type ContentFault, UnavailableError } from '../errors.ts'
import { ROOT } from './root.ts'

/** What the process needs in order to make sure of a model; `root` holds the content. */
export type PreparationData = Pick<Config, 'dataDir' | 'tokenizer'> & { root: string }
/** A model that matches the content, and the words its tokenizer needs. */
export interface Prepared {
  file: string
  /** Of all that the model was made from. */
  hash: string
  lexicon: string[]
  lexiconHash: string
}
/** What the process says. */
export type Said =
  | { type: 'progress'; step: string }
  | { type: 'prepared'; prepared: Prepared }
  | { type: 'failed'; message: string; faults: readonly ContentFault[] | null }

/**
 * Makes sure, in a process of its own, that there is a model that matches the content.
 * @throws ContentError, UnavailableError where there is none and none can be made
 */
export function prepareModel(data: PreparationData, onProgress: (step: string) => void): Promise<Prepared> {
  return new Promise((resolve, reject) => {
    const child = fork(join(ROOT, 'bin/prepare-model.mjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.on('message', (said: Said) => {
      if (said.type === 'progress') onProgress(said.step)
      else if (said.type === 'prepared') resolve(said.prepared)
      else reject(said.faults === null ? new UnavailableError(said.message) : new ContentError(said.faults))
    })
    child.on('error', (cause) => reject(new UnavailableError(`no model: ${cause.message}`, { cause })))
    // Without effect where it has answered.
    child.on('exit', (code, signal) =>
      reject(new UnavailableError(`the model could not be prepared: ended with ${code ?? signal}`)),
    )
    child.send(data)
  })
}
