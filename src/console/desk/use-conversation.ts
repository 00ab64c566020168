import { useQuery, useQueryClient } from '@tanstack/react-query'
import * as desk from '../api/desk.ts'
import type { Conversation, Key } from '../api/types.ts'
import { conversationKey } from '../live/changes.ts'

/** Where the line is cut, or another server heard of the change first, looking anew is the truth. */
const LOOK_AGAIN_MS = 20_000

export function useConversation(key: Key) {
  return useQuery({
    queryKey: conversationKey(key),
    queryFn: () => desk.conversation(key),
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: 0,
  })
}

/** Shows at once what an act will have changed; the server's own answer follows. */
export function useForesight(key: Key) {
  const client = useQueryClient()
  return {
    expect: (part: Partial<Conversation>) =>
      client.setQueryData<Conversation>(conversationKey(key), (old) => (old ? { ...old, ...part } : old)),
    refresh: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: conversationKey(key) }),
        client.invalidateQueries({ queryKey: ['list'] }),
        client.invalidateQueries({ queryKey: ['counts'] }),
      ]),
  }
}
