import type { CurvePoint } from '../../metrics/coverage.ts'
import { type Markup, markup } from './markup.ts'
import { axes, figureOf, frameOf, ticks } from './plot-frame.ts'

const SIZE = { width: 480, height: 340 }
const MOST_POINTS = 240

export interface CurveOptions {
  /** Which share lies on the horizontal axis. */
  across: 'coverage' | 'recall'
  /** The shipped thresholds' point. */
  deployed: { across: number; precision: number }
  caption: string
}

/** Precision against coverage or recall, with the shipped thresholds' point on it. */
export function curvePlot(curve: readonly CurvePoint[], { across, deployed, caption }: CurveOptions): Markup {
  const shown = curve.filter((point) => point[across] >= 0.05 && point[across] <= 1)
  const least = Math.min(deployed.precision, ...shown.map((point) => point.precision), 0.9)
  const floor = Math.max(0, Math.floor(least * 10) / 10)
  const frame = frameOf(SIZE, [0, 1], [floor, 1])
  const every = Math.max(1, Math.ceil(shown.length / MOST_POINTS))
  const points = shown
    .filter((_, i) => i % every === 0 || i === shown.length - 1)
    .map((point) => `${frame.x(point[across])},${frame.y(point.precision)}`)
  const [x, y] = [frame.x(Math.min(1, deployed.across)), frame.y(deployed.precision)]
  const anchor = deployed.across > 0.7 ? 'end' : 'start'
  return figureOf(
    SIZE,
    caption,
    markup`${axes(frame, ticks(0, 0.2), ticks(floor, floor < 0.7 ? 0.1 : 0.05), [across, 'precision'])}
      <polyline class="line" points="${points.join(' ')}"/>
      <circle class="mark" cx="${x}" cy="${y}" r="5"/>
      <text x="${x + (anchor === 'end' ? -9 : 9)}" y="${y + 16}" text-anchor="${anchor}">as shipped</text>`,
  )
}
