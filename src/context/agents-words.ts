import { firstIn, isMadeOf, matchesPhrases, matchingIn } from '../types/index.ts'
import { plainly } from '../types/plain.ts'
import type { AgentAsk, ContextRules, Subject } from './rules.ts'

/** Whether an agent's words answer nothing: an automatic greeting, a request to wait. */
export function answersNothing(words: string, rules: ContextRules): boolean {
  const text = plainly(words)
  return rules.agentsGreet.some((greeting) => isMadeOf(text, greeting))
}

/** What an agent asked in her last words. */
export function askedByAgent(words: string, rules: ContextRules): AgentAsk[] {
  const text = halfWidth(words)
  return matchingIn(text, rules.agentsAsk).map(({ asks }) => asks)
}

/** What an agent's question is about that somebody answers who has asked nothing; null where it may be anything. */
export function aboutAsked(words: string, rules: ContextRules): Subject | null {
  const text = halfWidth(words)
  return firstIn(text, rules.agentsAsk, ({ about }) => about !== null)?.about ?? null
}

/** Whether an agent said that she does something for the customer (我让财务核对下). */
export function promisedByAgent(words: string, { agentsPromise }: ContextRules): boolean {
  const text = halfWidth(words)
  return agentsPromise.some((each) => matchesPhrases(text, each))
}

/** As plainly as the customer's words are read: an agent's are not normalised before. */
const halfWidth = (words: string) => plainly(words).replaceAll('，', ',').replaceAll('？', '?')
