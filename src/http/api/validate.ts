import type { Context } from 'hono'
import { validator } from 'hono-openapi'
import type { z } from 'zod'
import { problem } from '../problem.ts'

type Fault = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined }

/** One line that names every fault of a request. */
function faultsOf(faults: readonly Fault[]): string {
  return faults
    .map(({ message, path }) => {
      const where = (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.')
      return where === '' ? message : `${where}: ${message}`
    })
    .join('; ')
}

/** Validates a part of the request; one that does not fit is answered with its faults. */
export function valid<T extends 'json' | 'query' | 'param', S extends z.ZodType>(target: T, schema: S) {
  return validator(target, schema, (result, c: Context) => {
    if (!result.success) return problem(c, 400, 'malformed', faultsOf(result.error))
    return undefined
  })
}
