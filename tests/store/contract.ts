import { beforeEach, describe } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { agentBehaviour } from './contract-agents.ts'
import { deskBehaviour } from './contract-desk.ts'
import { draftBehaviour } from './contract-drafts.ts'
import { eventBehaviour } from './contract-events.ts'
import { exportBehaviour } from './contract-exports.ts'
import { knowledgeBehaviour } from './contract-knowledge.ts'
import { outboxBehaviour } from './contract-outbox.ts'
import { receiveBehaviour } from './contract-receive.ts'
import { reviewBehaviour } from './contract-review.ts'
import { workBehaviour } from './contract-work.ts'

/** A database of its own for one test. */
export interface Bench {
  /** Starts a node on it. */
  open(): Promise<Store>
  remove(): Promise<void>
}

/** Two nodes on one database. */
export interface Subject {
  store: Store
  another: Store
}

/** What every implementation of the store has to do. */
export function storeContract(name: string, makeBench: () => Promise<Bench>): void {
  describe(`the store on ${name}`, () => {
    const subject = {} as Subject

    beforeEach(async () => {
      const bench = await makeBench()
      subject.store = await bench.open()
      subject.another = await bench.open()
      return async () => {
        await subject.store.close()
        await subject.another.close()
        await bench.remove()
      }
    })

    receiveBehaviour(subject)
    workBehaviour(subject)
    draftBehaviour(subject)
    reviewBehaviour(subject)
    outboxBehaviour(subject)
    eventBehaviour(subject)
    agentBehaviour(subject)
    exportBehaviour(subject)
    knowledgeBehaviour(subject)
    deskBehaviour(subject)
  })
}
