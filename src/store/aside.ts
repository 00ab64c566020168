import { foldOf, foldUnlessBusy, foldUpTo, newestAside, waitsAside } from './inbox-queries.ts'
import { Intake, type TakeIn } from './intake.ts'
import type { Db } from './schema.ts'
import type { ConversationKey } from './store.ts'
import type { Write } from './write.ts'

/** Messages that are put in their places in one transaction: bounds how long others wait for it. */
const AT_ONCE = 64

/** What is acknowledged and not in its place yet: whoever looks at the places has it put there first. */
export class Aside {
  readonly #db: Db
  readonly #write: Write
  readonly intake: Intake

  constructor(db: Db, write: Write, { takeIn, ordered }: { takeIn: TakeIn; ordered: boolean }) {
    this.#db = db
    this.#write = write
    this.intake = new Intake(takeIn, ordered)
  }

  /** Puts some of it in its places, unless somebody else is at it. */
  async some(): Promise<void> {
    const newest = await newestAside(this.#db)
    if (newest === null) return
    await this.#write((db) => foldUnlessBusy(db, newest, AT_ONCE), true)
  }

  /** Puts in its places all that is acknowledged by now. */
  async settle(): Promise<void> {
    const newest = await newestAside(this.#db)
    if (newest === null) return
    while ((await this.#write((db) => foldUpTo(db, newest, AT_ONCE), true)) === AT_ONCE);
  }

  /** Puts in its places what is acknowledged of the conversation. */
  async settleOf(key: ConversationKey): Promise<void> {
    if (await waitsAside(this.#db, key)) await this.#write((db) => foldOf(db, key), true)
  }
}
