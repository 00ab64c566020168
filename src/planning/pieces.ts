/** What ends a piece of a message; the point of 15.6 does not. */
const BREAKS = /(?:[\s,，。!！?？;；~～]|(?<!\d)\.|\.(?!\d))+/

/** The pieces of a message as it was written, in lower case and without blanks. */
export const piecesOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(BREAKS)
    .filter((piece) => piece !== '')
