import type { Confusion } from '../../metrics/confusion.ts'
import { type Markup, markup, type Piece } from './markup.ts'
import { figureOf } from './plot-frame.ts'

const CELL = 22
const NAMES = 130

/** Rows: the right label; columns: the best label. Shade is the share of the row. */
export function confusionPlot({ labels, counts }: Confusion): Markup {
  const side = labels.length * CELL
  const size = { width: NAMES + side + 4, height: NAMES + side + 4 }
  return figureOf(
    size,
    'Rows: the right label. Columns: the best label. The shade is the share of the row; blue is right, orange wrong.',
    markup`${labels.map((label, l) => names(label, l, side))}${counts.map((row, r) => cells(row, r, labels))}`,
  )
}

function names(label: string, l: number, side: number): Markup {
  const middle = NAMES + l * CELL + CELL / 2
  return markup`<text x="${NAMES - 6}" y="${middle + 4}" text-anchor="end">${label}</text>
    <text transform="translate(${middle + 4} ${NAMES - 6}) rotate(-90)">${label}</text>
    <line class="grid" x1="${NAMES}" x2="${NAMES + side}" y1="${middle + CELL / 2}" y2="${middle + CELL / 2}"/>`
}

function cells(row: readonly number[], r: number, labels: readonly string[]): Piece {
  const total = row.reduce((sum, count) => sum + count, 0)
  return row.map((count, c) => {
    if (count === 0) return null
    const share = count / total
    const [x, y] = [NAMES + c * CELL, NAMES + r * CELL]
    return markup`<rect class="${r === c ? 'right' : 'wrong'}" x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${CELL - 2}"
      fill-opacity="${(0.15 + 0.85 * share).toFixed(2)}"><title>${labels[r]!} → ${labels[c]!}: ${count}</title></rect>
      <text class="${share > 0.6 ? 'on' : ''}" x="${x + CELL / 2}" y="${y + CELL / 2 + 4}" text-anchor="middle">${count}</text>`
  })
}
