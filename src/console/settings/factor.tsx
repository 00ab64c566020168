import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { beginFactor, confirmFactor, endFactor } from '../api/session.ts'
import { useChange } from '../parts/use-change.ts'
import { Field } from '../session/door.tsx'
import { useMe } from '../session/session.tsx'
import { useWords } from '../words/index.ts'

const codeOf = (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault()
  return String(new FormData(event.currentTarget).get('code') ?? '').trim()
}

function CodeForm({ button, onCode }: { button: string; onCode: (code: string) => void }) {
  const words = useWords().login
  return (
    <form onSubmit={(event) => onCode(codeOf(event))} className="stack">
      <Field label={words.code} name="code" autoComplete="one-time-code" />
      <Button type="submit">{button}</Button>
    </form>
  )
}

/** Codes that let one in without the authenticator; they are shown this once. */
function Recovery({ codes }: { codes: readonly string[] }) {
  const words = useWords().settings
  return (
    <div className="notice" role="status">
      <p>{words.recovery}</p>
      <pre>{codes.join('\n')}</pre>
    </div>
  )
}

/** Turns the second factor on and off. */
export function Factor() {
  const words = useWords().settings
  const { secondFactor } = useMe()
  const change = useChange(['me'])
  const [begun, setBegun] = useState<{ secret: string; uri: string } | null>(null)
  const [codes, setCodes] = useState<readonly string[]>([])
  const confirm = async (code: string) => {
    const done = await change(() => confirmFactor(code))
    if (done === null) return
    setCodes(done.recoveryCodes)
    setBegun(null)
  }
  return (
    <section className="stack">
      <h2>
        {words.factor} <span className="quiet">{secondFactor ? words.factorOn : words.factorOff}</span>
      </h2>
      {codes.length > 0 && <Recovery codes={codes} />}
      {!secondFactor && begun === null && (
        <Button onPress={() => beginFactor().then(setBegun, () => {})}>{words.enable}</Button>
      )}
      {begun !== null && (
        <>
          <p>{words.secret}</p>
          <p>
            <code>{begun.secret}</code> <a href={begun.uri}>otpauth</a>
          </p>
          <CodeForm button={words.enable} onCode={confirm} />
        </>
      )}
      {secondFactor && <CodeForm button={words.disable} onCode={(code) => change(() => endFactor(code))} />}
    </section>
  )
}
