import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Team } from '../cli/deps.ts'
import type { Config } from '../config.ts'
import { loadShops } from '../content/shops.ts'
import { securityLog } from '../desk/access/security-log.ts'
import { addUser, changeUser, removeUser } from '../desk/access/users.ts'
import { Bus } from '../desk/bus.ts'
import type { AppContext } from '../desk/context.ts'
import { InputError } from '../errors.ts'
import { ROOT } from './root.ts'
import { maskedLog, openStore } from './server.ts'

type Access = Pick<AppContext, 'store' | 'clock' | 'newId' | 'shops' | 'bus' | 'log'>

const FAULTS = {
  unknown: 'is not there any more',
  last_admin: 'is the last admin: make somebody else one first',
} as const

async function idOf({ store }: Access, name: string): Promise<string> {
  const user = await store.access.userByName(name.normalize('NFC').trim())
  if (user === null) throw new InputError(`there is no user ${name}; shouda user list names all`)
  return user.id
}

function done(name: string, outcome: 'done' | keyof typeof FAULTS): void {
  if (outcome !== 'done') throw new InputError(`${name} ${FAULTS[outcome]}`)
}

/** Every act is written to both logs as the command line's. */
export function teamOf(ctx: Access): Team {
  const remember = (detail: Record<string, unknown> & { user: string; change: string }) => {
    securityLog(ctx, 'users-changed', { by: 'shouda user', user: detail.user, change: detail.change })
    return ctx.store.access.addAudit({
      at: ctx.clock(),
      agent: 'shouda user',
      act: 'users',
      shop: null,
      conversationId: null,
      detail,
    })
  }
  return {
    async add(given) {
      const user = await addUser(ctx, given)
      if (user === null) throw new InputError(`the name ${given.name} is taken`)
      await remember({ user: user.id, change: 'added', role: user.role, shops: user.shops })
    },
    async change(name, { password, ...rest }) {
      const id = await idOf(ctx, name)
      done(name, await changeUser(ctx, id, { password, ...rest }))
      await remember({ user: id, change: 'changed', ...rest, ...(password ? { secrets: ['password'] } : {}) })
    },
    async remove(name) {
      const id = await idOf(ctx, name)
      done(name, await removeUser(ctx, id))
      await remember({ user: id, change: 'removed' })
    },
    list: async () =>
      (await ctx.store.access.users()).map(({ name, role, shops, active, secondFactor }) => {
        return { name, role, shops, active, secondFactor: secondFactor !== null }
      }),
  }
}

/**
 * Does something with the team of the store that the configuration names.
 * @throws InputError, UnavailableError
 */
export async function withTeam<T>(config: Config, job: (team: Team) => Promise<T>): Promise<T> {
  const { shops } = loadShops(join(ROOT, 'shops'))
  const store = await openStore(config)
  try {
    return await job(
      teamOf({ store, shops, clock: Date.now, newId: randomUUID, bus: new Bus(), log: maskedLog(config) }),
    )
  } finally {
    await store.close()
  }
}
