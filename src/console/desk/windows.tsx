import type { Conversation } from '../api/types.ts'
import type { Acts } from './use-acts.ts'
import { CloseWindow } from './window-close.tsx'
import { DismissWindow } from './window-dismiss.tsx'
import { IntentWindow } from './window-intent.tsx'
import { AssignWindow, HandoverWindow } from './window-people.tsx'
import { SnoozeWindow, TaskWindow } from './window-times.tsx'
import { LabelsWindow, NoteWindow } from './window-words.tsx'

const WINDOWS = {
  intent: IntentWindow,
  handover: HandoverWindow,
  dismiss: DismissWindow,
  assign: AssignWindow,
  snooze: SnoozeWindow,
  task: TaskWindow,
  note: NoteWindow,
  labels: LabelsWindow,
  close: CloseWindow,
} as const

export type WindowName = keyof typeof WINDOWS

export interface WindowProps {
  conversation: Conversation
  acts: Acts
  onClose: () => void
}

/** The window that is open over the desk. */
export function Windows({ name, ...props }: WindowProps & { name: WindowName }) {
  const Chosen = WINDOWS[name]
  return <Chosen {...props} />
}
