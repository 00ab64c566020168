import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import { usePinyin } from './pinyin.ts'

export interface Choice {
  id: string
  title: string
  /** Other words that find it. */
  also?: string
}

interface PickProps {
  label: string
  hint?: string
  choices: readonly Choice[]
  onPick: (id: string) => void
}

/** A list that typing narrows: by words, by pinyin, by its initials. */
export function Pick({ label, hint = '', choices, onPick }: PickProps) {
  const matches = usePinyin(true)
  const texts = new Map(choices.map(({ id, title, also }) => [title, `${also ?? ''} ${id}`]))
  const filter = (text: string, typed: string) =>
    matches(text, typed.trim()) || (texts.get(text) ?? '').includes(typed.trim())
  return (
    <Autocomplete filter={filter}>
      <SearchField aria-label={label} autoFocus className="search">
        <Input placeholder={hint} />
      </SearchField>
      <ListBox
        aria-label={label}
        items={choices}
        selectionMode="none"
        onAction={(id) => onPick(String(id))}
        className="choices"
      >
        {({ id, title }) => (
          <ListBoxItem id={id} textValue={title}>
            {title}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  )
}
