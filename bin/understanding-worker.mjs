// What the thread of tokenizer and model runs; src/bootstrap/understanding-thread.ts starts it.
import { createRequire } from 'node:module'
import { register } from 'tsx/cjs/api'

// Compiled where it is required: the loader of modules would have a thread of its own, with its own memory, for good.
register()
createRequire(import.meta.url)('../src/bootstrap/understanding-worker.ts')
