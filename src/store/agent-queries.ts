import type { Db, Row } from './schema.ts'
import type { Agent, Session } from './store.ts'

const toAgent = (row: Row<'agents'>): Agent => ({
  id: row.id,
  name: row.name,
  role: row.role,
  passwordHash: row.password_hash,
})

export async function agents(db: Db): Promise<Agent[]> {
  const rows = await db.selectFrom('agents').selectAll().orderBy('name').execute()
  return rows.map(toAgent)
}

export async function saveAgent(db: Db, agent: Agent): Promise<void> {
  const changeable = { name: agent.name, role: agent.role, password_hash: agent.passwordHash }
  await db
    .insertInto('agents')
    .values({ id: agent.id, ...changeable })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changeable))
    .execute()
}

export async function saveSession(db: Db, session: Session): Promise<void> {
  const { tokenHash, agentId, expiresAt } = session
  await db
    .insertInto('sessions')
    .values({ token_hash: tokenHash, agent_id: agentId, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('token_hash').doUpdateSet({ expires_at: expiresAt }))
    .execute()
}

export async function session(
  db: Db,
  tokenHash: string,
  now: number,
): Promise<{ session: Session; agent: Agent } | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('agents', 'agents.id', 'sessions.agent_id')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  return { session: { tokenHash, agentId: row.agent_id, expiresAt: row.expires_at }, agent: toAgent(row) }
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}
