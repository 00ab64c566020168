import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { Refused } from '../api/client.ts'
import { useWords } from '../words/index.ts'
import { say, sayFault } from './toasts.tsx'

/** Changes something of a page, says how it went and fetches the page's data anew. */
export function useChange(queryKey: QueryKey) {
  const client = useQueryClient()
  const words = useWords().done
  return async <T>(act: () => Promise<T>, done = words.saved): Promise<T | null> => {
    try {
      const result = await act()
      say(done)
      return result
    } catch (fault) {
      sayFault(fault instanceof Refused && fault.detail !== '' ? fault.detail : words.failed)
      return null
    } finally {
      await client.invalidateQueries({ queryKey })
    }
  }
}
