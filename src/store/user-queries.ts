import { sql } from 'kysely'
import type { UserOutcome } from './access-contract.ts'
import type { User, UserChange } from './access-records.ts'
import { toUser, userRow } from './access-rows.ts'
import type { Db, Row } from './schema.ts'

async function withShops(db: Db, rows: Row<'users'>[]): Promise<User[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const members = await db
    .selectFrom('memberships')
    .selectAll()
    .where('user_id', 'in', ids)
    .orderBy('shop')
    .execute()
  return rows.map((row) =>
    toUser(
      row,
      members.filter((member) => member.user_id === row.id).map(({ shop }) => shop),
    ),
  )
}

export async function users(db: Db): Promise<User[]> {
  return withShops(db, await db.selectFrom('users').selectAll().orderBy('name').execute())
}

export async function userBy(db: Db, column: 'id' | 'name', value: string): Promise<User | null> {
  const [user] = await withShops(
    db,
    await db.selectFrom('users').selectAll().where(column, '=', value).execute(),
  )
  return user ?? null
}

async function setShops(db: Db, userId: string, shops: readonly string[]): Promise<void> {
  await db.deleteFrom('memberships').where('user_id', '=', userId).execute()
  if (shops.length === 0) return
  const rows = [...new Set(shops)].map((shop) => ({ user_id: userId, shop }))
  await db.insertInto('memberships').values(rows).execute()
}

export async function addUser(db: Db, user: User): Promise<'done' | 'taken'> {
  const added = await db
    .insertInto('users')
    .values(userRow(user))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return 'taken'
  await setShops(db, user.id, user.shops)
  return 'done'
}

/** Whether an admin is left without this one. Two that remove each other at once come one after the other. */
async function othersLookAfterUs(db: Db, id: string): Promise<boolean> {
  await db.updateTable('users').set({ role: 'admin' }).where('role', '=', 'admin').execute()
  const other = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('active', '=', 1)
    .where('id', '<>', id)
    .executeTakeFirst()
  return other !== undefined
}

const looksAfterUs = ({ role, active }: Pick<User, 'role' | 'active'>) => role === 'admin' && active

const columnsOf = (change: UserChange) => ({
  ...(change.role === undefined ? {} : { role: change.role }),
  ...(change.active === undefined ? {} : { active: Number(change.active) }),
  ...(change.passwordHash === undefined ? {} : { password_hash: change.passwordHash }),
  ...(change.secondFactor === undefined ? {} : { second_factor: change.secondFactor }),
  ...(change.pendingFactor === undefined ? {} : { pending_factor: change.pendingFactor }),
  ...(change.settings === undefined ? {} : { settings: JSON.stringify(change.settings) }),
})

export async function changeUser(db: Db, id: string, change: UserChange): Promise<UserOutcome> {
  const user = await userBy(db, 'id', id)
  if (user === null) return 'unknown'
  const leaves = looksAfterUs(user) && !looksAfterUs({ ...user, ...definedOf(change) })
  if (leaves && !(await othersLookAfterUs(db, id))) return 'last_admin'
  const columns = columnsOf(change)
  if (Object.keys(columns).length > 0)
    await db.updateTable('users').set(columns).where('id', '=', id).execute()
  if (change.shops !== undefined) await setShops(db, id, change.shops)
  if (change.recoveryCodes !== undefined) await setRecoveryCodes(db, id, change.recoveryCodes)
  if (change.endSessionsBut !== undefined) await endSessions(db, id, change.endSessionsBut)
  return 'done'
}

const definedOf = ({ role, active }: UserChange) => ({
  ...(role === undefined ? {} : { role }),
  ...(active === undefined ? {} : { active }),
})

async function endSessions(db: Db, userId: string, but: string | null): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .$if(but !== null, (query) => query.where('id', '<>', but ?? ''))
    .execute()
}

async function setRecoveryCodes(db: Db, userId: string, hashes: readonly string[]): Promise<void> {
  await db.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
  if (hashes.length === 0) return
  const rows = hashes.map((hash) => ({ user_id: userId, code_hash: hash }))
  await db.insertInto('recovery_codes').values(rows).execute()
}

export async function removeUser(db: Db, id: string): Promise<UserOutcome> {
  const user = await userBy(db, 'id', id)
  if (user === null) return 'unknown'
  if (looksAfterUs(user) && !(await othersLookAfterUs(db, id))) return 'last_admin'
  for (const table of ['sessions', 'memberships', 'recovery_codes'] as const)
    await db.deleteFrom(table).where('user_id', '=', id).execute()
  await db.deleteFrom('users').where('id', '=', id).execute()
  return 'done'
}

export async function useStep(db: Db, userId: string, step: number): Promise<boolean> {
  const used = await db
    .updateTable('users')
    .set({ factor_step: step })
    .where('id', '=', userId)
    .where('factor_step', '<', step)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function useRecoveryCode(db: Db, userId: string, codeHash: string): Promise<boolean> {
  const used = await db
    .deleteFrom('recovery_codes')
    .where('user_id', '=', userId)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  return used.numDeletedRows === 1n
}

export async function saveSetupLink(db: Db, linkHash: string, expiresAt: number, now: number): Promise<void> {
  await db.deleteFrom('setup_links').where('expires_at', '<=', now).execute()
  await db.insertInto('setup_links').values({ link_hash: linkHash, expires_at: expiresAt }).execute()
}

export async function redeemSetupLink(db: Db, linkHash: string, user: User, now: number): Promise<boolean> {
  // Whoever deletes it has it: a second try at the same time finds none.
  const used = await db
    .deleteFrom('setup_links')
    .where('link_hash', '=', linkHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (used.numDeletedRows !== 1n) return false
  const { rows } = await sql<{ id: string }>`select id from users limit 1`.execute(db)
  return rows.length === 0 && (await addUser(db, user)) === 'done'
}
