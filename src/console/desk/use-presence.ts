import { useEffect } from 'react'
import * as desk from '../api/desk.ts'
import type { Key } from '../api/types.ts'

/** The server forgets who looks after half a minute. */
const AGAIN_MS = 20_000

/** Tells colleagues who looks at the conversation and who writes in it. */
export function usePresence({ shop, channel, id }: Key, typed: string): void {
  const typing = typed !== ''
  useEffect(() => {
    const tell = () => {
      if (!document.hidden) desk.saySeen({ shop, channel, id }, typing).catch(() => {})
    }
    tell()
    const timer = setInterval(tell, AGAIN_MS)
    return () => clearInterval(timer)
  }, [shop, channel, id, typing])
}
