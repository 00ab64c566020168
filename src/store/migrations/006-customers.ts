/** Whose conversation it is, so that orders are found by it, and when the shop last told of an order. */
export function customers(): string[] {
  return [
    'alter table conversations add column customer_id text',
    `update conversations set customer_id = (
      select min(messages.sender_id) from messages
      where messages.shop = conversations.shop and messages.channel = conversations.channel
        and messages.conversation_id = conversations.id and messages.sender_role = 'customer')`,
    'create index conversations_customer on conversations (shop, customer_id)',
    'alter table orders add column seen_at bigint not null default 0',
  ]
}
