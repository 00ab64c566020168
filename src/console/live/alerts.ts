import { useEffect, useRef } from 'react'
import { useCounts } from '../list/use-list.ts'
import { kept } from '../parts/store.ts'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/index.ts'

export const DESKTOP = 'desktop-alerts'

/** Two short tones, made here: nothing is fetched for them. */
function ring(): void {
  const context = new AudioContext()
  const volume = context.createGain()
  volume.gain.value = 0.08
  volume.connect(context.destination)
  for (const [index, pitch] of [660, 880].entries()) {
    const tone = context.createOscillator()
    tone.frequency.value = pitch
    tone.connect(volume)
    tone.start(context.currentTime + index * 0.15)
    tone.stop(context.currentTime + index * 0.15 + 0.12)
    tone.onended = () => index === 1 && context.close()
  }
}

function notify(title: string): void {
  if (kept(DESKTOP) !== true || !('Notification' in window) || Notification.permission !== 'granted') return
  if (!document.hidden) return
  const shown = new Notification(title, { tag: 'shouda' })
  shown.onclick = () => window.focus()
}

/** Says in the window's title how many wait, and calls the agent when there are more. */
export function useAlerts(): void {
  const words = useWords()
  const { settings } = useSession()
  const waiting = useCounts('').data?.review ?? null
  const before = useRef<number | null>(null)
  useEffect(() => {
    if (waiting === null) return
    document.title = waiting > 0 ? `(${waiting}) ${words.views.review} · ${words.name}` : words.name
    const isMore = before.current !== null && waiting > before.current
    before.current = waiting
    if (!isMore) return
    notify(`${words.views.review} ${waiting}`)
    if (settings.sound) ring()
  }, [waiting, words, settings.sound])
}
