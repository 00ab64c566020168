import type { ScriptFiles } from '../content/scripts.ts'
import type { Planner, Understanding } from '../planning/engine.ts'
import type { Rendered, Scripts, Shop } from '../types/index.ts'
import type { DialogueCase, SuiteCase } from './cases.ts'
import type { Dialogue } from './converse.ts'
import { engineSubject } from './engine-subject.ts'
import { type PlacedPhrases, phrasesOf } from './lint/walk.ts'
import type { Material } from './read.ts'
import { judgeDialogue } from './sections/dialogues.ts'
import type { Subject } from './subject.ts'
import { verdictOn, verdictOnTurn } from './verdicts.ts'

export interface AblationInput {
  files: ScriptFiles
  material: Material
  /** Further messages and dialogues without a right answer: any change of what becomes of them counts. */
  unlabelled: { messages: readonly string[]; dialogues: readonly (Dialogue & { shop: string })[] }
  understanding: Understanding
  shops: ReadonlyMap<string, Shop>
  shop: string
  createPlanner(scripts: Scripts): Planner
  onProgress(step: string): void
}

/** The lists of phrases whose patterns are tried. */
const LISTS = ['any', 'unless', 'never_with'] as const

/** A pattern whose loss changes no verdict. */
export interface DeadPattern {
  file: string
  line: number
  list: (typeof LISTS)[number]
  pattern: string
}

/** Matches no text that a customer can write: the place of a pattern that is taken away. */
const NEVER = '\u{10FFFF}'
/** The suites whose verdicts change most often come first, so that most patterns are cleared early. */
const FIRST = ['must_hand_over', 'mentions']
const NO_FAULTS = { concessions: [], style: [] }

/** Takes every pattern of the scripts away, one by one, and lists those that nothing misses. */
export function ablate(input: AblationInput): DeadPattern[] {
  const understanding = remembering(input.understanding)
  const run = (scripts: Scripts) =>
    verdicts(
      input,
      engineSubject({ shops: input.shops, understanding, planner: input.createPlanner(scripts) }),
    )
  input.onProgress('all patterns in place')
  const whole = [...run(input.files.scripts)]
  const places = phrasesOf(input.files).flatMap(patternsIn)
  return places.flatMap(({ phrases, list, i }, n) => {
    const patterns = phrases.value[list] ?? []
    const pattern = patterns[i]!
    input.onProgress(`pattern ${n + 1} of ${places.length}`)
    patterns[i] = NEVER
    try {
      if (isMissed(run(input.files.scripts), whole)) return []
    } finally {
      patterns[i] = pattern
    }
    return [{ file: phrases.file, line: phrases.lineOf([list, i]), list, pattern }]
  })
}

function patternsIn(phrases: PlacedPhrases) {
  return LISTS.flatMap((list) => (phrases.value[list] ?? []).map((_, i) => ({ phrases, list, i })))
}

function isMissed(verdictsWithout: Iterable<string>, whole: readonly string[]): boolean {
  let n = 0
  for (const verdict of verdictsWithout) if (verdict !== whole[n++]) return true
  return false
}

/** What does not depend on the scripts is worked out once: understanding is the slow part. */
function remembering(understanding: Understanding): Understanding {
  const known = new Map<string, ReturnType<Understanding['understand']>>()
  return {
    understand(text, precision) {
      const key = `${precision} ${text}`
      const prediction = known.get(key) ?? understanding.understand(text, precision)
      known.set(key, prediction)
      return prediction
    },
  }
}

function* verdicts(input: AblationInput, subject: Subject): Generator<string> {
  const { material, shop, unlabelled } = input
  const rank = (name: string) => (FIRST.includes(name) ? 0 : 1)
  const suites = material.suites.toSorted((one, other) => rank(one.name) - rank(other.name))
  for (const suite of suites) {
    for (const each of suite.cases) yield onCase(suite.name, each, subject, shop)
  }
  for (const dialogue of material.dialogues) yield onDialogue(dialogue, subject)
  for (const text of unlabelled.messages) yield outcome(subject.answer(text, shop).output)
  for (const dialogue of unlabelled.dialogues) yield subject.converse(dialogue).map(outcome).join()
}

function onCase(suite: string, each: SuiteCase, subject: Subject, shop: string): string {
  return String(verdictOn({ ...subject.answer(each.text, each.shop ?? shop), suite, case: each }).right)
}

function onDialogue(dialogue: DialogueCase, subject: Subject): string {
  const turns = judgeDialogue(dialogue, subject.converse(dialogue), () => NO_FAULTS)
  return turns.map((turn) => `${verdictOnTurn(turn).right} ${turn.reasonRight}`).join()
}

function outcome({ plan }: Pick<Rendered, 'plan'>): string {
  return `${plan.decision} ${plan.reason} ${plan.intents}`
}
