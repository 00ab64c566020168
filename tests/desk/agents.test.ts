import { describe, expect, it } from 'vitest'
import { addAgent, agentOf, createFirstSupervisor, logIn, logOut } from '../../src/desk/agents.ts'
import { eachWithBench } from './samples.ts'

describe('agents', () => {
  const bench = eachWithBench()
  const password = 'correct horse'

  it('begin with a supervisor, made once', async () => {
    expect(await createFirstSupervisor(bench.ctx, password)).toMatchObject({
      name: 'admin',
      role: 'supervisor',
    })
    expect(await createFirstSupervisor(bench.ctx, 'another')).toBeNull()
    expect(await logIn(bench.ctx, 'admin', password)).not.toBeNull()
  })

  it('begin with one supervisor also where two nodes start at once', async () => {
    const made = await Promise.all([
      createFirstSupervisor(bench.ctx, password),
      createFirstSupervisor(bench.ctx, password),
    ])
    expect(made.filter((one) => one !== null)).toHaveLength(1)
    expect(await bench.ctx.store.agents()).toHaveLength(1)
  })

  it('log in with name and password, and with nothing else', async () => {
    await addAgent(bench.ctx, { name: '小李', role: 'agent', password })
    expect(await logIn(bench.ctx, '小李', password)).toMatchObject({ agent: { name: '小李', role: 'agent' } })
    expect(await logIn(bench.ctx, '小李', 'wrong')).toBeNull()
    expect(await logIn(bench.ctx, '小王', password)).toBeNull()
    expect(await logIn(bench.ctx, '小李', '')).toBeNull()
  })

  it('are known by their token for twelve hours', async () => {
    await addAgent(bench.ctx, { name: '小李', role: 'agent', password })
    const session = (await logIn(bench.ctx, '小李', password))!
    expect(session.expiresAt).toBe(bench.ctx.clock() + 12 * 3600 * 1000)
    expect(await agentOf(bench.ctx, session.token)).toMatchObject({ name: '小李' })
    expect(await agentOf(bench.ctx, `${session.token}x`)).toBeNull()
    bench.pass(12 * 3600 * 1000)
    expect(await agentOf(bench.ctx, session.token)).toBeNull()
  })

  it('log out', async () => {
    await addAgent(bench.ctx, { name: '小李', role: 'agent', password })
    const session = (await logIn(bench.ctx, '小李', password))!
    await logOut(bench.ctx, session.token)
    expect(await agentOf(bench.ctx, session.token)).toBeNull()
  })

  it('leave neither passwords nor tokens in the database', async () => {
    await addAgent(bench.ctx, { name: '小李', role: 'agent', password })
    const { token } = (await logIn(bench.ctx, '小李', password))!
    const [agent] = await bench.ctx.store.agents()
    expect(agent?.passwordHash).toMatch(/^\$argon2id\$/)
    expect(await bench.ctx.store.session(token, bench.ctx.clock())).toBeNull()
  })
})
