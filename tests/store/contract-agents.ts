import { describe, expect, it } from 'vitest'
import type { Agent } from '../../src/store/store.ts'
import type { Subject } from './contract.ts'
import { NOON } from './samples.ts'

const agent: Agent = { id: 'a1', name: '小李', role: 'agent', passwordHash: 'x' }

export function agentBehaviour(subject: Subject): void {
  describe('agents', () => {
    it('are kept and can change', async () => {
      await subject.store.saveAgent(agent)
      await subject.store.saveAgent({ ...agent, role: 'supervisor', passwordHash: 'y' })
      expect(await subject.another.agents()).toEqual([{ ...agent, role: 'supervisor', passwordHash: 'y' }])
    })

    it('have names of their own', async () => {
      await subject.store.saveAgent(agent)
      await expect(subject.store.saveAgent({ ...agent, id: 'a2' })).rejects.toThrow('database')
    })

    it('have sessions that end', async () => {
      await subject.store.saveAgent(agent)
      const session = { tokenHash: 'h', agentId: 'a1', expiresAt: NOON }
      await subject.store.saveSession(session)
      expect(await subject.another.session('h', NOON - 1)).toEqual({ session, agent })
      expect(await subject.another.session('h', NOON)).toBeNull()
      await subject.store.deleteSession('h')
      expect(await subject.another.session('h', NOON - 1)).toBeNull()
    })
  })
}
