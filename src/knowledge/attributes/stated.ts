import type { AttributesSource } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'

/** How what records write as a mark, or as a whole saying, is told. */
export type Marks = Pick<AttributesSource, 'affirming' | 'denying' | 'marks'>

/**
 * What else a reply may quote of an entry: `product.stated`, the sentence that a mark makes with its name (加绒 否 is
 * 不加绒); `product.told`, a value that says something by itself and follows no 是 (不可机洗).
 */
export function waysToTell(name: string, value: string, marks: Marks): [name: string, value: string][] {
  const stated = statedAs(name, value, marks)
  if (stated !== null) return [['product.stated', stated]]
  const isSaying = begins(value.trim(), marks.marks.telling) || begins(name.trim(), marks.marks.refusing)
  return isSaying ? [['product.told', value]] : []
}

/** Whether a record's word for yes or no is all that it writes, or what it begins with: 否,不可用于浴室. */
function markOf(value: string, words: Readonly<Record<string, string>>) {
  const written = value.trim()
  const marks = Object.keys(words).sort((one, other) => other.length - one.length)
  for (const mark of marks) {
    const rest = written.startsWith(mark) ? written.slice(mark.length) : null
    if (rest === '') return { says: words[mark]!, more: '' }
    const more = rest === null ? null : /^[\s,，;；。(（]+(.+?)[)）。]?$/.exec(rest)
    if (more) return { says: words[mark]!, more: `，${more[1]}` }
  }
  return null
}

function statedAs(name: string, value: string, { affirming, denying, marks }: Marks): string | null {
  const core = asked(name.trim(), marks.whether)
  const [no, yes] = [markOf(value, denying), markOf(value, affirming)]
  const mark = no ?? yes
  if (mark === null) return null
  const isWhole =
    begins(core, marks.acting) && (marks.plain.includes(mark.says) || core.startsWith(mark.says))
  const front = isWhole ? (no === null ? '' : negationOf(core, marks)) : mark.says
  return `${front}${core}${mark.more}`
}

/** 是否加绒 asks for 加绒, 能否机洗 for 能机洗. */
function asked(name: string, whether: Readonly<Record<string, string>>): string {
  const front = Object.keys(whether)
    .sort((one, other) => other.length - one.length)
    .find((each) => name.startsWith(each) && name.length > each.length)
  return front === undefined ? name : `${whether[front]}${name.slice(front.length)}`
}

/** 没 before 有, 不 before the rest. */
const negationOf = (core: string, { negations, not }: AttributesSource['marks']): string =>
  Object.entries(negations).find(([word]) => core.startsWith(word))?.[1] ?? not

const begins = (text: string, words: readonly string[]): boolean =>
  words.some((word) => plain(text).startsWith(word))
