import pg from 'pg'

/** One word for all that the nodes tell each other. */
const CHANNEL = 'shouda'
const AGAIN_MS = 1000

/**
 * Hears what other nodes tell, on a connection of its own that is made anew when it breaks. What is told meanwhile is
 * lost: listeners look for themselves as well. The function that is returned ends it.
 */
export function listenOn(url: string, onNotice: (payload: string) => void): () => Promise<void> {
  let ended = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  const again = (): void => {
    if (ended || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, AGAIN_MS)
    timer.unref()
  }

  async function connect(): Promise<void> {
    const own = new pg.Client({ connectionString: url, keepAlive: true })
    client = own
    own.on('notification', ({ payload }) => onNotice(payload ?? ''))
    own.on('error', again)
    own.on('end', again)
    try {
      await own.connect()
      await own.query(`listen ${CHANNEL}`)
      onNotice('')
    } catch {
      again()
    }
  }

  void connect()
  return async () => {
    ended = true
    clearTimeout(timer)
    await client?.end().catch(() => {})
  }
}
