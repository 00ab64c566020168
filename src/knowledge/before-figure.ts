/** A name that a figure may follow, without running into it: 39的259元. */
export const beforeFigure = (name: string): string => name.replace(/[\da-z]$/i, '$&的')
