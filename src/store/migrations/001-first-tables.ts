const messages = (seq: string) => [
  `create table deliveries (
    shop text not null,
    channel text not null,
    id text not null,
    body_hash text not null,
    primary key (shop, channel, id)
  )`,
  `create table messages (
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
    sent_at bigint not null,
    received_at bigint not null,
    recalled integer not null,
    unique (shop, channel, id)
  )`,
  'create index messages_conversation on messages (shop, conversation_id, seq)',
  `create table recalls (
    shop text not null,
    channel text not null,
    message_id text not null,
    primary key (shop, channel, message_id)
  )`,
]

const conversations = () => [
  `create table conversations (
    shop text not null,
    id text not null,
    channel text not null,
    customer_name text,
    state text not null,
    burst text,
    version integer not null,
    last_message_at bigint not null,
    last_text text not null,
    order_json text,
    product_json text,
    primary key (shop, id)
  )`,
]

// Few drafts wait, millions are closed: the queue's indexes hold only the waiting ones.
const drafts = (seq: string) => [
  `create table drafts (
    seq ${seq},
    id text not null unique,
    shop text not null,
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
    foreign key (shop, conversation_id) references conversations (shop, id)
  )`,
  'create index drafts_conversation on drafts (shop, conversation_id, seq)',
  `create index drafts_queue on drafts (urgency, waiting_since) where status = 'waiting'`,
  `create index drafts_open on drafts (shop, conversation_id) where status = 'waiting'`,
  `create index drafts_due on drafts (auto_send_at) where status = 'waiting' and auto_send_at is not null`,
  `create table corrections (
    seq ${seq},
    id text not null unique,
    draft_id text not null references drafts (id),
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
]

const work = (seq: string) => [
  `create table work (
    seq ${seq},
    shop text not null,
    conversation_id text not null,
    kind text not null,
    payload text not null,
    attempts integer not null,
    due_at bigint not null,
    leased_until bigint not null,
    last_error text
  )`,
  'create index work_conversation on work (shop, conversation_id, seq)',
]

const outbox = (seq: string) => [
  `create table outbox (
    seq ${seq},
    id text not null unique,
    shop text not null,
    channel text not null,
    conversation_id text not null,
    draft_id text references drafts (id),
    text text not null,
    created_at bigint not null,
    attempts integer not null,
    next_attempt_at bigint not null,
    delivered_at bigint,
    last_error text,
    failed integer not null,
    pending integer not null
  )`,
  'create index outbox_conversation on outbox (shop, conversation_id, seq)',
  'create index outbox_due on outbox (next_attempt_at) where pending = 1',
  'create index outbox_pending on outbox (shop, conversation_id, seq) where pending = 1',
]

const agents = () => [
  `create table agents (
    id text primary key,
    name text not null unique,
    role text not null,
    password_hash text not null
  )`,
  `create table sessions (
    token_hash text primary key,
    agent_id text not null references agents (id),
    expires_at bigint not null
  )`,
]

/** Messages, conversations, drafts, work, outbox and agents; `seq` is the databases' word for a row counter. */
export function firstTables(seq: string): string[] {
  return [messages, conversations, drafts, work, outbox, agents].flatMap((part) => part(seq))
}
