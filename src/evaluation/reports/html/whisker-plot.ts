import { percent } from '../format.ts'
import { type Markup, markup } from './markup.ts'
import { figureOf } from './plot-frame.ts'

const ROW = 20
const NAMES = 140
const WIDTH = 860
const END = WIDTH - 60

export interface Whisker {
  name: string
  value: number
  low: number
  high: number
}

/** A dot with its 95 % interval per row, on an axis from 0 to 100 %. */
export function whiskerPlot(rows: readonly Whisker[], caption: string): Markup {
  const size = { width: WIDTH, height: rows.length * ROW + 28 }
  const x = (value: number) => Math.round((NAMES + value * (END - NAMES)) * 10) / 10
  const bottom = rows.length * ROW + 6
  return figureOf(
    size,
    caption,
    markup`${[0, 0.25, 0.5, 0.75, 1].map(
      (tick) => markup`<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="2" y2="${bottom}"/>
      <text class="soft" x="${x(tick)}" y="${bottom + 15}" text-anchor="middle">${percent(tick, 0)}</text>`,
    )}
    ${rows.map(({ name, value, low, high }, i) => {
      const y = i * ROW + 14
      return markup`<text x="${NAMES - 8}" y="${y + 4}" text-anchor="end">${name}</text>
      <line class="whisker" x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}"/>
      <circle class="dot" cx="${x(value)}" cy="${y}" r="4"/>
      <text class="soft" x="${END + 8}" y="${y + 4}">${percent(value)}</text>`
    })}`,
  )
}
