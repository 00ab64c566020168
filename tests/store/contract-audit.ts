import { describe, expect, it } from 'vitest'
import type { ApiToken, AuditEntry } from '../../src/store/store.ts'
import type { Subject } from './contract.ts'
import { NOON } from './samples.ts'

const token: ApiToken = {
  id: 't1',
  name: '订单同步',
  tokenHash: 'h',
  shop: 'kangnai',
  scopes: ['read', 'records'],
  createdBy: '老板',
  createdAt: NOON,
  usedAt: null,
}

const entry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  at: NOON,
  agent: '小李',
  act: 'reveal',
  shop: 'kangnai',
  conversationId: 'c1',
  detail: { message: 'm1' },
  ...over,
})

export function auditBehaviour(subject: Subject): void {
  describe("programs' tokens", () => {
    it('are known by their hash until they are revoked', async () => {
      const { access } = subject.store
      await access.addToken(token)
      await access.tokenUsed('t1', NOON + 1)
      expect(await subject.another.access.token('h')).toEqual({ ...token, usedAt: NOON + 1 })
      expect(await access.tokens()).toHaveLength(1)
      expect(await access.revokeToken('t1')).toBe(true)
      expect(await access.revokeToken('t1')).toBe(false)
      expect(await access.token('h')).toBeNull()
    })
  })

  describe('the audit log', () => {
    it('is read newest first, page by page, of some shops or of all', async () => {
      const { access } = subject.store
      await access.addAudit(entry())
      await access.addAudit(entry({ shop: 'haidexin', act: 'send' }))
      await access.addAudit(entry({ shop: null, conversationId: null, act: 'users', detail: {} }))
      const all = await subject.another.access.audit({ shops: null, before: null, limit: 2 })
      expect(all.map(({ entry: { act } }) => act)).toEqual(['users', 'send'])
      const rest = await access.audit({ shops: null, before: all[1]!.seq, limit: 2 })
      expect(rest.map((row) => row.entry)).toEqual([entry()])
      const own = await access.audit({ shops: ['haidexin'], before: null, limit: 9 })
      expect(own.map(({ entry: { act } }) => act)).toEqual(['send'])
      expect(await access.audit({ shops: [], before: null, limit: 9 })).toEqual([])
    })
  })
}
