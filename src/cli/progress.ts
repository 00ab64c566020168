import type { OnProgress } from './deps.ts'
import type { Io } from './io.ts'

const CLEAR = '\r\u001b[2K'

/**
 * Runs work that may take long and tells a person at a terminal what is being done; says nothing where stderr is a
 * file or a pipe.
 */
export async function withProgress<T>(io: Io, work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  if (io.stderr.isTTY !== true) return work(() => {})
  try {
    return await work((step) => io.stderr.write(`${CLEAR}${step} …`))
  } finally {
    io.stderr.write(CLEAR)
  }
}
