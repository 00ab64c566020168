import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js'
import { useEffect, useRef } from 'react'
import { Table } from '../parts/table.tsx'
import { useWords } from '../words/index.ts'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip)

export interface Bar {
  name: string
  n: number
}

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name)

/** The page's colours are told by the browser: a canvas knows no `light-dark()`. */
function resolved(name: string): string {
  const probe = document.createElement('span')
  probe.style.color = colour(name)
  document.body.append(probe)
  const found = getComputedStyle(probe).color
  probe.remove()
  return found
}

function draw(canvas: HTMLCanvasElement, bars: readonly Bar[]): Chart {
  const ink = resolved('--ink')
  const line = resolved('--line')
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: bars.map(({ name }) => name),
      datasets: [
        { data: bars.map(({ n }) => n), backgroundColor: resolved('--accent'), maxBarThickness: 40 },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { ticks: { color: ink }, grid: { display: false } },
        y: { beginAtZero: true, ticks: { color: ink, precision: 0 }, grid: { color: line } },
      },
    },
  })
}

export interface BarChartProps {
  title: string
  bars: readonly Bar[]
  /** What the table says besides the bars' names and counts: its heads, and a row for each bar. */
  more?: { heads: readonly string[]; rows: readonly (readonly string[])[] } | undefined
}

/** Bars with the table that says the same in figures, and more. */
export function BarChart({ title, bars, more }: BarChartProps) {
  const words = useWords().dashboard
  const canvas = useRef<HTMLCanvasElement>(null)
  const isEmpty = bars.every(({ n }) => n === 0)
  useEffect(() => {
    if (canvas.current === null) return
    const chart = draw(canvas.current, bars)
    return () => chart.destroy()
  }, [bars])
  return (
    <section>
      <h2>{title}</h2>
      {isEmpty ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <div className="chart">
          <canvas ref={canvas} role="img" aria-label={title} />
        </div>
      )}
      <details>
        <summary>
          {words.table} <span className="unseen">{title}</span>
        </summary>
        <Table
          caption={title}
          heads={[words.what, words.count, ...(more?.heads ?? [])]}
          rows={bars.map(({ name, n }, index) => [name, n, ...(more?.rows[index] ?? [])])}
          none={words.none}
        />
      </details>
    </section>
  )
}
