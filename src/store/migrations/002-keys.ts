/** A table made anew under a passing name: neither database can change a primary key that others refer to in the same words. */
const conversations = () => [
  `create table conversations_new (
    shop text not null,
    channel text not null,
    id text not null,
    customer_name text,
    version integer not null,
    last_message_at bigint not null,
    last_text text not null,
    order_json text,
    product_json text,
    primary key (shop, channel, id)
  )`,
  `insert into conversations_new
    (shop, channel, id, customer_name, version, last_message_at, last_text, order_json, product_json)
    select shop, channel, id, customer_name, version, last_message_at, last_text, order_json, product_json
    from conversations`,
  // Two channels' conversations of one id were one; its messages on the other channel get one of their own.
  `insert into conversations_new (shop, channel, id, version, last_message_at, last_text)
    select shop, channel, conversation_id, 1, max(received_at), '' from messages
    where not exists (
      select 1 from conversations where conversations.shop = messages.shop
        and conversations.channel = messages.channel and conversations.id = messages.conversation_id
    )
    group by shop, channel, conversation_id`,
]

const messages = (seq: string) => [
  `create table messages_new (
    seq ${seq},
    shop text not null,
    channel text not null,
    conversation_id text not null,
    id text not null,
    sender_id text not null,
    sender_role text not null,
    sender_name text,
    text text not null,
    attachments text not null,
    order_json text,
    product_json text,
    reply_id text,
    sent_at bigint not null,
    received_at bigint not null,
    edited_at bigint,
    recalled integer not null,
    unique (shop, channel, conversation_id, id)
  )`,
  `insert into messages_new
    (shop, channel, conversation_id, id, sender_id, sender_role, sender_name, text, attachments, order_json,
      product_json, sent_at, received_at, recalled)
    select shop, channel, conversation_id, id, sender_id, sender_role, sender_name, text, attachments, order_json,
      product_json, sent_at, received_at, recalled
    from messages order by seq`,
]

const recalls = () => [
  `create table recalls_new (
    shop text not null,
    channel text not null,
    conversation_id text not null,
    message_id text not null,
    primary key (shop, channel, conversation_id, message_id)
  )`,
  // One whose message never came did not say which conversation it meant.
  `insert into recalls_new (shop, channel, conversation_id, message_id)
    select recalls.shop, recalls.channel, messages.conversation_id, recalls.message_id
    from recalls join messages on messages.shop = recalls.shop and messages.channel = recalls.channel
      and messages.id = recalls.message_id`,
]

const drafts = (seq: string) => [
  `create table drafts_new (
    seq ${seq},
    id text not null unique,
    shop text not null,
    channel text not null,
    conversation_id text not null,
    message_ids text not null,
    plan text not null,
    text text,
    status text not null,
    version integer not null,
    urgency integer not null,
    waiting_since bigint not null,
    auto_send_at bigint,
    created_at bigint not null,
    closed_at bigint,
    closed_by text,
    foreign key (shop, channel, conversation_id) references conversations_new (shop, channel, id)
  )`,
  `insert into drafts_new
    (id, shop, channel, conversation_id, message_ids, plan, text, status, version, urgency, waiting_since,
      auto_send_at, created_at, closed_at, closed_by)
    select drafts.id, drafts.shop, conversations.channel, drafts.conversation_id, message_ids, plan, text, status,
      drafts.version, urgency, waiting_since, auto_send_at, created_at, closed_at, closed_by
    from drafts join conversations on conversations.shop = drafts.shop and conversations.id = drafts.conversation_id
    order by seq`,
]

const corrections = (seq: string) => [
  `create table corrections_new (
    seq ${seq},
    id text not null unique,
    draft_id text not null references drafts_new (id),
    shop text not null,
    conversation_id text not null,
    text text not null,
    predicted text,
    intent text,
    draft_text text,
    sent_text text,
    agent text not null,
    at bigint not null
  )`,
  `insert into corrections_new
    (id, draft_id, shop, conversation_id, text, predicted, intent, draft_text, sent_text, agent, at)
    select id, draft_id, shop, conversation_id, text, predicted, intent, draft_text, sent_text, agent, at
    from corrections order by seq`,
]

const outbox = (seq: string) => [
  `create table outbox_new (
    seq ${seq},
    id text not null unique,
    shop text not null,
    channel text not null,
    conversation_id text not null,
    draft_id text references drafts_new (id),
    text text not null,
    author text not null,
    body text,
    state text not null,
    created_at bigint not null,
    attempts integer not null,
    first_attempt_at bigint,
    next_attempt_at bigint not null,
    delivered_at bigint,
    last_error text,
    pending integer not null
  )`,
  `insert into outbox_new
    (id, shop, channel, conversation_id, draft_id, text, author, state, created_at, attempts,
      next_attempt_at, delivered_at, last_error, pending)
    select outbox.id, outbox.shop, outbox.channel, outbox.conversation_id, draft_id, outbox.text,
      coalesce(drafts.closed_by, ''),
      case when delivered_at is not null then 'delivered' when failed = 1 then 'refused' else 'queued' end,
      outbox.created_at, attempts, next_attempt_at, delivered_at, last_error, pending
    from outbox left join drafts on drafts.id = outbox.draft_id order by outbox.seq`,
]

/** Every attempt to deliver a reply, with its outcome. */
const attempts = (seq: string) => [
  `create table attempts (
    seq ${seq},
    reply_id text not null,
    at bigint not null,
    state text not null,
    message text
  )`,
  'create index attempts_reply on attempts (reply_id, seq)',
]

const work = () => [
  `alter table work add column channel text not null default 'standard'`,
  `update work set channel = (
    select channel from conversations where conversations.shop = work.shop and conversations.id = work.conversation_id
  ) where exists (
    select 1 from conversations where conversations.shop = work.shop and conversations.id = work.conversation_id
  )`,
  'drop index work_conversation',
  'create index work_conversation on work (shop, channel, conversation_id, seq)',
]

const exchange = () => [
  // Children before their parents.
  ...['outbox', 'corrections', 'drafts', 'conversations', 'recalls', 'messages'].flatMap((table) => [
    `drop table ${table}`,
    `alter table ${table}_new rename to ${table}`,
  ]),
  'create index messages_conversation on messages (shop, channel, conversation_id, seq)',
  'create index drafts_conversation on drafts (shop, channel, conversation_id, seq)',
  `create index drafts_queue on drafts (urgency, waiting_since) where status = 'waiting'`,
  `create index drafts_open on drafts (shop, channel, conversation_id) where status = 'waiting'`,
  `create index drafts_due on drafts (auto_send_at) where status = 'waiting' and auto_send_at is not null`,
  'create index outbox_conversation on outbox (shop, channel, conversation_id, seq)',
  'create index outbox_due on outbox (next_attempt_at) where pending = 1',
  `create index outbox_troubled on outbox (seq) where state in ('refused', 'failed', 'unknown')`,
  'create index outbox_pending on outbox (shop, channel, conversation_id, seq) where pending = 1',
]

const events = (seq: string) => [
  `create table events (
    seq ${seq},
    shop text not null,
    channel text not null,
    conversation_id text not null,
    type text not null,
    at bigint not null,
    payload text not null,
    received_at bigint not null
  )`,
  'create index events_conversation on events (shop, channel, conversation_id, seq)',
]

/** Conversations belong to their channel, messages to their conversation; what happens and every attempt is kept. */
export function keysAndEvents(seq: string): string[] {
  return [
    ...conversations(),
    ...messages(seq),
    ...recalls(),
    ...drafts(seq),
    ...corrections(seq),
    ...outbox(seq),
    ...work(),
    ...exchange(),
    ...attempts(seq),
    ...events(seq),
  ]
}
