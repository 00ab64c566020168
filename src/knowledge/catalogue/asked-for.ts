import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'

const BEFORE = /^(?:你好|您好|亲|请问|你们?家?|您家|店里|这里|[,，])*(?:还)?(?:有没有|有没|有|卖)/
const BEHIND = /(?:还)?(?:有没有|有没|有吗|有不|有|卖)?(?:吗|么|没有|没|不|嘛|呢)?[?？!！]?$/

/** Whether the words ask for a product by its own name whether the shop has it: 有没有护眼台灯, 灯带还卖吗. */
export function asksForNamed(words: string, { title, aliases = [] }: ProductRecord): boolean {
  const asked = plain(words)
  const bare = asked.replace(BEFORE, '').replace(BEHIND, '')
  return bare !== asked && [title, ...aliases].some((name) => plain(name) === bare)
}
