import { type Question, topicOf } from '../context/question.ts'
import { mergeSame } from '../context/questions.ts'
import { type Before, beforeNext, type Read, type ReadingScene, read, readingOf } from '../context/read.ts'
import { type Burst, burstsOf, latest } from '../conversation/index.ts'
import { matchesPhrases, type Reading } from '../types/index.ts'
import type { TurnInput } from './engine.ts'
import type { Records } from './records.ts'
import type { CompiledScripts } from './scripts.ts'
import type { Turn } from './turn-type.ts'

/** Reads the turn burst by burst, each in the light of those before it. */
export function readTurn(input: TurnInput, { rules, meanings }: CompiledScripts): Turn {
  const { state, shop, circumstances, predictions } = input
  const { order, product } = circumstances
  const record = input.records?.order ?? null
  const scene: ReadingScene = { state, shop, order, record, hasProduct: product !== null, rules, meanings }
  const bursts = burstsOf(state, shop.policy.mergeWindowSeconds)
  const reads: (Read | null)[] = []
  let before: Before = { topic: state.topic, slots: state.slots, situation: state.situation, asked: false }
  bursts.forEach((burst, i) => {
    const prediction = predictions[i] ?? null
    const one = prediction === null ? null : read(burst, prediction, before, scene)
    reads.push(one)
    if (one !== null) before = beforeNext(before, one, rules.courtesies)
  })
  return turnOf(bursts, reads, state, rules)
}

function turnOf(
  bursts: readonly Burst[],
  all: readonly (Read | null)[],
  { covered, said }: TurnInput['state'],
  rules: CompiledScripts['rules'],
): Turn {
  const from = all.findLastIndex((one) => one?.retracts === true)
  // Who is content with an agent's words about a part of it lets the rest go.
  const isSettled = covered.length > 0 && isContent(all.at(-1) ?? null, rules)
  const left = isSettled ? all.slice(-1) : all.slice(from + 1)
  const reads = left.flatMap((one) => one ?? [])
  const questions = reads.reduce<readonly Question[]>((asked, one) => corrected(asked, one, rules), [])
  return {
    bursts: all,
    newest: all.findLast((one) => one !== null) ?? null,
    questions: mergeSame(questions).filter(({ intent }) => !covered.includes(intent)),
    unclear: reads.flatMap((one) => one.unclear),
    unheard: covered.length === 0 ? reads : reads.filter((one) => isAfter(one, said.at(-1)?.at ?? 0)),
    retracted: from !== -1 && left.length === 0,
    wordless: bursts.length > 0 && all.every((one) => one?.wordless === true),
    cardOnly: reads.length > 0 && reads.every((one) => one.cardOnly),
    hasPhoto: all.some((one) => one?.hasPhoto === true),
  }
}

/** Whether the words are nothing but thanks or an OK. */
function isContent(one: Read | null, { source }: CompiledScripts['rules']): boolean {
  if (one === null || one.questions.length === 0 || one.unclear.length > 0) return false
  return one.questions.every(({ intent }) => source.contents.includes(intent))
}

function isAfter({ messages }: Read, at: number): boolean {
  return messages.some((message) => message.at > at)
}

/** A correction of the burst before (打错了是圆通) gives its question the new value. */
function corrected(
  asked: readonly Question[],
  one: Read,
  { corrections }: CompiledScripts['rules'],
): readonly Question[] {
  const last = asked.at(-1)
  const corrects = last !== undefined && corrections.some((each) => matchesPhrases(one.normalised, each))
  if (!corrects || one.questions.some(({ followUp }) => followUp === null))
    return [...asked, ...one.questions]
  return [...asked.slice(0, -1), { ...last, slots: latest(last.slots, one.slots) }]
}

/** What the log is to remember of the turn. */
export function readingsOf({ bursts }: Turn, records?: Records) {
  const settled = settledBy(records)
  return bursts.flatMap((one) =>
    one === null
      ? []
      : [{ messageIds: one.messages.map(({ id }) => id), reading: { ...readingOf(one), ...settled } }],
  )
}

/** What the turn's words name, for the conversation to be about from now on. */
function settledBy({ settled }: Pick<Records, 'settled'> = {}): Pick<Reading, 'product' | 'orderId'> {
  return {
    ...(settled?.product ? { product: settled.product } : {}),
    ...(settled?.orderId ? { orderId: settled.orderId } : {}),
  }
}

export { topicOf }
