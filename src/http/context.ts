import type { Actor } from '../desk/access/actor.ts'
import type { AppContext, Session, User } from '../desk/context.ts'
import type { Pressure } from '../desk/pressure.ts'
import type { Check } from '../desk/readiness.ts'
import type { Scripts } from '../types/index.ts'
import type { fetchPicture } from './pictures/fetch.ts'

/** What the server needs beside the use cases' context. */
export interface HttpContext extends AppContext {
  /** For the titles of intents and kinds. */
  scripts: Pick<Scripts, 'intents'>
  /** Whether the session's cookie is sent over https only, whatever the request came by. */
  cookieSecure: boolean
  /** Fetches customers' pictures; from the network where it is left out. */
  pictures?: typeof fetchPicture
  /** What waits; unknown where nobody looks. */
  pressure?: () => Pressure
  /** What has to be well beside the database for the server to be ready. */
  checks?: readonly Check[]
}

/** Hono's environment where it is known who asks. */
export interface AgentEnv {
  Variables: {
    agent: Actor
    token: string
    /** Of a person; null for a program. */
    login: { session: Session; user: User } | null
    /** More facts for the audit log, where the route has any. */
    audited: Record<string, unknown> | undefined
    /** The shop of what the body or the handler names. */
    auditedShop: string | undefined
  }
}
