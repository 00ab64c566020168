import { isFigure } from '../text-table.ts'
import { type Markup, markup, type Piece } from './markup.ts'

/** A table; columns of figures are flush right, columns of words flush left. */
export function table(header: readonly string[], rows: readonly (readonly Piece[])[]): Markup {
  const classes = header.map((_, c) =>
    c > 0 && rows.every((row) => isFigureCell(row[c])) ? 'figures' : 'words',
  )
  const cells = (row: readonly Piece[]) =>
    row.map((cell, c) => markup`<td class="${classes[c]!}">${cell}</td>`)
  return markup`<div class="wide"><table><thead><tr>${header.map(
    (name, c) => markup`<th scope="col" class="${classes[c]!}">${name}</th>`,
  )}</tr></thead><tbody>${rows.map((row) => markup`<tr>${cells(row)}</tr>`)}</tbody></table></div>`
}

const isFigureCell = (cell: Piece | undefined) =>
  typeof cell === 'number' || (typeof cell === 'string' && isFigure(cell))
