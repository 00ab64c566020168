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
