import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { standardChannel } from '../../src/channels/standard.ts'
import { sendDraft } from '../../src/desk/review.ts'
import { Sender } from '../../src/desk/send.ts'
import { messageBody } from '../channels/samples.ts'
import { type Bench, makeBench, sampleShop } from '../desk/samples.ts'
import { deliver, drafts, recalls, worked } from '../desk/steps.ts'
import { C1, collected } from '../store/samples.ts'
import { scaled, TIMEOUT } from './scale.ts'

/** The customer's messages that nobody has answered, as they read now. */
type Model = { unanswered: Map<string, string>; everSaid: Set<string> }
/** The server at work, its platform, and the folder that outlives it. */
type Real = { bench: Bench; folder: string; got: Map<string, string> }
type Step = fc.AsyncCommand<Model, Real>

const isoNow = ({ bench }: Real) => new Date(bench.ctx.clock()).toISOString()
const one = (model: Model, pick: number) => [...model.unanswered.keys()][pick % model.unanswered.size]!

/** A shop whose platform takes everything, or, where it is told so, says nothing of what it took. */
async function opened(folder: string, got: Map<string, string>): Promise<Bench> {
  const bench = await makeBench(folder)
  bench.useShop(sampleShop({}, { replyUrl: 'https://platform.example/replies' }))
  const send: typeof standardChannel.send = async ({ id, body }) => {
    // The same id always bears the same bytes.
    expect(got.get(id) ?? body).toBe(body)
    const isNew = !got.has(id)
    got.set(id, body)
    return isNew && got.size % 3 === 0 ? { result: 'unknown', message: 'no answer' } : { result: 'delivered' }
  }
  bench.ctx.channels = new Map([['standard', { ...standardChannel, send }]])
  return bench
}

class Says implements Step {
  constructor(readonly text: string) {}
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const messageId = randomUUID()
    const said = messageBody({ messageId, text: this.text, sentAt: isoNow(real) })
    const id = randomUUID()
    expect(await deliver(real.bench, said, id)).toEqual({ status: 'accepted' })
    expect(await deliver(real.bench, said, id)).toEqual({ status: 'duplicate' })
    model.unanswered.set(messageId, this.text)
    model.everSaid.add(messageId)
  }
  toString = () => `says ${this.text}`
}

class Edits implements Step {
  constructor(
    readonly pick: number,
    readonly text: string,
  ) {}
  check = (model: Model) => model.unanswered.size > 0
  async run(model: Model, real: Real): Promise<void> {
    const messageId = one(model, this.pick)
    real.bench.pass(1)
    const same = model.unanswered.get(messageId) === this.text
    const outcome = await deliver(
      real.bench,
      messageBody({ messageId, text: this.text, sentAt: isoNow(real) }),
    )
    expect(outcome).toEqual({ status: same ? 'duplicate' : 'accepted' })
    model.unanswered.set(messageId, this.text)
  }
  toString = () => `edits ${this.pick} to ${this.text}`
}

class Recalls implements Step {
  constructor(readonly pick: number) {}
  check = (model: Model) => model.unanswered.size > 0
  async run(model: Model, real: Real): Promise<void> {
    const messageId = one(model, this.pick)
    await recalls(real.bench, messageId)
    model.unanswered.delete(messageId)
  }
  toString = () => `recalls ${this.pick}`
}

class Plans implements Step {
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    await worked(real.bench)
    const waiting = (await drafts(real.bench)).filter(({ status }) => status === 'waiting')
    const ids = waiting.map(({ messageIds }) => messageIds)
    expect(ids).toEqual(model.unanswered.size === 0 ? [] : [[...model.unanswered.keys()]])
  }
  toString = () => 'plans'
}

class Sends implements Step {
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const waiting = (await drafts(real.bench)).find(
      ({ status, text }) => status === 'waiting' && text !== null,
    )
    if (!waiting) return
    const { id: draftId, version, messageIds } = waiting
    const review = { draftId, version, agent: '小李' }
    const outcomes = await Promise.all([sendDraft(real.bench.ctx, review), sendDraft(real.bench.ctx, review)])
    expect(outcomes.sort()).toEqual(['done', 'stale'])
    for (const id of messageIds) model.unanswered.delete(id)
  }
  toString = () => 'sends, twice at once'
}

class Delivers implements Step {
  check = () => true
  async run(_model: Model, real: Real): Promise<void> {
    const sender = new Sender(real.bench.ctx)
    await sender.begin()
    await sender.settled()
    real.bench.pass(60_000)
  }
  toString = () => 'delivers'
}

/** Leases are taken and nothing is done: what the next node finds after a crash. */
class Crashes implements Step {
  check = () => true
  async run(_model: Model, real: Real): Promise<void> {
    const { store, clock } = real.bench.ctx
    const now = clock()
    await store.takeWork(now, 10_000, 10)
    for (const lane of await store.dueLanes(now)) await store.takeOutbox(lane, now, 15_000, 10)
    await store.close()
    real.bench = await opened(real.folder, real.got)
    real.bench.pass(now + 60_000 - real.bench.ctx.clock())
  }
  toString = () => 'crashes'
}

const text = fc.constantFrom('是正品吗', '有发票吗', '发什么快递')
const steps = [
  text.map((said) => new Says(said)),
  text.map((said) => new Says(said)),
  fc.tuple(fc.nat(9), text).map(([pick, said]) => new Edits(pick, said)),
  fc.nat(9).map((pick) => new Recalls(pick)),
  fc.constant(new Plans()),
  fc.constant(new Plans()),
  fc.constant(new Sends()),
  fc.constant(new Delivers()),
  fc.constant(new Crashes()),
]

async function settledDown(real: Real): Promise<void> {
  for (let tries = 0; tries < 5; tries++) await new Delivers().run({} as Model, real)
  const replies = await real.bench.ctx.store.outboxFor(C1)
  expect(replies.every(({ state }) => state === 'delivered')).toBe(true)
  expect([...real.got.keys()].sort()).toEqual(replies.map(({ id }) => id).sort())
  const answered = (await drafts(real.bench)).filter(({ status }) => status === 'sent')
  const ids = answered.flatMap(({ messageIds }) => messageIds)
  expect(new Set(ids).size).toBe(ids.length)
  expect(answered).toHaveLength(replies.length)
}

it('a conversation is what was said, whatever happens in between and however often the server dies', {
  timeout: TIMEOUT,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 25 }), async (commands) => {
      const folder = mkdtempSync(join(tmpdir(), 'shouda-model-'))
      const got = new Map<string, string>()
      const real: Real = { bench: await opened(folder, got), folder, got }
      const model: Model = { unanswered: new Map(), everSaid: new Set() }
      await fc.asyncModelRun(() => ({ model, real }), commands)
      await new Plans().run(model, real)
      await settledDown(real)
      const stored = await collected(real.bench.ctx.store.exportMessages(null))
      expect(new Set(stored.map(({ id }) => id))).toEqual(model.everSaid)
      await real.bench.ctx.store.close()
      rmSync(folder, { recursive: true })
    }),
    { numRuns: scaled(25, 3000) },
  )
})
