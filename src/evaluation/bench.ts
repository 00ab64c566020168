import type { Peer } from './peers.ts'

/** A way to find the product of a message among ten thousand; `i` counts the messages. */
export interface LookUp {
  name: string
  work(text: string, i: number): Promise<unknown>
}

/** What is timed. Each takes one message; ours is text in, calibrated ranking out. */
export interface BenchSubjects {
  classify(text: string): unknown
  /** The bare word segmentation that the classifier builds on. */
  cut(text: string): unknown
  /** Prepares a turn behind a conversation; the function it returns reads, judges and words it, which alone is timed. */
  prepare(text: string): () => unknown
  /** Trained already. */
  peers: readonly Pick<Peer, 'name' | 'predict'>[]
  lookUps?: readonly LookUp[] | undefined
}

export interface BenchOptions {
  rounds: number
  /** A steady clock in milliseconds. */
  clock: () => number
  onProgress: (step: string) => void
}

/** Median, least and most over the rounds. */
export interface Spread {
  median: number
  least: number
  most: number
}

export interface BenchRow {
  name: string
  /** Messages per second. */
  perSecond: Spread
  /** Its time divided by ours, round by round. */
  ratio: Spread
}

export interface BenchReport {
  messages: number
  rounds: number
  rows: BenchRow[]
  /** Reading, judging and wording one turn of a conversation of 20 messages, in microseconds. */
  planMicroseconds: Spread
  /** Finding the records of one message in the store, in microseconds. */
  lookUps: { name: string; microseconds: Spread }[]
}

/** More messages a round would tell nothing new. */
const MOST_MESSAGES = 1000
/** Rounds of planning before the first that counts. */
const WARM_UPS = 5
const OURS = 'shouda: text to calibrated ranking'

/**
 * Times all contenders side by side: in every round each works through the same messages, the order rotating, so
 * that what else the machine does hits all alike. No message occurs twice in a run, because caches would answer.
 */
export async function bench(
  all: readonly string[],
  subjects: BenchSubjects,
  options: BenchOptions,
): Promise<BenchReport> {
  const texts = everyNth(all, Math.ceil(all.length / MOST_MESSAGES))
  const contenders = contendersOf(subjects)
  const times = contenders.map(() => [] as number[])
  const planTimes: number[] = []
  const lookUps = subjects.lookUps ?? []
  const lookTimes = lookUps.map(() => [] as number[])
  for (let round = 0; round <= options.rounds; round++) {
    options.onProgress(round === 0 ? 'warming up' : `round ${round} of ${options.rounds}`)
    const messages = spliceMessages(texts, round)
    for (let turn = 0; turn < contenders.length; turn++) {
      const c = (turn + round) % contenders.length
      const time = await timeOf(() => contenders[c]!.work(messages), options.clock)
      if (round > 0) times[c]!.push(time)
    }
    if (round === 0) await warmPlanning(texts, subjects, options)
    const planned = await timePlanning(messages, subjects, options.clock)
    if (round > 0) planTimes.push((planned * 1000) / messages.length)
    for (const [l, lookUp] of lookUps.entries()) {
      const time = await timeOf(() => lookAll(lookUp, messages), options.clock)
      if (round > 0) lookTimes[l]!.push((time * 1000) / messages.length)
    }
  }
  return {
    messages: texts.length,
    rounds: options.rounds,
    rows: contenders.map(({ name }, c) => rowOf(name, times[c]!, times[0]!, texts.length)),
    planMicroseconds: spreadOf(planTimes),
    lookUps: lookUps.map(({ name }, l) => ({ name, microseconds: spreadOf(lookTimes[l]!) })),
  }
}

const everyNth = (texts: readonly string[], n: number) => texts.filter((_, i) => i % n === 0)

interface Contender {
  name: string
  work(messages: readonly string[]): Promise<void> | void
}

function contendersOf(subjects: BenchSubjects): Contender[] {
  const each = (name: string, work: (text: string) => unknown): Contender => ({
    name,
    work: (messages) => {
      for (const message of messages) work(message)
    },
  })
  return [
    each(OURS, subjects.classify),
    each('bare word segmentation', subjects.cut),
    ...subjects.peers.map((peer) => ({
      name: peer.name,
      work: async (messages: readonly string[]) => {
        for (const message of messages) await peer.predict(message)
      },
    })),
  ]
}

/** A service that runs plans by compiled code, which takes some thousand turns to come about. */
async function warmPlanning(
  texts: readonly string[],
  subjects: BenchSubjects,
  { rounds, clock }: BenchOptions,
) {
  for (let turn = 1; turn <= WARM_UPS; turn++)
    await timePlanning(spliceMessages(texts, rounds + turn), subjects, clock)
}

async function timePlanning(messages: readonly string[], subjects: BenchSubjects, clock: () => number) {
  const prepared = messages.map((message) => subjects.prepare(message))
  return timeOf(() => {
    for (const plan of prepared) plan()
  }, clock)
}

async function lookAll({ work }: LookUp, messages: readonly string[]): Promise<void> {
  for (const [i, message] of messages.entries()) await work(message, i)
}

async function timeOf(work: () => Promise<void> | void, clock: () => number): Promise<number> {
  const start = clock()
  await work()
  return clock() - start
}

/**
 * Messages of real length that never occurred: the beginning of each with the end of another, another one in each
 * round.
 */
export function spliceMessages(texts: readonly string[], round: number): string[] {
  return texts.map((text, i) => {
    const other = texts[(i + 1 + round) % texts.length]!
    return text.slice(0, Math.ceil(text.length / 2)) + other.slice(Math.ceil(other.length / 2))
  })
}

function rowOf(name: string, times: readonly number[], ours: readonly number[], messages: number): BenchRow {
  return {
    name,
    perSecond: spreadOf(times.map((time) => (messages * 1000) / time)),
    ratio: spreadOf(times.map((time, round) => time / ours[round]!)),
  }
}

/** Median (of an even number the mean of the middle two), least and most. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const median =
    sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return { median, least: sorted[0]!, most: sorted.at(-1)! }
}
