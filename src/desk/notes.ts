import type { ConversationKey, Note, Task } from '../store/store.ts'
import { tell } from './compose.ts'
import type { AppContext } from './context.ts'

export async function addNote(
  ctx: AppContext,
  key: ConversationKey,
  author: string,
  text: string,
): Promise<Note> {
  const note = { id: ctx.newId(), author, text, at: ctx.clock() }
  await ctx.store.desk.addNote(key, note)
  tell(ctx, key)
  return note
}

/** Of this author alone, unless it is null; false where there is no such note. */
export async function removeNote(ctx: AppContext, id: string, author: string | null): Promise<boolean> {
  const place = await ctx.store.desk.removeNote(id, author, ctx.clock())
  if (place) tell(ctx, place)
  return place !== null
}

export async function addTask(
  ctx: AppContext,
  key: ConversationKey,
  { what, dueAt, owner }: Pick<Task, 'what' | 'dueAt' | 'owner'>,
): Promise<Task> {
  const task = { id: ctx.newId(), what, owner, dueAt, createdAt: ctx.clock(), doneAt: null }
  await ctx.store.desk.addTask(key, task)
  tell(ctx, key)
  return task
}

export async function changeTask(
  ctx: AppContext,
  id: string,
  change: { done?: boolean | undefined; dueAt?: number | undefined; owner?: string | undefined },
): Promise<void> {
  const now = ctx.clock()
  const { done, dueAt, owner } = change
  const place = await ctx.store.desk.changeTask(
    id,
    {
      ...(done === undefined ? {} : { doneAt: done ? now : null }),
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(owner === undefined ? {} : { owner }),
    },
    now,
  )
  if (place) tell(ctx, place)
}
