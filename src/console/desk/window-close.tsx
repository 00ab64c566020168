import { Button } from 'react-aria-components/Button'
import { Window } from '../parts/window.tsx'
import { useWords } from '../words/index.ts'
import type { WindowProps } from './windows.tsx'

/** Asks before a conversation is closed whose customer still waits. */
export function CloseWindow({ acts, onClose }: WindowProps) {
  const { dialog, act } = useWords()
  const close = () => {
    onClose()
    acts.close()
  }
  return (
    <Window title={dialog.close} onClose={onClose}>
      <div className="stack">
        <p>{dialog.closeOwed}</p>
        <div className="actions">
          <Button className="main-action" autoFocus onPress={close}>
            {dialog.close}
          </Button>
          <Button onPress={onClose}>{act.cancel}</Button>
        </div>
      </div>
    </Window>
  )
}
