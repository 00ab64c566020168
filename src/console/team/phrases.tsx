import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { addPhrase, phrases, removePhrase } from '../api/helps.ts'
import { useShops } from '../list/use-list.ts'
import { SureButton } from '../parts/sure.tsx'
import { Table } from '../parts/table.tsx'
import { useChange } from '../parts/use-change.ts'
import { Field } from '../session/door.tsx'
import { useWords } from '../words/index.ts'

type Change = ReturnType<typeof useChange>

function AddPhrase({ shop, change }: { shop: string; change: Change }) {
  const words = useWords().phrases
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const phrase = { shop, title: String(data.get('title')), text: String(data.get('text')) }
    if ((await change(() => addPhrase(phrase))) !== null) form.reset()
  }
  return (
    <form onSubmit={add} className="stack" aria-label={words.add}>
      <h2>{words.add}</h2>
      <Field label={words.name} name="title" />
      <label>
        {words.text}
        <textarea name="text" rows={3} maxLength={2000} required />
      </label>
      <Button type="submit" className="main-action">
        {words.add}
      </Button>
    </form>
  )
}

/** The shop's own phrases, and those that its scripts hold ready. */
function Shown({ shop }: { shop: string }) {
  const words = useWords()
  const key = ['phrases', shop]
  const change = useChange(key)
  const all = useQuery({ queryKey: key, queryFn: () => phrases(shop) }).data?.phrases ?? []
  const ours = all.filter((phrase) => phrase.own)
  const own = ours.map(({ id, title, text }) => [
    title,
    text,
    <SureButton
      key="remove"
      label={words.act.remove}
      what={title}
      onSure={() => change(() => removePhrase(id))}
    />,
  ])
  const scripted = all.filter((phrase) => !phrase.own).map(({ title, text }) => [title, text])
  const { name, text, mine, scripts, none, hint } = words.phrases
  return (
    <>
      <section>
        <h2>{mine}</h2>
        <p className="quiet">{hint}</p>
        <Table
          caption={mine}
          heads={[name, text, words.act.more]}
          rows={own}
          keys={ours.map(({ id }) => id)}
          none={none}
        />
      </section>
      <AddPhrase shop={shop} change={change} />
      <section>
        <h2>{scripts}</h2>
        <Table caption={scripts} heads={[name, text]} rows={scripted} none={none} />
      </section>
    </>
  )
}

/** What agents of a shop find behind `/`; supervisors write the shop's own. */
export default function Phrases() {
  const words = useWords().phrases
  const shops = useShops().data?.shops ?? []
  const [chosen, setChosen] = useState('')
  const shop = chosen || shops[0]?.id
  return (
    <main id="main" className="page">
      <h1>{words.title}</h1>
      <div className="choosing">
        <label>
          {words.shop}
          <select value={shop} onChange={({ target }) => setChosen(target.value)}>
            {shops.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {shop && <Shown key={shop} shop={shop} />}
    </main>
  )
}
