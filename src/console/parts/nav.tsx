import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import { Link, useLocation } from 'wouter'
import { logOut } from '../api/session.ts'
import type { Role } from '../api/types.ts'
import { useMe } from '../session/session.tsx'
import { useWords } from '../words/index.ts'

const PAGES = [
  { path: '/', name: 'desk', roles: ['agent', 'supervisor', 'admin'] },
  { path: '/dashboard', name: 'dashboard', roles: ['supervisor', 'admin'] },
  { path: '/phrases', name: 'phrases', roles: ['supervisor', 'admin'] },
  { path: '/users', name: 'users', roles: ['supervisor', 'admin'] },
  { path: '/tokens', name: 'tokens', roles: ['admin'] },
  { path: '/audit', name: 'audit', roles: ['supervisor', 'admin'] },
  { path: '/settings', name: 'settings', roles: ['agent', 'supervisor', 'admin'] },
] as const satisfies { path: string; name: string; roles: Role[] }[]

const isHere = (path: string, place: string) =>
  path === '/' ? place === '/' || place.startsWith('/c/') : place === path

/** The pages that one's role may see. */
export function Nav() {
  const words = useWords()
  const me = useMe()
  const [place] = useLocation()
  const client = useQueryClient()
  const leave = async () => {
    await logOut().catch(() => {})
    client.setQueryData(['me'], null)
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
  }
  const mine = PAGES.filter(({ roles }) => (roles as readonly Role[]).includes(me.role))
  return (
    <header className="bar">
      <b>{words.name}</b>
      <nav aria-label={words.nav.label}>
        {mine.map(({ path, name }) => (
          <Link key={path} href={path} aria-current={isHere(path, place) ? 'page' : undefined}>
            {words.nav[name]}
          </Link>
        ))}
      </nav>
      <span className="who">{me.name}</span>
      <Button className="plain" onPress={leave}>
        {words.nav.logout}
      </Button>
    </header>
  )
}
