import { isMadeOf, matchesPhrases } from '../types/index.ts'
import type { AgentAsk, ContextRules, Subject } from './rules.ts'

const NO_MARK = /\s+/g

/** Whether an agent's words answer nothing: an automatic greeting, a request to wait. */
export function answersNothing(words: string, rules: ContextRules): boolean {
  const text = words.toLowerCase().replace(NO_MARK, '')
  return rules.agentsGreet.some((greeting) => isMadeOf(text, greeting))
}

/** What an agent asked in her last words. */
export function askedByAgent(words: string, rules: ContextRules): AgentAsk[] {
  const text = plainly(words)
  return rules.agentsAsk.filter(({ phrases }) => matchesPhrases(text, phrases)).map(({ asks }) => asks)
}

/** What an agent's question is about that somebody answers who has asked nothing; null where it may be anything. */
export function aboutAsked(words: string, rules: ContextRules): Subject | null {
  const text = plainly(words)
  return (
    rules.agentsAsk.find(({ about, phrases }) => about !== null && matchesPhrases(text, phrases))?.about ??
    null
  )
}

/** Whether an agent said that she does something for the customer (我让财务核对下). */
export function promisedByAgent(words: string, { agentsPromise }: ContextRules): boolean {
  const text = plainly(words)
  return agentsPromise.some((each) => matchesPhrases(text, each))
}

const plainly = (words: string) =>
  words.toLowerCase().replace(NO_MARK, '').replaceAll('，', ',').replaceAll('？', '?')
