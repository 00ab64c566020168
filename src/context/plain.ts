import { isMadeOf, lettersAndDigits } from '../types/index.ts'
import type { ContextRules, Subject } from './rules.ts'

const PICTURE = /[\p{Extended_Pictographic}]|\[[^[\]]{1,8}\]/u
const LEAST_ECHO = 2
/** Who writes more pieces has more to say. */
const MOST_PIECES = 4

/** What a message is that needs no guess: a greeting, thanks, an OK, agreement; null where it says more. */
export function plainSubject(
  own: string,
  normalised: string,
  told: readonly string[],
  rules: ContextRules,
): Subject | null {
  const said = lettersAndDigits(normalised)
  // Nothing but emoji and the platform's smileys: normalising leaves no letter of it.
  if (said === '' && PICTURE.test(own)) return rules.agreement.means
  const plain = rules.plain.find(
    (each) => (!each.afterSomethingSaid || told.length > 0) && isMadeOf(said, each.words),
  )
  if (plain !== undefined) return plain.means
  if (onlyAgrees(normalised, told, rules)) return thanksIn(normalised, rules) ?? rules.agreement.means
  return piecewise(own, told, rules)
}

/** What the pieces between blanks and marks are where each is a word of content by itself (早说嘛 拍了). */
function piecewise(own: string, told: readonly string[], rules: ContextRules): Subject | null {
  const pieces = own
    .toLowerCase()
    .split(/[\s,，.。!！~～;；]+/)
    .filter((piece) => lettersAndDigits(piece) !== '')
  if (pieces.length < 2 || pieces.length > MOST_PIECES) return null
  const meant = pieces.map((piece) => plainSubject(piece, piece, told, rules))
  const isContent = meant.every((one) => one !== null && rules.source.contents.includes(one.intent))
  return isContent ? meant.at(-1)! : null
}

/** Agreement with a word of thanks is thanks. */
function thanksIn(normalised: string, { plain, source }: ContextRules): Subject | null {
  const closing = plain.find(({ means, words }) => {
    return source.closing.includes(means.intent) && words.core.some((word) => normalised.includes(word))
  })
  return closing?.means ?? null
}

/**
 * Whether the message only agrees: an agreeing word, and beside it nothing but what the customer will do now or says
 * after us.
 */
function onlyAgrees(text: string, told: readonly string[], { agreement }: ContextRules): boolean {
  const begin = agreement.begins.exec(text)
  if (begin === null || agreement.asks?.test(text) === true) return false
  const rest = text.slice(begin[0].length)
  if (agreement.wants.test(rest)) return false
  const clauses = rest.split(/[,.!?~;]/).filter((clause) => lettersAndDigits(clause) !== '')
  return clauses.every(
    (clause) =>
      isMadeOf(clause, agreement.follows) || isEcho(clause, told) || putsUpWith(clause, agreement.joiner),
  )
}

/** Who says a thing twice with the joiner between puts up with it (我自己出就自己出). */
function putsUpWith(clause: string, joiner: string): boolean {
  const [first, second, ...rest] = clause.split(joiner)
  if (first === undefined || second === undefined || rest.length > 0) return false
  const again = second.slice(0, Math.max(LEAST_ECHO, second.length - 1))
  return second.length >= LEAST_ECHO && first.endsWith(again)
}

/** Whether the words were said by us just so. */
function isEcho(clause: string, told: readonly string[]): boolean {
  const said = lettersAndDigits(clause)
  return said.length >= LEAST_ECHO && told.some((words) => words.includes(said))
}
