/** What a single key may do, with the key it is on unless the agent chose another. */
export const DEFAULT_KEYS = {
  send: 's',
  edit: 'e',
  handover: 'h',
  dismiss: 'x',
  take: 't',
  release: 'r',
  assign: 'a',
  snooze: 'z',
  close: 'c',
  next: 'j',
  previous: 'k',
  search: '/',
  intent: 'i',
  note: 'n',
  labels: 'l',
  task: 'd',
  why: 'w',
  takeDraft: 'o',
  keepWords: 'm',
  undo: 'u',
  help: '?',
} as const

export type Action = keyof typeof DEFAULT_KEYS
export const ACTIONS = Object.keys(DEFAULT_KEYS) as Action[]

/** The agent's own keys, by action; under `single` whether they are `off`. */
export type KeySettings = Readonly<Record<string, string>>

export const areOn = (keys: KeySettings): boolean => keys.single !== 'off'
export const keyOf = (keys: KeySettings, action: Action): string => keys[action] ?? DEFAULT_KEYS[action]

/** The key as it stands on keyboards. */
export const keyName = (key: string): string => key.toUpperCase()

/** How a key may be pressed: for some signs one holds Shift, depending on the keyboard. */
export const pressesOf = (key: string): string[] => (/[a-z0-9]/.test(key) ? [key] : [key, `Shift+${key}`])
