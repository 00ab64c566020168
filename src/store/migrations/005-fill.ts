import { sql } from 'kysely'
import { recount } from '../desk/rows.ts'
import { putTerms, termsOf } from '../desk/search.ts'
import { countedOf, toMessage } from '../rows.ts'
import type { Db } from '../schema.ts'

const PAGE = 500

/** What earlier releases stored, as the desk sees it. */
export async function fillDesk(db: Db): Promise<void> {
  await countDrafts(db)
  await standConversations(db)
  await oweMessages(db)
  await findMessages(db)
  const all = await db.selectFrom('desk_rows').select(['shop', 'channel', 'conversation_id']).execute()
  for (const { shop, channel, conversation_id: conversationId } of all)
    await recount(db, { shop, channel, conversationId })
}

async function countDrafts(db: Db): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('drafts')
      .select(['seq', 'plan'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const { seq, plan } of rows)
      await db
        .updateTable('drafts')
        .set(countedOf(JSON.parse(plan)))
        .where('seq', '=', seq)
        .execute()
    if (rows.length < PAGE) return
    after = rows.at(-1)!.seq
  }
}

async function standConversations(db: Db): Promise<void> {
  await sql`insert into desk_rows
    (shop, channel, conversation_id, urgency, handed_over, failed, labels, last_from, last_at, live)
    select shop, channel, id, 2, 0, 0, '[]', 'customer', last_message_at, 0 from conversations`.execute(db)
  const newest = sql`from messages where messages.shop = desk_rows.shop and messages.channel = desk_rows.channel
    and messages.conversation_id = desk_rows.conversation_id`
  await sql`update desk_rows set
    last_from = coalesce((select sender_role ${newest} order by seq desc limit 1), 'customer')`.execute(db)
}

/** A customer's messages since the last words of ours. */
async function oweMessages(db: Db): Promise<void> {
  await sql`insert into owed (shop, channel, conversation_id, message_id, at)
    select shop, channel, conversation_id, id, received_at from messages
    where sender_role = 'customer' and recalled = 0 and not exists (
      select 1 from events where events.shop = messages.shop and events.channel = messages.channel
        and events.conversation_id = messages.conversation_id
        and events.type in ('reply', 'agent_message', 'dismissal') and events.at >= messages.sent_at
    )`.execute(db)
}

async function findMessages(db: Db): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('messages')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const row of rows) if (row.recalled === 0) await putTerms(db, row.seq, termsOf(toMessage(row).text))
    if (rows.length < PAGE) return
    after = rows.at(-1)!.seq
  }
}
