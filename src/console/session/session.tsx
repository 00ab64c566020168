import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { whenSessionEnds } from '../api/client.ts'
import { me as fetchMe, type Me, saveSettings } from '../api/session.ts'
import type { Settings } from '../api/types.ts'
import { keep, kept } from '../parts/store.ts'
import { LANGUAGES, WORDS, WordsContext } from '../words/index.ts'

const DEFAULTS: Settings = { locale: 'zh', theme: 'system', sound: false, keys: {} }
/** What the login page looks like before anybody is known. */
const LAST = 'settings'

export interface SessionState {
  me: Me | null
  isKnown: boolean
  settings: Settings
  change: (settings: Partial<Settings>) => void
}

const SessionContext = createContext<SessionState>({
  me: null,
  isKnown: false,
  settings: DEFAULTS,
  change: () => {},
})

export const useSession = () => useContext(SessionContext)

/** Whoever is logged in; there is no page of the desk without. */
export function useMe(): Me {
  const { me } = useSession()
  if (me === null) throw new Error('nobody is logged in')
  return me
}

type Given = Me['settings']

/** What is not set is as usual; the API may have switched the keys off as a whole. */
function settingsOf({ locale, theme, sound, keys }: Given): Settings {
  return {
    locale: locale ?? DEFAULTS.locale,
    theme: theme ?? DEFAULTS.theme,
    sound: sound ?? DEFAULTS.sound,
    keys: keys === false ? { single: 'off' } : (keys ?? DEFAULTS.keys),
  }
}

function useSettings(me: Me | null): Pick<SessionState, 'settings' | 'change'> {
  const client = useQueryClient()
  const given = me?.settings
  const settings = useMemo(() => settingsOf(given ?? kept<Given>(LAST) ?? {}), [given])
  const change = (part: Partial<Settings>) => {
    const next = { ...settings, ...part }
    keep(LAST, next)
    client.setQueryData<Me | null>(['me'], (old) => (old ? { ...old, settings: next } : old))
    if (me !== null) saveSettings(next).catch(() => {})
  }
  return { settings, change }
}

/** Knows who is logged in and how the page is to look. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const { data, isPending } = useQuery({
    queryKey: ['me'],
    queryFn: () => fetchMe().catch(() => null),
    staleTime: 60_000,
  })
  const me = data ?? null
  const { settings, change } = useSettings(me)
  useEffect(() => whenSessionEnds(() => client.setQueryData(['me'], null)), [client])
  useEffect(() => {
    document.documentElement.lang = LANGUAGES[settings.locale]
    document.documentElement.dataset.theme = settings.theme
  }, [settings.locale, settings.theme])
  const words = useMemo(() => ({ words: WORDS[settings.locale], locale: settings.locale }), [settings.locale])
  return (
    <SessionContext value={{ me, isKnown: !isPending, settings, change }}>
      <WordsContext value={words}>{children}</WordsContext>
    </SessionContext>
  )
}
