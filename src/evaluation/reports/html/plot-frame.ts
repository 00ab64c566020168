import { type Markup, markup, type Piece } from './markup.ts'

/** A plot's area in SVG units and how values fall on it. */
export interface Frame {
  width: number
  height: number
  left: number
  top: number
  right: number
  bottom: number
  x(value: number): number
  y(value: number): number
}

/** A frame with linear axes over the given ranges. */
export function frameOf(
  size: { width: number; height: number },
  xRange: readonly [number, number],
  yRange: readonly [number, number],
): Frame {
  const area = { left: 52, top: 12, right: size.width - 24, bottom: size.height - 40 }
  const scale = (value: number, range: readonly [number, number], from: number, to: number) =>
    round(from + ((value - range[0]) / (range[1] - range[0])) * (to - from))
  return {
    ...size,
    ...area,
    x: (value) => scale(value, xRange, area.left, area.right),
    y: (value) => scale(value, yRange, area.bottom, area.top),
  }
}

const round = (value: number) => Math.round(value * 10) / 10

/** Grid lines and labels in percent, and the names of the axes. */
export function axes(
  frame: Frame,
  xTicks: readonly number[],
  yTicks: readonly number[],
  names: [string, string],
): Markup {
  const { left, right, top, bottom, width, height } = frame
  const label = (value: number) => `${Math.round(value * 100)} %`
  return markup`
    ${xTicks.map(
      (
        tick,
      ) => markup`<line class="grid" x1="${frame.x(tick)}" x2="${frame.x(tick)}" y1="${top}" y2="${bottom}"/>
      <text class="soft" x="${frame.x(tick)}" y="${bottom + 15}" text-anchor="middle">${label(tick)}</text>`,
    )}
    ${yTicks.map(
      (
        tick,
      ) => markup`<line class="grid" x1="${left}" x2="${right}" y1="${frame.y(tick)}" y2="${frame.y(tick)}"/>
      <text class="soft" x="${left - 6}" y="${frame.y(tick) + 4}" text-anchor="end">${label(tick)}</text>`,
    )}
    <text x="${(left + right) / 2}" y="${height - 6}" text-anchor="middle">${names[0]}</text>
    <text transform="translate(10 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${names[1]}</text>
    <title>${names[1]} by ${names[0]} (${width} × ${height})</title>`
}

/** The figure around a drawing, with what it shows in words. */
export function figureOf(size: { width: number; height: number }, caption: string, drawing: Piece): Markup {
  return markup`<figure><svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${caption}">${drawing}</svg>
    <figcaption>${caption}</figcaption></figure>`
}

/** Ticks from `from` to 1 in steps. */
export function ticks(from: number, step: number): number[] {
  return Array.from(
    { length: Math.round((1 - from) / step) + 1 },
    (_, i) => Math.round((from + i * step) * 100) / 100,
  )
}
