import type { User } from '../../store/store.ts'

/** How long people stay logged in, and who needs a second factor. */
export interface AccessSettings {
  /** A session that is not used for this long ends. */
  idleMs: number
  /** A session ends after this time in any case. */
  sessionMs: number
  /** Who has to have one; whoever has set one up is always asked for it. */
  secondFactor: 'off' | 'supervisors' | 'everyone'
}

/** Whether the user can do nothing before a second factor is set up. */
export function mustEnrol(settings: AccessSettings, user: Pick<User, 'role' | 'secondFactor'>): boolean {
  if (user.secondFactor !== null) return false
  return (
    settings.secondFactor === 'everyone' || (settings.secondFactor === 'supervisors' && user.role !== 'agent')
  )
}
