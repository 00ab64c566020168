import { call } from './call.ts'

/** How many of how many, with the interval in which the true share lies. */
export interface Share {
  n: number
  of: number
  share?: number | null
  interval?: readonly [number, number] | null
}

export interface Group {
  id: string
  title?: string
  messages?: number
  n: number
}

export interface Dashboard {
  messages: number
  conversations: number
  drafted: Share
  sentAsIs: Share
  edited: Share
  rejected: Share
  ignored: Share
  superseded: Share
  handoffs: { reason: string; n: number }[]
  firstResponse: { medianMs: number | null; within6s: Share; within3min: Share }
  tasks: { kept: number; late: number; open: number }
  missingFacts: { intent: string; kind: string | null; n: number; example: string }[]
  byShop: Group[]
  byIntent: Group[]
  byAgent: Group[]
  byDay: Group[]
}

export const dashboard = (query: { shop: string; from: number; to: number }): Promise<Dashboard> =>
  call('GET', '/dashboard', { query })
