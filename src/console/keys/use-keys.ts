import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { useSession } from '../session/session.tsx'
import { ACTIONS, type Action, areOn, keyOf, pressesOf } from './actions.ts'

export type Handlers = Partial<Record<Action, () => void>> & { alternative?: (n: number) => void }

const FIELDS = 'input, textarea, select, [contenteditable]'
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Single keys are for the page itself: not while somebody writes, holds a key down, or has a window open. */
function isForPage(event: KeyboardEvent): boolean {
  if (event.isComposing || event.defaultPrevented || event.repeat) return false
  if (event.target instanceof Element && event.target.closest(FIELDS)) return false
  return document.querySelector('[role=dialog], [role=alertdialog]') === null
}

const pressedDigit = ({ alternative }: Handlers, n: number) => alternative && (() => alternative(n))

/** Lets the agent's keys do what `handlers` say. */
export function useKeys(handlers: Handlers): void {
  const { keys } = useSession().settings
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    if (!areOn(keys)) return
    // Several parts of the page have keys: each takes those that it has something to do for.
    const on = (handler: () => (() => void) | undefined) => (event: KeyboardEvent) => {
      const act = handler()
      if (act === undefined || !isForPage(event)) return
      event.preventDefault()
      act()
    }
    const named = ACTIONS.flatMap((action) => {
      const handler = on(() => latest.current[action])
      return pressesOf(keyOf(keys, action)).map((press) => [press, handler])
    })
    const digits = DIGITS.map((n) => [String(n), on(() => pressedDigit(latest.current, n))])
    return tinykeys(window, Object.fromEntries([...named, ...digits]))
  }, [keys])
}
