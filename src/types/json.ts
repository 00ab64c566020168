/** Nothing that a platform says is nested deeper; what is would exhaust whoever walks through it. */
export const MAX_DEPTH = 32

export function isTooDeep(json: unknown, depth = 0): boolean {
  if (depth > MAX_DEPTH) return true
  if (json === null || typeof json !== 'object') return false
  return Object.values(json).some((value) => isTooDeep(value, depth + 1))
}
