import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Agent } from '../store/store.ts'
import type { AppContext } from './context.ts'

const SESSION_MS = 12 * 60 * 60 * 1000
const FIRST_NAME = 'admin'

/** What a login gives: only the token's hash is stored. `expiresAt` in milliseconds since the epoch. */
export interface AgentSession {
  token: string
  expiresAt: number
  agent: Agent
}

type Agents = Pick<AppContext, 'store' | 'clock' | 'newId'>

const hashed = (token: string) => createHash('sha256').update(token).digest('hex')
const randomToken = () => randomBytes(32).toString('base64url')

let nobody: Promise<string> | undefined

/** Verified where the name is unknown, so that the time of an answer does not tell who is known. */
function nobodysHash(): Promise<string> {
  nobody ??= hash(randomToken())
  return nobody
}

/** Keeps a new agent; throws `UnavailableError` where the name is taken. */
export async function addAgent(
  ctx: Agents,
  given: { name: string; role: Agent['role']; password: string },
): Promise<Agent> {
  const { name, role, password } = given
  const agent = { id: ctx.newId(), name, role, passwordHash: await hash(password) }
  await ctx.store.saveAgent(agent)
  return agent
}

/** Where there is no agent yet: makes a supervisor with this password. Null where there are some. */
export async function createFirstSupervisor(ctx: Agents, password: string): Promise<Agent | null> {
  if ((await ctx.store.agents()).length > 0) return null
  try {
    return await addAgent(ctx, { name: FIRST_NAME, role: 'supervisor', password })
  } catch (fault) {
    // Another node that started at the same time was quicker.
    if ((await ctx.store.agents()).length > 0) return null
    throw fault
  }
}

/** A new session, or null where name or password is wrong. */
export async function logIn(ctx: Agents, name: string, password: string): Promise<AgentSession | null> {
  const agent = (await ctx.store.agents()).find((one) => one.name === name)
  const valid = await verify(agent?.passwordHash ?? (await nobodysHash()), password)
  if (!agent || !valid) return null
  const session = { token: randomToken(), expiresAt: ctx.clock() + SESSION_MS, agent }
  await ctx.store.saveSession({
    tokenHash: hashed(session.token),
    agentId: agent.id,
    expiresAt: session.expiresAt,
  })
  return session
}

/** Who the token belongs to; null where it is unknown or has expired. */
export async function agentOf(ctx: Agents, token: string): Promise<Agent | null> {
  const found = await ctx.store.session(hashed(token), ctx.clock())
  return found?.agent ?? null
}

export async function logOut(ctx: Agents, token: string): Promise<void> {
  await ctx.store.deleteSession(hashed(token))
}
