import { isMadeOf, matchesPhrases } from '../types/index.ts'
import type { AgentAsk, ContextRules } from './rules.ts'

const NO_MARK = /\s+/g

/** Whether an agent's words answer nothing: an automatic greeting, a request to wait. */
export function answersNothing(words: string, rules: ContextRules): boolean {
  const text = words.toLowerCase().replace(NO_MARK, '')
  return rules.agentsGreet.some((greeting) => isMadeOf(text, greeting))
}

/** What an agent asked in her last words. */
export function askedByAgent(words: string, rules: ContextRules): AgentAsk[] {
  const text = words.toLowerCase().replace(NO_MARK, '').replaceAll('，', ',').replaceAll('？', '?')
  return rules.agentsAsk.filter(({ phrases }) => matchesPhrases(text, phrases)).map(({ asks }) => asks)
}
