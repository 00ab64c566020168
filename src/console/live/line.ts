export const EVENTS = ['conversation', 'counts', 'presence', 'session-ended'] as const
export type LiveEvent = (typeof EVENTS)[number]

export interface Listener {
  /** `again`: after it had been lost. */
  opened: (again: boolean) => void
  /** `isRefused`: the server answers, and will not open it. */
  lost: (isRefused: boolean) => void
  told: (event: LiveEvent, data: string) => void
}

const AGAIN_MS = 2000

/**
 * Opens the line on which the server tells what changes. The browser reconnects by itself and names the last event it
 * has heard; what it gives up on is opened anew.
 */
export function openLine(listener: Listener): () => void {
  let source: EventSource
  let timer = 0
  let wasLost = false
  const open = () => {
    source = new EventSource('/api/live')
    source.addEventListener('ready', () => {
      listener.opened(wasLost)
      wasLost = false
    })
    for (const event of EVENTS) source.addEventListener(event, ({ data }) => listener.told(event, data))
    source.addEventListener('error', () => {
      wasLost = true
      const isRefused = source.readyState === EventSource.CLOSED
      listener.lost(isRefused)
      if (!isRefused) return
      clearTimeout(timer)
      timer = window.setTimeout(open, AGAIN_MS)
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
