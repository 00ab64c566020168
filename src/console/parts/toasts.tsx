import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components/Button'
import { fill, useWords } from '../words/index.ts'

/** Something the page says, for a while. */
export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'bad'
  /** Takes back what was done, until then. */
  undo: { until: number; act: () => void } | null
}

const STAY_MS = 5000
let toasts: readonly Toast[] = []
let serial = 0
const listeners = new Set<() => void>()

function put(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const dropToast = (id: number) => put(toasts.filter((toast) => toast.id !== id))

function add(toast: Omit<Toast, 'id'>, stay: number): void {
  const id = ++serial
  put(
    [...toasts.filter(({ text, undo }) => undo !== null || text !== toast.text), { ...toast, id }].slice(-4),
  )
  setTimeout(() => dropToast(id), stay)
}

export const say = (text: string) => add({ text, tone: 'plain', undo: null }, STAY_MS)
export const sayFault = (text: string) => add({ text, tone: 'bad', undo: null }, STAY_MS)

/** Says what was done, with the way back until `until`. */
export function sayUndoable(text: string, until: number, act: () => void): void {
  add({ text, tone: 'plain', undo: { until, act } }, Math.max(0, until - Date.now()))
}

/** Takes back the last thing that can be. */
export function undoLast(): boolean {
  const last = toasts.findLast(({ undo }) => undo !== null && undo.until > Date.now())
  if (!last?.undo) return false
  dropToast(last.id)
  last.undo.act()
  return true
}

function Countdown({ until }: { until: number }) {
  const words = useWords()
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 250)
    return () => clearInterval(timer)
  })
  return <span className="quiet">{fill(words.done.undoable, { seconds })}</span>
}

function One({ toast }: { toast: Toast }) {
  const words = useWords()
  const { id, text, tone, undo } = toast
  const takeBack = () => {
    dropToast(id)
    undo?.act()
  }
  return (
    <li className={`toast ${tone}`}>
      <span>{text}</span>
      {undo && <Countdown until={undo.until} />}
      {undo && (
        <Button onPress={takeBack}>
          {words.act.undo} <kbd>U</kbd>
        </Button>
      )}
    </li>
  )
}

/** What the page says; read out by screen readers as it comes. */
export function Toasts() {
  const all = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div role="status" className="toasts">
      <ul>
        {all.map((toast) => (
          <One key={toast.id} toast={toast} />
        ))}
      </ul>
    </div>
  )
}
