/** Masks phone numbers in a text; it stays as long as it was, so that offsets into it stay true. */
export { withoutPhones as maskPhones } from '../desk/export.ts'

/** A number known to be a phone number, however it is written: only its first three and last four digits stay. */
export function maskPhone(value: string): string {
  return value.length <= 7
    ? '*'.repeat(value.length)
    : value.slice(0, 3) + '*'.repeat(value.length - 7) + value.slice(-4)
}
