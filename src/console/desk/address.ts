import { useRoute, useSearchParams } from 'wouter'
import type { Key } from '../api/types.ts'

export const USUAL_CHANNEL = 'standard'

/** The address of a conversation's page. */
export function addressOf({ shop, channel, id }: Key): string {
  const path = `/c/${encodeURIComponent(shop)}/${encodeURIComponent(id)}`
  return channel === USUAL_CHANNEL ? path : `${path}?channel=${encodeURIComponent(channel)}`
}

/** The conversation that the page's address names. */
export function useOpenKey(): Key | null {
  const [matches, params] = useRoute('/c/:shop/:id')
  const [search] = useSearchParams()
  if (!matches) return null
  return { shop: params.shop, id: params.id, channel: search.get('channel') ?? USUAL_CHANNEL }
}
