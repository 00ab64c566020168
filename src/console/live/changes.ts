import type { QueryClient } from '@tanstack/react-query'
import type { Key } from '../api/types.ts'
import type { LiveEvent } from './line.ts'

interface Changed {
  shop?: string
  channel?: string
  conversationId?: string
}

/** Lists are fetched at most so often, however much happens. */
const LISTS_MS = 250
let waiting: ReturnType<typeof setTimeout> | null = null

function refreshLists(client: QueryClient): void {
  if (waiting !== null) return
  waiting = setTimeout(() => {
    waiting = null
    client.invalidateQueries({ queryKey: ['list'] })
    client.invalidateQueries({ queryKey: ['counts'] })
  }, LISTS_MS)
}

function parsed(data: string): Changed {
  try {
    return JSON.parse(data) as Changed
  } catch {
    return {}
  }
}

export const conversationKey = ({ shop, channel, id }: Key) => ['conversation', shop, channel, id] as const

/** Fetches anew what an event says has changed. */
export function whatChanged(client: QueryClient, event: LiveEvent, data: string): void {
  if (event === 'session-ended') {
    client.setQueryData(['me'], null)
    return
  }
  const { shop, channel, conversationId } = parsed(data)
  if (event !== 'counts' && shop !== undefined && channel !== undefined && conversationId !== undefined) {
    client.invalidateQueries({ queryKey: conversationKey({ shop, channel, id: conversationId }) })
    if (event === 'conversation') client.invalidateQueries({ queryKey: ['alternatives'] })
  }
  refreshLists(client)
}
