import type { AgentAsk } from '../../context/rules.ts'
import type { Policy, Response, When } from '../../types/index.ts'
import { compileWording, type Wording } from './wording.ts'

/** A response made ready for choosing: wordings taken apart, kinds as a set. */
export interface CompiledResponse {
  id: string
  /** Null: any kind. */
  kinds: ReadonlySet<string> | null
  when: When
  facts: readonly string[]
  policy: Policy | null
  /** What its words promise to do. */
  task: string | null
  wordings: readonly Wording[]
  /** What each wording asks the customer for. */
  asks: readonly (readonly AgentAsk[])[]
  /** `id#0`, `id#1` …: how a conversation remembers which wordings it has heard. */
  keys: readonly string[]
  version: string
}

/** @param asksIn what words ask the customer for */
export function compileResponse(
  response: Omit<Response, 'kinds'> & { kinds?: string[] },
  asksIn: (words: string) => readonly AgentAsk[],
): CompiledResponse {
  const kinds = response.kinds ?? []
  return {
    id: response.id,
    kinds: kinds.length === 0 ? null : new Set(kinds),
    when: response.when,
    facts: response.facts,
    policy: response.policy ?? null,
    task: response.task ?? null,
    wordings: response.wordings.map(compileWording),
    asks: response.wordings.map(asksIn),
    keys: response.wordings.map((_, i) => `${response.id}#${i}`),
    version: fnv1a(JSON.stringify(response)),
  }
}

/** 32-bit FNV-1a over UTF-16 code units, as 8 hex digits: tells versions apart, guards nothing. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
