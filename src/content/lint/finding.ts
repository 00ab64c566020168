import type { ContentFault } from '../../errors.ts'

/** A fault or remark of the linter. Errors fail the check, warnings are for people to judge. */
export interface Finding extends ContentFault {
  severity: 'error' | 'warning'
}

export const error = (file: string, line: number, message: string): Finding => ({
  severity: 'error',
  file,
  line,
  message,
})

export const warning = (file: string, line: number, message: string): Finding => ({
  severity: 'warning',
  file,
  line,
  message,
})
