/**
 * What is acknowledged is written down in one place and put in its places later: the platform waits for one row instead
 * of ten. A message that stands here stands nowhere else yet.
 */
export function inbox(seq: string): string[] {
  return [
    `create table inbox (
      seq ${seq},
      shop text not null,
      channel text not null,
      id text not null,
      conversation_id text not null,
      sender_id text not null,
      sender_role text not null,
      sender_name text,
      text text not null,
      attachments text not null,
      order_json text,
      product_json text,
      reply_id text,
      sent_at bigint not null,
      received_at bigint not null
    )`,
    ...(seq.includes('autoincrement') ? [] : ofPostgres),
  ]
}

/** Rows that are gone lie about there until they are swept; the embedded database has few rows and looks at them all. */
const ofPostgres = ['create index inbox_conversation on inbox (shop, channel, conversation_id, id)']
