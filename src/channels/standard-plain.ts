import { isTooLong, type Message, type Sender } from '../types/index.ts'
import type { Arrival } from './standard-body.ts'

/** The longest id and what none may be, as the schemas say it. */
const MAX_ID_LENGTH = 200
const ROLES: ReadonlySet<unknown> = new Set<Sender['role']>(['customer', 'agent', 'system'])

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const isId = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length > 0 &&
  value.length <= MAX_ID_LENGTH &&
  value !== '.' &&
  value !== '..' &&
  isClean(value)

/** Whether a text is stored as it stands. */
const isClean = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed() && !value.includes('\0')

/** A date and time as programs write them, on days that every month has. */
const INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
const LAST_DAYS = /^(\d{4}-\d\d-)(?:29|30|31)(T.*)$/

/** The instant that a text names; NaN where it names none. */
function instantOf(value: unknown): number {
  if (typeof value !== 'string' || value.length > 29) return Number.NaN
  if (INSTANT.test(value)) return Date.parse(value)
  const [, month, rest] = LAST_DAYS.exec(value) ?? []
  if (!INSTANT.test(`${month}01${rest}`)) return Number.NaN
  // Only a day that there is comes back as it was.
  const day = value.slice(0, 10)
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? Date.parse(value) : Number.NaN
}

const isNothing = (value: unknown) => value === undefined || value === null
const isEmptyList = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0)

/** Whether no value holds further ones: then nothing is nested too deep. */
function isFlat(fields: Fields, but: string): boolean {
  for (const name in fields) if (name !== but && isNested(fields[name])) return false
  return true
}

const isNested = (value: unknown) =>
  value !== null && typeof value === 'object' && !(Array.isArray(value) && value.length === 0)

function senderOf(value: unknown): Sender | null {
  if (!isFields(value) || !isFlat(value, '')) return null
  const { id, role, name } = value
  if (!isId(id) || !ROLES.has(role) || !(name === undefined || isClean(name))) return null
  return { id, role: role as Sender['role'], ...(name === undefined ? {} : { name }) }
}

/**
 * A message as nearly all are: words and nothing else, all of it in order. Null where a body is anything else: then the
 * schemas say what it is, at ten times the cost. What is read here, they read alike.
 */
export function plainMessage(json: unknown, arrival: Arrival): Message | null {
  if (!isFields(json) || json.type !== 'message.created' || !isFlat(json, 'data')) return null
  const { data } = json
  const timestamp = instantOf(json.timestamp)
  if (Number.isNaN(timestamp) || !isFields(data) || !isFlat(data, 'sender')) return null
  const { conversationId, messageId, text, attachments, order, product, replyId } = data
  const isAtOnce = data.sentAt === undefined || data.sentAt === json.timestamp
  const sentAt = isAtOnce ? timestamp : instantOf(data.sentAt)
  const sender = senderOf(data.sender)
  if (sender === null || Number.isNaN(sentAt) || !isId(conversationId) || !isId(messageId)) return null
  if (!isClean(text) || text === '' || isTooLong(text) || !isEmptyList(attachments)) return null
  if (!isNothing(order) || !isNothing(product) || replyId !== undefined) return null
  return {
    conversationId,
    sender,
    text,
    attachments: [],
    ...arrival,
    id: messageId,
    order: null,
    product: null,
    sentAt,
  }
}
