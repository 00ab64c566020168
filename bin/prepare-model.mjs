// What the process runs that makes sure of a model; src/bootstrap/prepare-model.ts starts it.
import { register } from 'tsx/esm/api'

register()
await import('../src/bootstrap/model-preparation.ts')
