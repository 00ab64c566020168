/**
 * Whose conversation it is, so that orders are found by it; when the shop last told of an order; in SQLite, where no
 * quick answer is built in, how many names have each term.
 */
export function customers(seq: string): string[] {
  return [
    'alter table conversations add column customer_id text',
    `update conversations set customer_id = (
      select min(messages.sender_id) from messages
      where messages.shop = conversations.shop and messages.channel = conversations.channel
        and messages.conversation_id = conversations.id and messages.sender_role = 'customer')`,
    'create index conversations_customer on conversations (shop, customer_id)',
    'alter table orders add column seen_at bigint not null default 0',
    ...(seq.includes('autoincrement') ? NAME_TERMS : []),
  ]
}

const NAME_TERMS = [
  'create table name_terms (term text primary key, names integer not null) without rowid',
  'insert into name_terms (term, names) select term, doc from product_terms',
  'drop table product_terms',
]
