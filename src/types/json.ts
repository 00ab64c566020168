/** Nothing that a platform says is nested deeper; what is would exhaust whoever walks through it. */
export const MAX_DEPTH = 32

export function isTooDeep(json: unknown): boolean {
  let level = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true
    level = level.flatMap((value) =>
      value !== null && typeof value === 'object' ? Object.values(value) : [],
    )
  }
  return false
}
