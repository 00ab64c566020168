import { useState } from 'react'
import { Switch } from 'react-aria-components/Switch'
import { KeyTable } from '../keys/key-list.tsx'
import { DESKTOP } from '../live/alerts.ts'
import { keep, kept } from '../parts/store.ts'
import { useMe, useSession } from '../session/session.tsx'
import { useWords, type Words } from '../words/index.ts'
import { Factor } from './factor.tsx'
import { Password } from './password.tsx'
import { Sessions } from './sessions.tsx'

const THEMES = ['system', 'light', 'dark'] as const

function Look({ words }: { words: Words['settings'] }) {
  const { settings, change } = useSession()
  return (
    <section className="stack">
      <h2>{words.look}</h2>
      <label>
        {words.language}
        <select
          value={settings.locale}
          onChange={({ target }) => change({ locale: target.value === 'en' ? 'en' : 'zh' })}
        >
          <option value="zh">中文</option>
          <option value="en">English</option>
        </select>
      </label>
      <label>
        {words.theme}
        <select
          value={settings.theme}
          onChange={({ target }) =>
            change({ theme: THEMES.find((theme) => theme === target.value) ?? 'system' })
          }
        >
          {THEMES.map((theme) => (
            <option key={theme} value={theme}>
              {words.themes[theme]}
            </option>
          ))}
        </select>
      </label>
    </section>
  )
}

function Alerts({ words }: { words: Words['settings'] }) {
  const { settings, change } = useSession()
  const [isOn, setIsOn] = useState(() => kept(DESKTOP) === true)
  const [isDenied, setIsDenied] = useState(false)
  const setDesktop = async (wanted: boolean) => {
    const isAllowed = wanted && (await Notification.requestPermission()) === 'granted'
    setIsDenied(wanted && !isAllowed)
    setIsOn(isAllowed)
    keep(DESKTOP, isAllowed)
  }
  return (
    <section className="stack">
      <h2>{words.alerts}</h2>
      <Switch isSelected={settings.sound} onChange={(sound) => change({ sound })}>
        <span className="track" /> {words.sound}
      </Switch>
      <Switch isSelected={isOn} onChange={setDesktop}>
        <span className="track" /> {words.desktop}
      </Switch>
      {isDenied && <p role="alert">{words.desktopDenied}</p>}
    </section>
  )
}

/** What is one's own: looks, alerts, keys, password, second factor, sessions. */
export default function SettingsPage() {
  const words = useWords()
  const { mustEnrol } = useMe()
  return (
    <main id="main" className="page">
      <h1>{words.settings.title}</h1>
      {mustEnrol && (
        <p className="notice" role="alert">
          {words.settings.mustEnrol}
        </p>
      )}
      <Factor />
      <Look words={words.settings} />
      <Alerts words={words.settings} />
      <section className="stack">
        <h2>{words.keys.title}</h2>
        <KeyTable />
      </section>
      <Password />
      <Sessions />
    </main>
  )
}
