import { lazy, Suspense, useEffect, useRef } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Route, Switch } from 'wouter'
import { Desk } from './desk/desk.tsx'
import { useAlerts } from './live/alerts.ts'
import { Live } from './live/live.tsx'
import { Nav } from './parts/nav.tsx'
import { Toasts } from './parts/toasts.tsx'
import { Login } from './session/login.tsx'
import { useSession } from './session/session.tsx'
import { Setup } from './session/setup.tsx'
import { useLocale, useWords } from './words/index.ts'

const Dashboard = lazy(() => import('./dashboard/dashboard.tsx'))
const Phrases = lazy(() => import('./team/phrases.tsx'))
const Users = lazy(() => import('./team/users.tsx'))
const Tokens = lazy(() => import('./team/tokens.tsx'))
const Audit = lazy(() => import('./team/audit.tsx'))
const SettingsPage = lazy(() => import('./settings/settings.tsx'))

/** The pages of those who are inside. */
function Inside({ mustEnrol }: { mustEnrol: boolean }) {
  const words = useWords()
  useAlerts()
  return (
    <Live>
      <a href="#main" className="skip">
        {words.nav.main}
      </a>
      <Nav />
      <Suspense fallback={<main id="main" aria-busy="true" />}>
        {mustEnrol ? (
          <SettingsPage />
        ) : (
          <Switch>
            <Route path="/dashboard" component={Dashboard} />
            <Route path="/phrases" component={Phrases} />
            <Route path="/users" component={Users} />
            <Route path="/tokens" component={Tokens} />
            <Route path="/audit" component={Audit} />
            <Route path="/settings" component={SettingsPage} />
            <Route component={Desk} />
          </Switch>
        )}
      </Suspense>
      <Toasts />
    </Live>
  )
}

function Page() {
  const { me, isKnown } = useSession()
  const wasInside = useRef(false)
  useEffect(() => {
    if (me !== null) wasInside.current = true
  }, [me])
  if (location.pathname === '/setup') return <Setup />
  if (!isKnown) return <main aria-busy="true" />
  if (me === null) return <Login ended={wasInside.current} />
  return <Inside mustEnrol={me.mustEnrol} />
}

/** The whole page: whoever is not logged in sees the door. */
export function App() {
  return (
    <I18nProvider locale={useLocale()}>
      <Page />
    </I18nProvider>
  )
}
