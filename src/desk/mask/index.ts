import { addressSpans } from './addresses.ts'
import { contactSpans } from './contacts.ts'
import { numberSpans } from './numbers.ts'

export { maskPhone } from './numbers.ts'

/**
 * The text with all that belongs to a person masked: phone, identity card, bank card, address, e-mail, WeChat, QQ.
 * The one masker of page, API, export and log. A text stays as long as it was, so that offsets into it stay true.
 */
export function maskPersonal(text: string): string {
  const chars = text.split('')
  for (const spans of [numberSpans, contactSpans, addressSpans])
    for (const [start, end] of spans(text)) chars.fill('*', start, end)
  return chars.join('')
}
