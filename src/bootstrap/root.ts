import { fileURLToPath } from 'node:url'

/** Where the project's folders `intents/`, `shops/`, `training-data/` and `eval/` are. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
