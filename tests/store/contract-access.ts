import { describe, expect, it } from 'vitest'
import type { Session, User } from '../../src/store/store.ts'
import type { Subject } from './contract.ts'
import { NOON } from './samples.ts'

export const sampleUser = (over: Partial<User> = {}): User => ({
  id: 'u1',
  name: '小李',
  role: 'agent',
  shops: ['kangnai'],
  active: true,
  passwordHash: 'x',
  secondFactor: null,
  pendingFactor: null,
  settings: {},
  createdAt: NOON,
  ...over,
})

const sampleSession = (over: Partial<Session> = {}): Session => ({
  id: 's1',
  tokenHash: 'h',
  userId: 'u1',
  createdAt: NOON,
  seenAt: NOON,
  expiresAt: NOON + 1000,
  userAgent: 'a browser',
  address: '10.0.0.1',
  ...over,
})

const boss = (over: Partial<User> = {}) =>
  sampleUser({ id: 'b1', name: '老板', role: 'admin', shops: [], ...over })

export function accessBehaviour(subject: Subject): void {
  describe('users', () => {
    it('are kept with their shops and can change', async () => {
      const { access } = subject.store
      expect(await access.addUser(sampleUser({ shops: ['mengtianqin', 'kangnai'] }))).toBe('done')
      const change: Partial<User> = { role: 'supervisor', shops: ['kangnai'], settings: { theme: 'dark' } }
      expect(await access.changeUser('u1', change)).toBe('done')
      expect(await subject.another.access.users()).toEqual([sampleUser(change)])
      expect(await access.userByName('小李')).toMatchObject({ id: 'u1' })
      expect(await access.user('u2')).toBeNull()
    })

    it('have names of their own', async () => {
      await subject.store.access.addUser(sampleUser())
      expect(await subject.another.access.addUser(sampleUser({ id: 'u2', shops: ['haidexin'] }))).toBe(
        'taken',
      )
      expect(await subject.store.access.users()).toEqual([sampleUser()])
    })

    it('are removed with their sessions', async () => {
      const { access } = subject.store
      await access.addUser(sampleUser())
      await access.saveSession(sampleSession())
      expect(await access.removeUser('u1')).toBe('done')
      expect(await access.session('h', NOON, 0)).toBeNull()
      expect(await access.removeUser('u1')).toBe('unknown')
    })

    it('keep an admin who works, whatever is asked for', async () => {
      const { access } = subject.store
      await access.addUser(boss())
      await access.addUser(boss({ id: 'b2', name: '已离职', active: false }))
      expect(await access.removeUser('b1')).toBe('last_admin')
      expect(await access.changeUser('b1', { role: 'agent' })).toBe('last_admin')
      expect(await access.changeUser('b1', { active: false })).toBe('last_admin')
      await access.changeUser('b2', { active: true })
      expect(await access.changeUser('b1', { role: 'agent' })).toBe('done')
    })

    it('keep an admin also where two remove each other at once', async () => {
      await subject.store.access.addUser(boss())
      await subject.store.access.addUser(boss({ id: 'b2', name: '二老板' }))
      const outcomes = await Promise.all([
        subject.store.access.removeUser('b1'),
        subject.another.access.removeUser('b2'),
      ])
      expect(outcomes.toSorted()).toEqual(['done', 'last_admin'])
    })

    it('begin with the one whom a link makes, once', async () => {
      const { access } = subject.store
      await access.saveSetupLink('old', NOON, 0)
      await access.saveSetupLink('l', NOON + 1, 0)
      expect(await access.redeemSetupLink('old', boss(), NOON)).toBe(false)
      expect(await access.redeemSetupLink('other', boss(), NOON)).toBe(false)
      const tries = [1, 2].map((n) =>
        subject.another.access.redeemSetupLink('l', boss({ id: `b${n}`, name: `老板${n}` }), NOON),
      )
      expect((await Promise.all(tries)).toSorted()).toEqual([false, true])
      await access.saveSetupLink('again', NOON + 1, 0)
      expect(await access.redeemSetupLink('again', boss({ id: 'b9', name: '后来者' }), NOON)).toBe(false)
    })
  })

  describe('second factors', () => {
    it('take no code twice, and none from before', async () => {
      const { access } = subject.store
      await access.addUser(sampleUser())
      const tries = [access.useStep('u1', 7), subject.another.access.useStep('u1', 7)]
      expect((await Promise.all(tries)).toSorted()).toEqual([false, true])
      expect(await access.useStep('u1', 6)).toBe(false)
      expect(await access.useStep('u1', 8)).toBe(true)
    })

    it('have recovery codes for one use each, until there are new ones', async () => {
      const { access } = subject.store
      await access.addUser(sampleUser())
      await access.changeUser('u1', { recoveryCodes: ['a', 'b'] })
      expect(await access.useRecoveryCode('u1', 'a')).toBe(true)
      expect(await access.useRecoveryCode('u1', 'a')).toBe(false)
      await access.changeUser('u1', { recoveryCodes: ['c'] })
      expect(await access.useRecoveryCode('u1', 'b')).toBe(false)
    })
  })

  describe('sessions', () => {
    it('end by their time, by idleness and with their user', async () => {
      const { access } = subject.store
      await access.addUser(sampleUser())
      await access.saveSession(sampleSession())
      expect(await subject.another.access.session('h', NOON + 999, NOON - 1)).toEqual({
        session: sampleSession(),
        user: sampleUser(),
      })
      expect(await access.session('h', NOON + 1000, NOON - 1)).toBeNull()
      expect(await access.session('h', NOON, NOON)).toBeNull()
      await access.sessionSeen('s1', NOON + 5)
      expect(await access.session('h', NOON, NOON)).toMatchObject({ session: { seenAt: NOON + 5 } })
      await access.changeUser('u1', { active: false })
      expect(await access.session('h', NOON, NOON)).toBeNull()
    })

    it('are listed, the latest seen first, and ended one by one or all but one', async () => {
      const { access } = subject.store
      await access.addUser(sampleUser())
      for (const n of [1, 2, 3])
        await access.saveSession(sampleSession({ id: `s${n}`, tokenHash: `h${n}`, seenAt: NOON + n }))
      expect((await access.sessionsOf('u1', NOON, 0)).map(({ id }) => id)).toEqual(['s3', 's2', 's1'])
      expect(await access.endSession('u2', 's3')).toBe(false)
      expect(await access.endSession('u1', 's3')).toBe(true)
      await access.changeUser('u1', { passwordHash: 'y', endSessionsBut: 's1' })
      expect((await access.sessionsOf('u1', NOON, 0)).map(({ id }) => id)).toEqual(['s1'])
      await access.changeUser('u1', { endSessionsBut: null })
      expect(await access.sessionsOf('u1', NOON, 0)).toEqual([])
    })

    it('are forgotten once they have ended', async () => {
      const { access } = subject.store
      await access.addUser(sampleUser())
      await access.saveSession(sampleSession())
      await access.forgetSessions(NOON, NOON - 1)
      expect(await access.sessionsOf('u1', NOON, 0)).toHaveLength(1)
      await access.forgetSessions(NOON + 1000, NOON - 1)
      expect(await access.sessionsOf('u1', NOON, 0)).toEqual([])
    })
  })
}
