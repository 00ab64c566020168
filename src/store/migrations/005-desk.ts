const KEY = `shop text not null,
      channel text not null,
      conversation_id text not null`

/** The agents' desk: what is owed, who has it, what was agreed, what became of drafts, and a feed of all changes. */
export function deskTables(seq: string): string[] {
  return [
    ...rows(),
    ...people(seq),
    ...kept(),
    ...figures(),
    ...feed(seq),
    'alter table drafts add column intent text',
    'alter table drafts add column kind text',
    'alter table drafts add column reason text',
    'create index messages_received on messages (shop, received_at)',
    'create index drafts_created on drafts (shop, created_at)',
  ]
}

const rows = () => [
  `create table owed (
      ${KEY},
      message_id text not null,
      at bigint not null,
      primary key (shop, channel, conversation_id, message_id)
    )`,
  `create table desk_rows (
      ${KEY},
      owed_since bigint,
      waiting_since bigint,
      draft_id text,
      urgency integer not null,
      intent text,
      reason text,
      area text,
      handed_over integer not null,
      failed integer not null,
      tasks_due_at bigint,
      assignee_id text,
      assignee_name text,
      snoozed_until bigint,
      closed_at bigint,
      labels text not null,
      last_from text not null,
      last_at bigint not null,
      live integer not null,
      primary key (shop, channel, conversation_id)
    )`,
  'create index desk_rows_live on desk_rows (shop, urgency, waiting_since) where live = 1',
  'create index desk_rows_ended on desk_rows (shop, last_at) where live = 0',
]

const people = (seq: string) => [
  `create table words (
      agent_id text not null,
      ${KEY},
      draft_id text,
      text text not null,
      at bigint not null,
      primary key (agent_id, shop, channel, conversation_id)
    )`,
  `create table notes (
      seq ${seq},
      id text not null unique,
      ${KEY},
      author text not null,
      text text not null,
      at bigint not null
    )`,
  'create index notes_conversation on notes (shop, channel, conversation_id, seq)',
  `create table tasks (
      seq ${seq},
      id text not null unique,
      ${KEY},
      what text not null,
      owner text not null,
      due_at bigint not null,
      created_at bigint not null,
      done_at bigint
    )`,
  'create index tasks_conversation on tasks (shop, channel, conversation_id, seq)',
  'create index tasks_due on tasks (shop, due_at)',
]

const kept = () => [
  `create table phrases (
      id text not null primary key,
      shop text not null,
      title text not null,
      text text not null,
      at bigint not null
    )`,
  `create table settings (
      shop text not null,
      name text not null,
      value text not null,
      primary key (shop, name)
    )`,
]

const figures = () => [
  `create table outcomes (
      draft_id text not null primary key,
      ${KEY},
      outcome text not null,
      reason text,
      distance integer,
      agent text,
      intent text,
      at bigint not null
    )`,
  'create index outcomes_at on outcomes (shop, at)',
  `create table answers (
      reply_id text not null primary key,
      ${KEY},
      agent text not null,
      intent text,
      waited_ms bigint not null,
      at bigint not null
    )`,
  'create index answers_at on answers (shop, at)',
]

const feed = (seq: string) => [
  `create table changes (
      seq ${seq},
      ${KEY},
      what text not null,
      at bigint not null
    )`,
  'create index changes_at on changes (at)',
  ...(seq.includes('autoincrement')
    ? [
        `create virtual table message_terms using fts5(terms, content = '', contentless_delete = 1,
          tokenize = "unicode61 remove_diacritics 0 tokenchars '_'", detail = 'none')`,
      ]
    : [
        'create table message_terms (seq bigint primary key, terms tsvector not null)',
        'create index message_terms_terms on message_terms using gin (terms)',
      ]),
]
