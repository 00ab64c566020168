import type { Intent, IntentScript, Label } from '../../types/index.ts'
import { LABELS, OUT_OF_SCOPE } from '../../types/index.ts'
import { OUT_OF_SCOPE_TITLE } from '../labels.ts'
import type { IntentView, Titled } from '../schemas.ts'

/** What people call the intents and their sub-questions; an id without a script is its own title. */
export class Titles {
  constructor(readonly scripts: ReadonlyMap<Intent, IntentScript>) {}

  titled(label: Label): Titled {
    if (label === OUT_OF_SCOPE) return { id: label, title: OUT_OF_SCOPE_TITLE }
    return { id: label, title: this.scripts.get(label)?.title ?? label }
  }

  kind(intent: Intent | null, name: string): { name: string; title: string } {
    const kind = intent === null ? undefined : this.scripts.get(intent)?.kinds[name]
    return { name, title: kind?.title ?? name }
  }

  /** As `kind`, of a label that may be none of the intents. */
  kindOf(label: Label, name: string): { name: string; title: string } {
    return this.kind(label === OUT_OF_SCOPE ? null : label, name)
  }

  /** All labels in the glossary's order, `out_of_scope` last. */
  all(): IntentView[] {
    return LABELS.map((label) => {
      const kinds = label === OUT_OF_SCOPE ? {} : (this.scripts.get(label)?.kinds ?? {})
      return {
        ...this.titled(label),
        kinds: Object.entries(kinds).map(([name, { title }]) => ({ name, title })),
      }
    })
  }
}
