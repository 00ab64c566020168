/** Columns a text takes on a terminal: East Asian wide characters take two. */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += isWide(char.codePointAt(0)!) ? 2 : 1
  return width
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x1f300 && code <= 0x1faff)
  )
}

/** Whether a cell holds a figure (or nothing): such columns stand flush right. */
export const isFigure = (cell: string) => /^[-–+≥≤ ]*(\d|$)/.test(cell)

/** Lines of a table; columns of figures are flush right, columns of words flush left. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows]
  const widths = header.map((_, c) => Math.max(...all.map((row) => displayWidth(row[c] ?? ''))))
  const figures = header.map((_, c) => c > 0 && rows.every((row) => isFigure(row[c] ?? '')))
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) => {
        const space = ' '.repeat(widths[c]! - displayWidth(cell))
        return figures[c] ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd()
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}
