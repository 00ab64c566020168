import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { teamOf } from '../../src/bootstrap/team.ts'
import { logIn } from '../../src/desk/access/sessions.ts'
import { AGENT, type Harness, startHarness } from '../http/harness.ts'

const HERE = { userAgent: '', address: '' }

let server: Harness
let team: ReturnType<typeof teamOf>
let lines: object[]
beforeEach(async () => {
  server = await startHarness()
  lines = []
  const log = { ...server.ctx.log, warn: (facts: object) => lines.push(facts) }
  team = teamOf({ ...server.ctx, log })
  await team.add({ name: '老板', role: 'admin', shops: [], password: 'a long password' })
})
afterEach(() => server.close())

const entries = async () =>
  (await server.ctx.store.access.audit({ shops: null, before: null, limit: 50 })).map(({ entry }) => entry)

const sessionsOf = async (name: string) => {
  const user = await server.ctx.store.access.userByName(name)
  return user ? server.ctx.store.access.sessionsOf(user.id, server.time.now, 0) : null
}

describe('shouda user', () => {
  it('gives a new password: the old one and all sessions end', async () => {
    await logIn(server.ctx, AGENT, HERE)
    expect(await sessionsOf(AGENT.name)).toHaveLength(1)
    await team.change(AGENT.name, { password: 'another long one' })
    expect(await sessionsOf(AGENT.name)).toEqual([])
    expect((await logIn(server.ctx, AGENT, HERE)).status).toBe('refused')
    const renewed = { ...AGENT, password: 'another long one' }
    expect((await logIn(server.ctx, renewed, HERE)).status).toBe('in')
  })

  it('takes no password that is too short, and knows nobody who is not there', async () => {
    await expect(team.change(AGENT.name, { password: 'short' })).rejects.toThrow(/password/)
    await expect(team.change('谁', { password: 'another long one' })).rejects.toThrow('谁')
    await expect(team.remove('谁')).rejects.toThrow('谁')
  })

  it('removes a person, but not the last admin', async () => {
    await team.remove(AGENT.name)
    expect((await team.list()).map(({ name }) => name)).toEqual(['老板'])
    expect((await logIn(server.ctx, AGENT, HERE)).status).toBe('refused')
    await expect(team.remove('老板')).rejects.toThrow('last admin')
  })

  it('writes into both logs what it changed, and no secret', async () => {
    await team.change(AGENT.name, { password: 'another long one' })
    await team.change(AGENT.name, { role: 'supervisor' })
    await team.remove(AGENT.name)
    expect((await entries()).map(({ agent, detail }) => [agent, detail.change]).reverse()).toEqual([
      ['shouda user', 'added'],
      ['shouda user', 'changed'],
      ['shouda user', 'changed'],
      ['shouda user', 'removed'],
    ])
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatchObject({ security: 'users-changed', change: 'added' })
    expect(JSON.stringify([await entries(), lines])).not.toContain('another long one')
  })
})
