import type { Dashboard, Share } from '../api/dashboard.ts'
import { fill, useWords } from '../words/index.ts'
import { percent } from './share.ts'

function Figure({ title, value, note }: { title: string; value: string; note: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {value}
        <small>{note}</small>
      </dd>
    </div>
  )
}

function ShareFigure({ title, share }: { title: string; share: Share }) {
  const words = useWords().dashboard
  const { n, of, interval } = share
  if (of === 0) return <Figure title={title} value="–" note="" />
  const range = `${words.interval} ${percent(interval[0])}–${percent(interval[1])}`
  return <Figure title={title} value={percent(n / of)} note={`${n} / ${of} · ${range}`} />
}

/** The figures that stand above the charts. */
export function Figures({ data }: { data: Dashboard }) {
  const words = useWords().dashboard
  const { medianMs, within6s, within3min } = data.firstResponse
  const { kept, late, open } = data.tasks
  const median = medianMs === null ? '–' : fill(words.seconds, { n: (medianMs / 1000).toFixed(1) })
  return (
    <dl className="figures">
      <Figure
        title={words.messages}
        value={String(data.messages)}
        note={`${words.conversations} ${data.conversations}`}
      />
      <ShareFigure title={words.drafted} share={data.drafted} />
      <ShareFigure title={words.sentAsIs} share={data.sentAsIs} />
      <ShareFigure title={words.edited} share={data.edited} />
      <ShareFigure title={words.rejected} share={data.rejected} />
      <Figure title={`${words.response} · ${words.median}`} value={median} note="" />
      <ShareFigure title={`${words.response} · ${words.within6s}`} share={within6s} />
      <ShareFigure title={`${words.response} · ${words.within3min}`} share={within3min} />
      <Figure
        title={words.tasks}
        value={`${words.kept} ${kept}`}
        note={`${words.late} ${late} · ${words.open} ${open}`}
      />
    </dl>
  )
}
