import { fileURLToPath } from 'node:url'
import { loadScripts } from '../../../src/content/scripts.ts'
import { compileStyle } from '../../../src/planning/style/compile.ts'

/** The house's own rules, as they are written and as they are used. */
export const STYLE_SOURCE = loadScripts(fileURLToPath(new URL('../../../intents', import.meta.url))).style
  .value
export const STYLE = compileStyle(STYLE_SOURCE)
