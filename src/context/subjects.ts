import { indexPhrases, type PhraseIndex, type Phrases } from '../types/index.ts'

/** Intents and kinds of intents, as rules list them (`stock`, `stock/color`), by the intent. */
export type Subjects = ReadonlyMap<string, { whole: boolean; kinds: ReadonlySet<string> }>

export function subjectsOf(listed: Iterable<string>): Subjects {
  const subjects = new Map<string, { whole: boolean; kinds: Set<string> }>()
  for (const each of listed) {
    const [intent = '', kind] = each.split('/')
    const own = subjects.get(intent) ?? { whole: false, kinds: new Set() }
    if (kind === undefined) own.whole = true
    else own.kinds.add(kind)
    subjects.set(intent, own)
  }
  return subjects
}

/** Rules that count beside some subjects, by the intents of these. */
export type ByIntent<T> = ReadonlyMap<string, PhraseIndex<T>>

export function byIntent<T extends { phrases: Phrases }>(
  rules: readonly T[],
  subjectsOf: (rule: T) => Subjects,
): ByIntent<T> {
  const listed = new Map<string, T[]>()
  for (const rule of rules) {
    for (const intent of subjectsOf(rule).keys()) listed.set(intent, [...(listed.get(intent) ?? []), rule])
  }
  return new Map([...listed].map(([intent, own]) => [intent, indexPhrases(own)]))
}

interface Asked {
  intent: string
  kind: string | null
}

/** Whether one of the subjects is the intent, or the intent with this kind. */
export function names(subjects: Subjects, asked: Asked): boolean {
  return subjects.get(asked.intent)?.whole === true || namesKind(subjects, asked)
}

/** Whether one of them is the very kind. */
export function namesKind(subjects: Subjects, { intent, kind }: Asked): boolean {
  return kind !== null && subjects.get(intent)?.kinds.has(kind) === true
}
