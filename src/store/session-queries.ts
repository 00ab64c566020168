import type { Session, User } from './access-records.ts'
import { sessionRow, toSession } from './access-rows.ts'
import type { Db } from './schema.ts'
import { userBy } from './user-queries.ts'

export async function saveSession(db: Db, session: Session): Promise<void> {
  await db.insertInto('sessions').values(sessionRow(session)).execute()
}

export async function session(
  db: Db,
  tokenHash: string,
  now: number,
  seenAfter: number,
): Promise<{ session: Session; user: User } | null> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('seen_at', '>', seenAfter)
    .executeTakeFirst()
  if (!row) return null
  const user = await userBy(db, 'id', row.user_id)
  return user?.active ? { session: toSession(row), user } : null
}

export async function sessionSeen(db: Db, id: string, at: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ seen_at: at })
    .where('id', '=', id)
    .where('seen_at', '<', at)
    .execute()
}

export async function sessionsOf(db: Db, userId: string, now: number, seenAfter: number): Promise<Session[]> {
  const rows = await db
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', seenAfter)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toSession)
}

export async function endSession(db: Db, userId: string, id: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return ended.numDeletedRows === 1n
}

export async function forgetSessions(db: Db, endedBefore: number, seenBefore: number): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((either) =>
      either.or([either('expires_at', '<=', endedBefore), either('seen_at', '<=', seenBefore)]),
    )
    .execute()
}
