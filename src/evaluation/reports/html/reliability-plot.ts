import type { Calibration } from '../../metrics/calibration.ts'
import { percent } from '../format.ts'
import { type Markup, markup } from './markup.ts'
import { axes, figureOf, frameOf, ticks } from './plot-frame.ts'

const SIZE = { width: 480, height: 340 }

/** Share of right answers by confidence; on the dashed line the confidence would be the truth. Area is count. */
export function reliabilityPlot({ bins, binning, ece }: Calibration): Markup {
  const frame = frameOf(SIZE, [0, 1], [0, 1])
  const most = Math.max(1, ...bins.map((bin) => bin.count))
  const caption = `Reliability, 15 bins of ${binning.replace('_', ' ')}: expected calibration error ${percent(ece)}. The area of a dot is the number of messages.`
  return figureOf(
    SIZE,
    caption,
    markup`${axes(frame, ticks(0, 0.2), ticks(0, 0.2), ['confidence of the best label', 'share right'])}
      <line class="ideal" x1="${frame.x(0)}" y1="${frame.y(0)}" x2="${frame.x(1)}" y2="${frame.y(1)}"/>
      ${bins.map(
        (bin) => markup`<circle class="bar" cx="${frame.x(bin.confidence)}" cy="${frame.y(bin.accuracy)}"
        r="${(2.5 + 8 * Math.sqrt(bin.count / most)).toFixed(1)}"><title>${bin.count} messages: confidence ${percent(bin.confidence)}, right ${percent(bin.accuracy)}</title></circle>`,
      )}`,
  )
}
