import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { useWords } from '../words/index.ts'
import { Window } from './window.tsx'

interface SureProps {
  /** What the button says, and its question. */
  label: string
  /** What it is done to. */
  what: string
  onSure: () => void
}

/** A button for what cannot be taken back: it asks first. */
export function SureButton({ label, what, onSure }: SureProps) {
  const { act } = useWords()
  const [asks, setAsks] = useState(false)
  const sure = () => {
    setAsks(false)
    onSure()
  }
  return (
    <>
      <Button onPress={() => setAsks(true)}>
        {label} <span className="unseen">{what}</span>
      </Button>
      {asks && (
        <Window title={`${label} · ${what}`} onClose={() => setAsks(false)}>
          <div className="stack">
            <p>{act.forGood}</p>
            <div className="actions">
              <Button className="main-action" autoFocus onPress={sure}>
                {label}
              </Button>
              <Button onPress={() => setAsks(false)}>{act.cancel}</Button>
            </div>
          </div>
        </Window>
      )}
    </>
  )
}
