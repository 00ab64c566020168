import type { FormEvent, ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField } from 'react-aria-components/TextField'
import { useWords } from '../words/index.ts'
import { useSession } from './session.tsx'

interface FieldProps {
  label: string
  name: string
  type?: string
  autoComplete?: string
  autoFocus?: boolean
  hint?: string
  defaultValue?: string
}

/** A labelled line of a form. */
export function Field({ label, name, type = 'text', autoComplete = 'off', hint, ...rest }: FieldProps) {
  return (
    <TextField name={name} type={type} autoComplete={autoComplete} isRequired className="field" {...rest}>
      <Label>{label}</Label>
      <Input />
      {hint && <Text slot="description">{hint}</Text>}
      <FieldError />
    </TextField>
  )
}

interface DoorProps {
  title: string
  fault: string
  button: string
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  children: ReactNode
}

/** The page of those who are not inside yet. */
export function Door({ title, fault, button, onSubmit, children }: DoorProps) {
  const words = useWords()
  const { settings, change } = useSession()
  const other = settings.locale === 'en' ? 'zh' : 'en'
  return (
    <main className="door">
      <form onSubmit={onSubmit}>
        <h1>
          {words.name} <span className="quiet">{title}</span>
        </h1>
        {children}
        <p role="alert" className="fault">
          {fault}
        </p>
        <Button type="submit" className="main-action">
          {button}
        </Button>
        <Button className="plain" onPress={() => change({ locale: other })}>
          {words.language}
        </Button>
      </form>
    </main>
  )
}
