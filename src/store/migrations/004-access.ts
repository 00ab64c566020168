const users = () => [
  `create table users (
    id text primary key,
    name text not null unique,
    role text not null,
    active integer not null,
    password_hash text not null,
    second_factor text,
    pending_factor text,
    factor_step bigint not null,
    settings text not null,
    created_at bigint not null
  )`,
  `create table memberships (
    user_id text not null references users (id),
    shop text not null,
    primary key (user_id, shop)
  )`,
  `create table recovery_codes (
    user_id text not null references users (id),
    code_hash text not null,
    primary key (user_id, code_hash)
  )`,
]

/** The one account of earlier releases looked after everything: it becomes an admin of all shops. */
const carriedOver = () => [
  `insert into users (id, name, role, active, password_hash, factor_step, settings, created_at)
    select id, name, case role when 'supervisor' then 'admin' else role end, 1, password_hash, 0, '{}', 0
    from agents`,
  `insert into memberships (user_id, shop)
    select agents.id, known.shop from agents
    cross join (select distinct shop from conversations) known where agents.role = 'agent'`,
  'drop table sessions',
  'drop table agents',
]

const sessions = () => [
  `create table sessions (
    id text primary key,
    token_hash text not null unique,
    user_id text not null references users (id),
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    user_agent text not null,
    address text not null
  )`,
  'create index sessions_user on sessions (user_id)',
  'create table setup_links (link_hash text primary key, expires_at bigint not null)',
  `create table api_tokens (
    id text primary key,
    name text not null,
    token_hash text not null unique,
    shop text,
    scopes text not null,
    created_by text not null,
    created_at bigint not null,
    used_at bigint
  )`,
]

const audit = (seq: string) => [
  `create table audit (
    seq ${seq},
    at bigint not null,
    agent text not null,
    act text not null,
    shop text,
    conversation_id text,
    detail text not null
  )`,
  'create index audit_shop on audit (shop, seq)',
]

/** Users with roles and shops, sessions that can be listed, tokens of programs, the audit log. */
export function accessTables(seq: string): string[] {
  return [...users(), ...carriedOver(), ...sessions(), ...audit(seq)]
}
