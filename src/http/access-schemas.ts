import { z } from 'zod'
import { ACTS, ROLES, SCOPES } from '../types/index.ts'

/* People, programs and what they did, as the API shows them. Times are milliseconds since the epoch. */

const at = z.int().nonnegative()
const role = z.enum(ROLES)
const password = z.string().min(1).max(1000)
const shops = z.array(z.string()).max(1000)

export const credentialsSchema = z.object({
  name: z.string().min(1).max(100),
  password,
  /** A one-time code of the second factor, or a recovery code. */
  code: z.string().min(1).max(40).optional(),
})

export const logInSchema = credentialsSchema.extend({
  /** Sets the session's cookie, too; from our own pages alone. */
  cookie: z.boolean().optional(),
})

export const sessionViewSchema = z.object({ token: z.string(), expiresAt: at, agent: z.string() })

export const setupSchema = z.object({ link: z.string().min(1).max(200), name: z.string(), password })

export const settingsSchema = z.object({
  locale: z.enum(['zh', 'en']).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  sound: z.boolean().optional(),
  /** Keys by action; false: single keys are switched off. */
  keys: z.union([z.literal(false), z.record(z.string().max(40), z.string().max(40))]).optional(),
})

export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  role,
  shops: z.array(z.string()),
  secondFactor: z.boolean(),
  /** Nothing else is open before a second factor is set up. */
  mustEnrol: z.boolean(),
  expiresAt: at,
  settings: settingsSchema,
})

export const sessionsSchema = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      current: z.boolean(),
      createdAt: at,
      lastSeenAt: at,
      userAgent: z.string(),
      address: z.string(),
    }),
  ),
})

export const passwordSchema = z.object({ old: password, new: password })
export const codeSchema = z.object({ code: z.string().min(1).max(40) })

export const userViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  role,
  /** Empty for an admin: all shops. */
  shops: z.array(z.string()),
  secondFactor: z.boolean(),
  active: z.boolean(),
})

export const newUserSchema = z.object({ name: z.string().max(200), role, shops: shops.default([]), password })

export const userChangeSchema = z.object({
  role: role.optional(),
  shops: shops.optional(),
  password: password.optional(),
  active: z.boolean().optional(),
  /** Takes the second factor of a lost device away. */
  secondFactor: z.null().optional(),
})

const tokenViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Null: all shops. */
  shop: z.string().nullable(),
  scopes: z.array(z.enum(SCOPES)),
  createdBy: z.string(),
  createdAt: at,
  usedAt: at.nullable(),
})

export const tokensSchema = z.object({ tokens: z.array(tokenViewSchema) })
export const newTokenSchema = z.object({
  name: z.string().trim().min(1).max(80),
  shop: z.string().nullable(),
  scopes: z.array(z.enum(SCOPES)).min(1),
})
export const madeTokenSchema = tokenViewSchema.extend({ token: z.string() })

export const auditSchema = z.object({
  entries: z.array(
    z.object({
      at,
      agent: z.string(),
      act: z.enum(ACTS),
      shop: z.string().nullable(),
      conversationId: z.string().nullable(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Where the next page begins; null on the last one. */
  cursor: z.string().nullable(),
})
