import type { Assignee, ConversationKey, Draft, MessagePage, OutboxItem, Task } from '../../desk/context.ts'
import { maskPersonal } from '../../desk/mask/index.ts'
import type { Presence } from '../../desk/presence.ts'
import type { HttpContext } from '../context.ts'
import type { MessageView } from '../schemas.ts'
import type { DeskConversation, DeskMessage } from '../schemas-desk.ts'
import { conversationView } from './conversation.ts'
import { targetOf } from './desk-row.ts'
import { faultView, replyView } from './reply.ts'

const MESSAGES = 50
const EARLIER = 20

/** Until when the reply can be taken back; null where it is on its way. */
export const undoUntil = (item: OutboxItem): number | null =>
  item.state === 'queued' && item.attempts === 0 && item.nextAttemptAt > item.createdAt
    ? item.nextAttemptAt
    : null

/** A conversation as the desk shows it; null where there is none. */
export async function deskConversation(
  ctx: HttpContext & { presence: Presence },
  key: ConversationKey,
  agent: Pick<Assignee, 'id'>,
  before: string | null,
): Promise<DeskConversation | null> {
  const { desk } = ctx.store
  const page = await desk.page(key, before, MESSAGES)
  const view = await conversationView(ctx, key, page)
  if (view === null) return null
  const [standing, owed, sent, drafts, more] = await Promise.all([
    desk.standing(key),
    desk.owed(key),
    ctx.store.outboxFor(key),
    ctx.store.drafts(key),
    besides(ctx, key, agent),
  ])
  const messageIds = owed.map(({ id }) => id)
  return {
    ...view,
    ...more,
    messages: view.messages.map((message) => withReply(message, page, drafts)),
    older: page.older,
    replies: sent.filter(({ deliveredAt }) => deliveredAt === null).map(leaving),
    ...standingOf(ctx, key, standing),
    present: ctx.presence.at(key, agent.id),
    answers: { messageIds },
    olderDraft: olderDraft(drafts, messageIds),
  }
}

const leaving = (item: OutboxItem) => ({ ...replyView(item), undoUntil: undoUntil(item) })

function standingOf(
  ctx: HttpContext,
  { shop }: ConversationKey,
  standing: Awaited<ReturnType<HttpContext['store']['desk']['standing']>>,
) {
  const owedSince = standing?.owedSince ?? null
  return {
    assignee: standing?.assignee ?? null,
    labels: standing?.labels ?? [],
    owed: owedSince !== null,
    dueAt: owedSince === null ? null : owedSince + targetOf(ctx, shop),
    handedOver: standing?.handedOver ?? false,
    snoozedUntil: standing?.snoozedUntil ?? null,
    closedAt: standing?.closedAt ?? null,
  }
}

/** What stands beside the conversation: notes, tasks, what the customer said before, what the agent has typed. */
async function besides({ store }: HttpContext, key: ConversationKey, agent: Pick<Assignee, 'id'>) {
  const [notes, tasks, earlier, words] = await Promise.all([
    store.desk.notes(key),
    store.desk.tasks(key),
    store.desk.earlier(key, EARLIER),
    store.desk.words(agent.id, key),
  ])
  return {
    notes: notes.map((note) => ({ ...note, text: maskPersonal(note.text) })),
    tasks: tasks.map(taskView),
    earlier: earlier.map(({ id, channel, lastText, lastMessageAt }) => ({
      ...{ id, channel, lastMessageAt },
      lastText: maskPersonal(lastText),
    })),
    // Her own, for the field in which she goes on: nobody else sees them.
    myWords: words && { draftId: words.draftId, text: words.text },
  }
}

export const taskView = ({ id, what, owner, dueAt, doneAt }: Task) => ({
  ...{ id, owner, dueAt },
  what: maskPersonal(what),
  done: doneAt !== null,
})

/** Whether other words went out than the draft's; null where there was none. */
function isEdited({ draftId, text }: OutboxItem, drafts: readonly Draft[]): boolean | null {
  const draft = drafts.find(({ id }) => id === draftId)
  return draft === undefined ? null : draft.text?.trim() !== text.trim()
}

function withReply(shown: MessageView, page: MessagePage, drafts: readonly Draft[]): DeskMessage {
  const item = page.sent.find(({ id }) => id === shown.id)
  if (item === undefined) return { ...shown, reply: null }
  const { id, state, author, draftId, lastError } = item
  return {
    ...shown,
    name: author,
    reply: {
      id,
      state,
      author,
      draftId,
      lastError: faultView(lastError),
      edited: isEdited(item, drafts),
      undoUntil: undoUntil(item),
    },
  }
}

/** The draft that new messages of the same turn replaced. */
function olderDraft(drafts: readonly Draft[], owed: readonly string[]) {
  const older = drafts.findLast(
    ({ status, messageIds }) =>
      status === 'superseded' && messageIds.length > 0 && messageIds.every((id) => owed.includes(id)),
  )
  return older ? { id: older.id, text: older.text === null ? null : maskPersonal(older.text) } : null
}
