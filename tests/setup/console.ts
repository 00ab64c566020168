import { buildConsole } from '../../src/bootstrap/console.ts'

/** The pages that the browser is shown, built from the sources as they are. */
export default () => buildConsole(() => {})
