import { type Markup, markup, type Piece } from './markup.ts'

/** A table; `words` aligns all columns left. */
export function table(header: readonly string[], rows: readonly (readonly Piece[])[], words = false): Markup {
  return markup`<div class="wide"><table class="${words ? 'words' : 'numbers'}"><thead><tr>${header.map(
    (cell) => markup`<th scope="col">${cell}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) => markup`<tr>${row.map((cell) => markup`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`
}
