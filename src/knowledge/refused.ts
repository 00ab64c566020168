import type { ProductRecord } from '../types/index.ts'
import { plain } from '../types/plain.ts'

const REFUSED = /(?:不要|别要|不想要|不喜欢|不考虑|除了)(?!太|那么|这么)([^,，。.!！?？\s还有别其以之]{1,6})/g

/** Whether it is what the customer does not want: nothing of 网面 to 不要网面的. */
export function isRefused(
  { title, aliases = [], tags = [], attributes = {} }: ProductRecord,
  { text }: { text: string },
): boolean {
  const names = [title, ...aliases, ...tags, ...Object.values(attributes)].map(plain)
  return refusedIn(text).some((words) => {
    const refused = plain(words.split('的')[0]!).replace(/(?:了|款|子|鞋|包|灯|以外|之外|外)+$/, '')
    return (refused.length > 1 || KINDS.test(refused)) && names.some((name) => name.includes(refused))
  })
}

/** What the words refuse. */
export const refusedIn = (text: string): string[] =>
  [...text.matchAll(REFUSED)].map(([, words = '']) => words)

/** Kinds of goods that one character names. */
const KINDS = /^[靴帽裙裤裘]$/
