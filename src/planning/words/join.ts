/** Words that join answers, as the scripts have them. */
export interface Joining {
  joins: readonly string[]
  /** How answers begin that greet; anchored at the start. */
  greetings: readonly RegExp[]
}

const CLOSED = /[\p{P}\p{S}\p{Extended_Pictographic}]\s*$/u
const EXCLAMATION = /[!！]/

/** Words that come last; `about` leads them in where they follow an answer. */
export interface Tail {
  about: string
  text: string
}

/**
 * One text of several answers, as a person would write it: greeted once, the later ones led in by a joining word,
 * one exclamation mark at most.
 */
export function joinAnswers(answers: readonly string[], joining: Joining, tail?: Tail): string {
  const all = tail === undefined ? answers : [...answers, tail.text]
  return all.reduce((text, answer, i) => {
    if (i === 0) return answer
    const about = i === answers.length ? (tail?.about ?? '') : ''
    return append(text, leadAt(i, joining) + about + withoutGreeting(answer, joining.greetings))
  }, '')
}

function leadAt(i: number, { joins }: Joining): string {
  return joins[(i - 1) % joins.length] ?? ''
}

/** The second text after the first, with a full stop between them where there is none. */
export function append(text: string, more: string): string {
  if (text === '') return more
  const calm = EXCLAMATION.test(text) ? more.replace(/[!！]+/g, '。') : more
  return CLOSED.test(text) ? text + calm : `${text}。${calm}`
}

function withoutGreeting(answer: string, greetings: readonly RegExp[]): string {
  for (const greeting of greetings) {
    const rest = answer.replace(greeting, '')
    if (rest !== answer && rest !== '') return rest
  }
  return answer
}
