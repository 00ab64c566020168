/** Text that is HTML already. */
export class Markup {
  constructor(readonly html: string) {}
}

export type Piece = Markup | string | number | null | false | readonly Piece[]

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Template tag for HTML and SVG: values are escaped unless they are markup; lists are joined; null is nothing. */
export function markup(parts: TemplateStringsArray, ...values: Piece[]): Markup {
  return new Markup(parts.reduce((html, part, i) => html + toHtml(values[i - 1] ?? null) + part))
}

function toHtml(piece: Piece): string {
  if (piece === null || piece === false) return ''
  if (piece instanceof Markup) return piece.html
  if (typeof piece === 'object') return piece.map(toHtml).join('')
  return String(piece).replace(/[&<>"']/g, (char) => ENTITIES[char]!)
}
