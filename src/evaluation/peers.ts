import { seededRandom, shuffle } from '../nlu/random.ts'
import { LABELS, OUT_OF_SCOPE } from '../types/index.ts'
import type { SuiteCase } from './cases.ts'
import { auroc } from './metrics/auroc.ts'
import { coverageAt, precisionCoverage } from './metrics/coverage.ts'
import { type Estimate, shareOf } from './metrics/intervals.ts'
import { macroF1, scoreLabels } from './metrics/labels.ts'

const MIXING_SEED = 7

/** Another library's text classifier, trained on the same examples. `score` grows with certainty. */
export interface Peer {
  readonly name: string
  fit(examples: readonly { text: string; label: string }[]): Promise<void>
  predict(text: string): Promise<{ label: string; score: number }>
}

export interface PeerScore {
  name: string
  /** Null where it was not trained in this run. */
  fitSeconds: number | null
  core: Estimate
  extended: Estimate
  outOfScope: Estimate
  macroF1: number
  /** Share of the messages in scope that can be answered at this precision, by its own scores. */
  coverageAt95: number
  auroc: number
}

/** A single-label case with the best label a classifier gave it. */
export interface Guess {
  suite: string
  case: SuiteCase
  label: string
  score: number
}

/**
 * The examples in mixed order, the same for every run. Training data comes file by file, and nlp.js learns online in
 * the order it is given: sorted by label it forgets all but the last labels (1 % right on core instead of 64 %).
 */
export function mixed<T>(examples: readonly T[]): T[] {
  const order = Int32Array.from(examples, (_, i) => i)
  shuffle(order, seededRandom(MIXING_SEED))
  return Array.from(order, (i) => examples[i]!)
}

/** Trains a peer and lets it guess. */
export async function tryPeer(
  peer: Peer,
  examples: readonly { text: string; label: string }[],
  cases: readonly { suite: string; case: SuiteCase }[],
  clock: () => number,
): Promise<PeerScore> {
  const start = clock()
  await peer.fit(mixed(examples))
  const fitSeconds = (clock() - start) / 1000
  const guesses: Guess[] = []
  for (const each of cases) guesses.push({ ...each, ...(await peer.predict(each.case.text)) })
  return scoreGuesses(peer.name, guesses, fitSeconds)
}

/** The same figures for every classifier. Pure. */
export function scoreGuesses(name: string, guesses: readonly Guess[], fitSeconds: number | null): PeerScore {
  const inside = guesses.filter((guess) => !guess.case.intents.includes(OUT_OF_SCOPE))
  const outside = guesses.filter((guess) => guess.case.intents.includes(OUT_OF_SCOPE))
  const certainty = (guess: Guess) => (guess.label === OUT_OF_SCOPE ? -guess.score : guess.score)
  const answered = guesses.filter((guess) => guess.label !== OUT_OF_SCOPE)
  const curve = precisionCoverage(
    answered.map((guess) => ({ confidence: guess.score, right: isRight(guess) })),
    inside.length,
  )
  return {
    name,
    fitSeconds,
    core: shareOf(
      guesses.filter((guess) => guess.suite === 'core'),
      isRight,
    ),
    extended: shareOf(
      guesses.filter((guess) => guess.suite === 'extended'),
      isRight,
    ),
    outOfScope: shareOf(outside, isRight),
    macroF1: macroF1(scoreLabels(guesses.map(labelled), LABELS, { seed: 1, resamples: 1 })),
    coverageAt95: coverageAt(curve, 0.95),
    auroc: auroc(inside.map(certainty), outside.map(certainty)),
  }
}

const isRight = (guess: Guess) => guess.case.intents.some((intent) => intent === guess.label)

function labelled(guess: Guess) {
  return { gold: [isRight(guess) ? guess.label : guess.case.intents[0]!], predicted: [guess.label] }
}
