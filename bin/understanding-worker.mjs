// What the thread of tokenizer and model runs; src/bootstrap/understanding-thread.ts starts it.
import { register } from 'tsx/esm/api'

register()
await import('../src/bootstrap/understanding-worker.ts')
