import { bigramsOf } from '../../types/bigrams.ts'
import type { AttributesSource } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'

/** How what records write as a mark, or as a whole saying, is told. */
export type Marks = Pick<AttributesSource, 'affirming' | 'denying' | 'marks'>

/**
 * What else a reply may quote of an entry: `product.stated`, the sentence that a mark makes with its name (加绒 否 is
 * 不加绒); `product.saying`, what says by itself what the name asks (能否登机 20寸可登机); `product.told`, a value that says
 * something by itself and follows no 是 (不可机洗).
 */
export function waysToTell(name: string, value: string, marks: Marks): [name: string, value: string][] {
  const stated = statedAs(name, value, marks)
  if (stated !== null) return [['product.stated', stated]]
  const saying = sayingOf(name.trim(), value.trim(), marks.marks)
  if (saying !== null) return [['product.saying', saying]]
  const isSaying = begins(value.trim(), marks.marks.telling) || begins(name.trim(), marks.marks.refusing)
  return isSaying ? [['product.told', value]] : []
}

/** What a name that asks, or says by itself what is so, makes of a value that is no mark; null where it is only a heading. */
function sayingOf(name: string, value: string, marks: AttributesSource['marks']): string | null {
  const core = asked(name, marks.whether)
  // 鞋垫可拆 可拆, 可调节 内有调节绳: the value says it again, with or without what it is said of.
  if (ABLE.test(name) && name.endsWith(value)) return name
  const isAgain =
    begins(name, marks.acting) && bigramsOf(plain(core)).some((pair) => plain(value).includes(pair))
  if (core !== name || isAgain) return value
  return begins(name, marks.joined) ? `${name}${value}` : null
}

/** A name that ends on what can be done with a part: 链条可拆. */
const ABLE = /^[^可能]{2,}(?<able>[可能])[^可能性]{1,2}$/

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
  const able = ABLE.exec(core)?.groups?.able
  if (able !== undefined) return `${no === null ? core : core.replace(able, `不${able}`)}${mark.more}`
  const isWhole =
    begins(core, marks.acting) && (marks.plain.includes(mark.says) || core.startsWith(mark.says))
  const front = isWhole ? (no === null ? '' : negationOf(core, marks)) : mark.says
  return `${front}${core}${mark.more}`
}

/** A name without its asking: 加绒 of 是否加绒, 能机洗 of 能否机洗. */
export const headingOf = (name: string, { marks }: Marks): string => asked(name.trim(), marks.whether)

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
