const MOBILE = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g
const LANDLINE = /(?<!\d)(0\d{2,3}-?)\d{3,4}(\d{4})(?!\d)/g

/** The text with phone numbers masked, as long as before, so that offsets into it stay true. */
export function maskPhones(text: string): string {
  return text.replace(MOBILE, '$1****$2').replace(LANDLINE, (found, area: string, last: string) => {
    return area + '*'.repeat(found.length - area.length - last.length) + last
  })
}

/** A number known to be a phone number, however it is written: only its first three and last four digits stay. */
export function maskPhone(value: string): string {
  return value.length <= 7
    ? '*'.repeat(value.length)
    : value.slice(0, 3) + '*'.repeat(value.length - 7) + value.slice(-4)
}
