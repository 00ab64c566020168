import type { ApiToken } from './access-records.ts'
import { tokenRow, toToken } from './access-rows.ts'
import type { Db } from './schema.ts'

export async function addToken(db: Db, token: ApiToken): Promise<void> {
  await db.insertInto('api_tokens').values(tokenRow(token)).execute()
}

export async function tokens(db: Db): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom('api_tokens')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toToken)
}

export async function token(db: Db, tokenHash: string): Promise<ApiToken | null> {
  const row = await db
    .selectFrom('api_tokens')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ? toToken(row) : null
}

export async function tokenUsed(db: Db, id: string, at: number): Promise<void> {
  await db.updateTable('api_tokens').set({ used_at: at }).where('id', '=', id).execute()
}

export async function revokeToken(db: Db, id: string): Promise<boolean> {
  const revoked = await db.deleteFrom('api_tokens').where('id', '=', id).executeTakeFirst()
  return revoked.numDeletedRows === 1n
}
