import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Switch } from 'react-aria-components/Switch'
import { Window } from '../parts/window.tsx'
import { useSession } from '../session/session.tsx'
import { fill, useWords } from '../words/index.ts'
import { ACTIONS, type Action, areOn, keyName, keyOf } from './actions.ts'

const FIXED = [
  ['alternatives', '1–9'],
  ['submit', 'Ctrl/⌘ Enter'],
  ['phrases', '/'],
  ['takeDraft', 'Alt O'],
  ['keepWords', 'Alt M'],
  ['leave', 'Esc'],
] as const

/** A key that can be put elsewhere: press the button, then the new key. */
function KeyButton({
  action,
  isAsking,
  onAsk,
}: {
  action: Action
  isAsking: boolean
  onAsk: (action: Action | null) => void
}) {
  const words = useWords().keys
  const { settings, change } = useSession()
  const [taken, setTaken] = useState('')
  const press = (event: { key: string; preventDefault: () => void }) => {
    if (!isAsking || event.key === 'Tab' || event.key === 'Shift' || event.key === 'Escape') return
    event.preventDefault()
    const key = event.key.toLowerCase()
    const other = ACTIONS.find((each) => each !== action && keyOf(settings.keys, each) === key)
    setTaken(other ? fill(words.taken, { what: words.names[other] }) : '')
    if (other === undefined && /^[^\d\s]$/.test(key)) change({ keys: { ...settings.keys, [action]: key } })
    onAsk(null)
  }
  return (
    <>
      <span role="status">{taken}</span>
      {/* The library's button would take Enter and space for itself. */}
      <button
        type="button"
        className={isAsking ? 'key asking' : 'key'}
        aria-label={`${words.names[action]} ${keyName(keyOf(settings.keys, action))}`}
        onClick={() => onAsk(action)}
        onKeyDown={press}
      >
        {isAsking ? '…' : keyName(keyOf(settings.keys, action))}
      </button>
    </>
  )
}

/** All keys; each can be put elsewhere, all single ones can be switched off. */
export function KeyTable() {
  const words = useWords().keys
  const { settings, change } = useSession()
  const [asking, setAsking] = useState<Action | null>(null)
  return (
    <>
      <Switch
        isSelected={areOn(settings.keys)}
        onChange={(isOn) => change({ keys: { ...settings.keys, single: isOn ? 'on' : 'off' } })}
      >
        <span className="track" /> {words.single}
      </Switch>
      <p className="quiet">{words.remap}</p>
      <dl className="keys">
        {ACTIONS.map((action) => (
          <div key={action}>
            <dt>{words.names[action]}</dt>
            <dd>
              <KeyButton action={action} isAsking={asking === action} onAsk={setAsking} />
            </dd>
          </div>
        ))}
        {FIXED.map(([name, key]) => (
          <div key={name}>
            <dt>{words.fixed[name]}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <Button onPress={() => change({ keys: {} })}>{words.reset}</Button>
    </>
  )
}

export function KeyList({ onClose }: { onClose: () => void }) {
  return (
    <Window title={useWords().keys.title} onClose={onClose} wide>
      <KeyTable />
    </Window>
  )
}
