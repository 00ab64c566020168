import type { ScriptFiles } from '../../content/scripts.ts'
import { shopOf } from '../../knowledge/shop-of.ts'
import type { Planner } from '../../planning/engine.ts'
import type { Scripts } from '../../types/index.ts'
import { brokenExamples } from '../lint/phrases.ts'
import { shortened } from './alternatives.ts'
import { haystackOf } from './haystack.ts'
import { finder, NEVER, type Place, placesOf } from './places.ts'
import { type Trial, type Trials, trialsOf } from './trials.ts'

export interface AblationInput extends Trials {
  files: ScriptFiles
  /** Whether what the patterns consist of is tried as well. */
  alternatives: boolean
  createPlanner(scripts: Scripts): Planner
  /** An example as the engine matches it. */
  normalise(text: string): string
  onProgress(step: string): void
}

/** A pattern whose loss changes no verdict; or an alternative of it, whose loss no example of its own notices either. */
export interface DeadPattern {
  file: string
  line: number
  list: Place['list']
  pattern: string
  /** The alternatives that nothing misses; null where it is the whole pattern. */
  lacks: string[] | null
  /** What is left of it. */
  left: string | null
}

/** A trial with what is made of it as long as all patterns are there. */
interface Known {
  trial: Trial
  haystack: readonly string[]
  verdict: string
}

/**
 * Takes the patterns of the scripts away, one after the other, and lists those that nothing misses. What is not
 * missed stays away while the others are tried: all of the list can be deleted at once.
 */
export function ablate(input: AblationInput): DeadPattern[] {
  const { files, onProgress } = input
  onProgress('all patterns in place')
  const known = knownOf(input)
  const isMissed = (where: readonly Known[]) => {
    if (where.length === 0) return false
    const planner = input.createPlanner(files.scripts)
    return where.some(({ trial, verdict }) => trial.verdict(planner) !== verdict)
  }
  const places = placesOf(files)
  try {
    return places.flatMap((place, n): DeadPattern[] => {
      onProgress(`pattern ${n + 1} of ${places.length}`)
      const { file, line, list, pattern } = place
      const found = { file, line, list, pattern }
      if (!isMissed(changedBy(place, pattern, NEVER, known))) return [{ ...found, lacks: null, left: null }]
      place.write(pattern)
      if (!input.alternatives) return []
      const { lacks, left } = withoutAlternatives(place, known, isMissed, input.normalise)
      return lacks.length === 0 ? [] : [{ ...found, lacks, left }]
    })
  } finally {
    for (const place of places) place.write(place.pattern)
  }
}

function knownOf(input: AblationInput): Known[] {
  const { files, understanding, shops, shop } = input
  const planner = input.createPlanner(files.scripts)
  const read = haystackOf(files.scripts, understanding, shopOf(shops, shop).policy.precision)
  return trialsOf(input).map((trial) => ({
    trial,
    haystack: read(trial.texts),
    verdict: trial.verdict(planner),
  }))
}

/** Writes the change and tells in which trials the pattern finds something else than before. */
function changedBy(place: Place, from: string, to: string, known: readonly Known[]): Known[] {
  place.write(to)
  const before = finder(from)
  const after = to === NEVER ? (text: string) => text : finder(to)
  return known.filter(({ haystack }) => haystack.some((text) => before(text) !== after(text)))
}

/** The pattern without the alternatives that neither a verdict nor an example misses. */
function withoutAlternatives(
  place: Place,
  known: readonly Known[],
  isMissed: (where: readonly Known[]) => boolean,
  normalise: AblationInput['normalise'],
): { lacks: string[]; left: string } {
  const near = changedBy(place, place.pattern, NEVER, known)
  const lacks: string[] = []
  let left = place.pattern
  place.write(left)
  const broken = brokenExamples(place.phrases, normalise)
  for (let at = 0; ; ) {
    const next = shortened(left)[at]
    if (next === undefined) return { lacks, left }
    const where = changedBy(place, left, next.pattern, near)
    if (brokenExamples(place.phrases, normalise) > broken || isMissed(where)) {
      place.write(left)
      at++
    } else {
      left = next.pattern
      lacks.push(next.lacks)
    }
  }
}
