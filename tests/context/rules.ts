import { loadScripts } from '../../src/content/scripts.ts'
import { compileContext } from '../../src/context/compile-rules.ts'

/** The rules of `intents/_context.yaml`, as the shops use them. */
export const RULES = compileContext(loadScripts('intents').scripts.context)
