import type { User } from '../api/team.ts'
import { type Words, wordFor } from '../words/index.ts'

/** What the log keeps of an act, in words: names of people, roles and changes where it keeps their ids. */
export function detailWords(detail: Record<string, unknown>, users: readonly User[], words: Words): string {
  const { details, changes } = words.audit
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? id
  const saidOf = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((each) => saidOf(name, each)).join('、')
    if (typeof value !== 'string') return JSON.stringify(value)
    if (name === 'user') return nameOf(value)
    if (name === 'change') return wordFor(changes, value)
    return name === 'role' ? wordFor(words.users.roles, value) : value
  }
  return Object.entries(detail)
    .map(([name, value]) => `${wordFor(details, name)} ${saidOf(name, value)}`)
    .join(' · ')
}
