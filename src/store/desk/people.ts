import { here } from '../here.ts'
import type { Db, Row } from '../schema.ts'
import type { Assignee, ConversationKey, Note, Task, Words } from '../store.ts'
import { columns, placed, refreshRow, setRow, standing, tellChange } from './rows.ts'

/** Gives the conversation to somebody, where it is still `expected`'s. Null where there is no such conversation. */
export async function assign(
  db: Db,
  key: ConversationKey,
  expected: string | null,
  to: Assignee | null,
  at: number,
): Promise<{ done: boolean; assignee: Assignee | null } | null> {
  const changed = await db
    .updateTable('desk_rows')
    .set({ assignee_id: to?.id ?? null, assignee_name: to?.name ?? null })
    .where(here(key))
    .where('assignee_id', expected === null ? 'is' : '=', expected)
    .executeTakeFirst()
  if (changed.numUpdatedRows) {
    await refreshRow(db, key, 'assignee', at)
    return { done: true, assignee: to }
  }
  const now = await standing(db, key)
  return now && { done: false, assignee: now.assignee }
}

export async function snooze(db: Db, key: ConversationKey, until: number | null, at: number): Promise<void> {
  await setRow(db, key, { snoozed_until: until })
  await tellChange(db, key, 'snooze', at)
}

export async function setLabels(
  db: Db,
  key: ConversationKey,
  labels: readonly string[],
  at: number,
): Promise<void> {
  await setRow(db, key, { labels: JSON.stringify([...new Set(labels)]) })
  await tellChange(db, key, 'labels', at)
}

export async function words(db: Db, agentId: string, key: ConversationKey): Promise<Words | null> {
  const row = await db
    .selectFrom('words')
    .select(['draft_id', 'text', 'at'])
    .where('agent_id', '=', agentId)
    .where(here(key))
    .executeTakeFirst()
  return row ? { draftId: row.draft_id, text: row.text, at: row.at } : null
}

export async function saveWords(
  db: Db,
  agentId: string,
  key: ConversationKey,
  { draftId, text, at }: Words,
): Promise<void> {
  const written = { draft_id: draftId, text, at }
  await db
    .insertInto('words')
    .values({ agent_id: agentId, ...columns(key), ...written })
    .onConflict((conflict) =>
      conflict.columns(['agent_id', 'shop', 'channel', 'conversation_id']).doUpdateSet(written),
    )
    .execute()
}

export async function dropWords(db: Db, agentId: string, key: ConversationKey): Promise<void> {
  await db.deleteFrom('words').where('agent_id', '=', agentId).where(here(key)).execute()
}

export async function notes(db: Db, key: ConversationKey): Promise<Note[]> {
  return db
    .selectFrom('notes')
    .select(['id', 'author', 'text', 'at'])
    .where(here(key))
    .orderBy('seq')
    .execute()
}

export async function addNote(db: Db, key: ConversationKey, note: Note): Promise<void> {
  await db
    .insertInto('notes')
    .values({ ...columns(key), ...note })
    .execute()
  await tellChange(db, key, 'notes', note.at)
}

/** Only the author removes a note; whoever may remove all gives null. */
export async function removeNote(
  db: Db,
  id: string,
  author: string | null,
  at: number,
): Promise<ConversationKey | null> {
  const row = await db
    .deleteFrom('notes')
    .where('id', '=', id)
    .$if(author !== null, (query) => query.where('author', '=', author ?? ''))
    .returning(['shop', 'channel', 'conversation_id'])
    .executeTakeFirst()
  if (row) await tellChange(db, placed(row), 'notes', at)
  return row ? placed(row) : null
}

const toTask = (row: Row<'tasks'>): Task => ({
  id: row.id,
  what: row.what,
  owner: row.owner,
  dueAt: row.due_at,
  createdAt: row.created_at,
  doneAt: row.done_at,
})

export async function tasks(db: Db, key: ConversationKey): Promise<Task[]> {
  const rows = await db.selectFrom('tasks').selectAll().where(here(key)).orderBy('seq').execute()
  return rows.map(toTask)
}

/** Once: a reply that is delivered twice promises once. */
export async function addTask(db: Db, key: ConversationKey, task: Task): Promise<void> {
  await db
    .insertInto('tasks')
    .values({
      ...columns(key),
      id: task.id,
      what: task.what,
      owner: task.owner,
      due_at: task.dueAt,
      created_at: task.createdAt,
      done_at: task.doneAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await refreshRow(db, key, 'tasks', task.createdAt)
}

export async function changeTask(
  db: Db,
  id: string,
  { doneAt, dueAt, owner }: Partial<Pick<Task, 'doneAt' | 'dueAt' | 'owner'>>,
  at: number,
): Promise<ConversationKey | null> {
  const row = await db
    .updateTable('tasks')
    .set({
      id,
      ...(doneAt === undefined ? {} : { done_at: doneAt }),
      ...(dueAt === undefined ? {} : { due_at: dueAt }),
      ...(owner === undefined ? {} : { owner }),
    })
    .where('id', '=', id)
    .returning(['shop', 'channel', 'conversation_id'])
    .executeTakeFirst()
  if (row) await refreshRow(db, placed(row), 'tasks', at)
  return row ? placed(row) : null
}

export async function placeOf(db: Db, table: 'notes' | 'tasks', id: string): Promise<ConversationKey | null> {
  const row = await db
    .selectFrom(table)
    .select(['shop', 'channel', 'conversation_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? placed(row) : null
}
