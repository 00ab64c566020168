import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import * as desk from '../api/desk.ts'
import type { Filters, Key, Row, View } from '../api/types.ts'

export const VIEWS: readonly View[] = ['review', 'follow_up', 'mine', 'failed', 'closed']
export const NO_FILTERS: Filters = { shop: '', intent: '', urgency: '', reason: '', q: '' }

export const keyOfRow = ({ shop, channel, conversationId }: Row): Key => ({
  shop,
  channel,
  id: conversationId,
})
export const isSame = (a: Key | null, b: Key | null) =>
  a !== null && b !== null && a.shop === b.shop && a.channel === b.channel && a.id === b.id

/** Nobody tells that a time has come: a task's, or the end of a rest. */
const LOOK_AGAIN_MS = 15_000

/** The rows of a view, page by page, with how many there are in all. */
export function useList(view: View, filters: Filters) {
  const query = useInfiniteQuery({
    queryKey: ['list', view, filters],
    queryFn: ({ pageParam }) => desk.conversations(view, filters, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.conversations) ?? [], [query.data])
  return { ...query, rows, total: query.data?.pages[0]?.total ?? 0 }
}

export const useCounts = (shop: string) =>
  useQuery({
    queryKey: ['counts', shop],
    queryFn: () => desk.counts(shop),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  })
export const useShops = () =>
  useQuery({ queryKey: ['shops'], queryFn: desk.shops, staleTime: Number.POSITIVE_INFINITY })
export const useIntents = () =>
  useQuery({ queryKey: ['intents'], queryFn: desk.intents, staleTime: Number.POSITIVE_INFINITY })
