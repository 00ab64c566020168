import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach } from 'vitest'
import { standardChannel } from '../../src/channels/standard.ts'
import { Bus } from '../../src/desk/bus.ts'
import type { AppContext, Understanding } from '../../src/desk/context.ts'
import type { Drafted, Planner, TurnInput } from '../../src/planning/engine.ts'
import { unreadPlan } from '../../src/planning/unread.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { type Decision, type Intent, type Shop, shopSchema } from '../../src/types/index.ts'
import { NOW, SECRET } from '../channels/samples.ts'
import { samplePlan } from '../store/samples.ts'

export function sampleShop(policy: object = {}, over: object = {}): Shop {
  return shopSchema.parse({ shop: 'kangnai', name: '康奈', goods: '鞋子', facts: {}, policy, ...over })
}

/** Understands nothing and passes the text on. */
const understanding: Understanding = {
  understand: async (text) => ({
    text,
    utterances: [],
    intents: [],
    ranking: [],
    slots: [],
    attributes: [],
    sign: null,
  }),
}

const DECISIONS: [string, Decision, Intent[]][] = [
  ['人工', 'handoff', ['human_request']],
  ['好的', 'silent', ['acknowledge']],
  ['发票', 'reply', ['invoice']],
  ['快递', 'reply', ['courier']],
  ['在吗', 'reply', ['greeting']],
]

/**
 * Decides by a word and answers with the number of replies before it and the text itself, so that a test sees what
 * was planned from what.
 */
function plan({ predictions, state }: TurnInput): Drafted {
  const text = predictions.map((one) => one?.text).join('\n')
  const [, decision, intents] = DECISIONS.find(([word]) => text.includes(word)) ?? [
    '',
    'reply' as const,
    ['authenticity' as const],
  ]
  return {
    plan: samplePlan({ decision, intents }),
    text: decision === 'reply' ? `${state.said.length}: ${text}` : null,
    readings: state.unanswered.map(({ id, text: own }) => ({
      messageIds: [id],
      reading: readingOf(intentsIn(own)),
    })),
  }
}

const intentsIn = (text: string) =>
  DECISIONS.filter(([word]) => text.includes(word)).flatMap(([, , intents]) => intents)

const readingOf = (intents: Intent[]) => ({
  questions: intents.map((intent) => ({ intent, kind: null, slots: [] })),
  slots: [],
  situation: null,
})

/** What is planned in the bench, beside what it was asked. */
export function wordPlanner(asked: TurnInput[] = []): Planner {
  return {
    texts: ({ unanswered }) =>
      unanswered.length === 0 ? [] : [unanswered.map(({ text }) => text).join('\n')],
    plan: (input) => {
      asked.push(input)
      return plan(input)
    },
    alternatives: () => [],
    seen: () => null,
    phrases: () => [],
    advice: () => [],
    area: () => null,
    unread: (text) => unreadPlan(text, '没有读完'),
    answersNothing: (words) => words.includes('欢迎光临'),
    answeredByGreeting: (intent) => intent === 'greeting',
    isCourtesy: () => false,
    agentReading: ({ text }) => readingOf(intentsIn(text)),
  }
}

/** A context over a real store, whose clock stands still until a test moves it. */
export interface Bench {
  ctx: AppContext
  /** What the planner was asked, oldest first. */
  asked: TurnInput[]
  /** Reports of the log, oldest first. */
  log: string[]
  pass(milliseconds: number): void
  useShop(shop: Shop): void
  /** Ends the use of the store and of its file. */
  remove(): Promise<void>
}

/** A new bench, over the store in this folder. */
export async function makeBench(folder = mkdtempSync(join(tmpdir(), 'shouda-app-'))): Promise<Bench> {
  const [asked, log, shops]: [TurnInput[], string[], Map<string, Shop>] = [[], [], new Map()]
  let now = NOW
  const report = (_: object, message: string) => void log.push(message)
  shops.set('kangnai', sampleShop())
  const store = await sqliteStore(join(folder, 'shouda.db'))
  const ctx: AppContext = {
    store,
    channels: new Map([['standard', standardChannel]]),
    shops,
    understanding,
    planner: wordPlanner(asked),
    planOutgoing: null,
    secrets: new Map([['kangnai', [SECRET]]]),
    access: { idleMs: 30 * 60_000, sessionMs: 12 * 3600_000, secondFactor: 'off' },
    clock: () => now,
    newId: randomUUID,
    log: { info: report, warn: report, error: report },
    bus: new Bus(),
  }
  return {
    ctx,
    asked,
    log,
    pass: (milliseconds) => {
      now += milliseconds
    },
    useShop: (shop) => void shops.set(shop.shop, shop),
    remove: async () => {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A new bench for every test of the file. */
export function eachWithBench(): Bench {
  const bench = {} as Bench
  beforeEach(async () => {
    Object.assign(bench, await makeBench())
    return () => bench.remove()
  })
  return bench
}
