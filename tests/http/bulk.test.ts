import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addUser } from '../../src/desk/access/users.ts'
import { AGENT, type Harness, startHarness } from './harness.ts'

const SUPERVISOR = { name: '王店长', password: 'another long password' }

describe('products and orders in bulk', () => {
  let server: Harness
  beforeEach(async () => {
    server = await startHarness()
    await addUser(server.ctx, { ...SUPERVISOR, role: 'supervisor', shops: [...server.ctx.shops.keys()] })
  })
  afterEach(() => server.close())

  async function token(who = SUPERVISOR): Promise<string> {
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(who) }
    return ((await (await server.app.request('/api/session', init)).json()) as { token: string }).token
  }

  async function put(path: string, body: unknown, who = SUPERVISOR) {
    const response = await server.app.request(`/api/shops/${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await token(who)}`, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  }
  const product = (id: string) => server.ctx.store.knowledge.product('kangnai', id)

  it('are merged by id: what is wrong is named, the rest is taken in', async () => {
    const rows = [
      { id: 'p1', title: '德比鞋', priceFen: 45900 },
      { id: 'p2', title: '短靴', priceFen: -1 },
      { title: '没有编号' },
      { id: 'p3', shop: 'haidexin', title: '台灯' },
    ]
    const { status, json } = await put('kangnai/products', rows)
    expect(status).toBe(200)
    expect(json).toEqual({
      taken: 1,
      refused: [
        { index: 1, id: 'p2', field: 'priceFen', message: expect.any(String) },
        { index: 2, id: null, field: 'id', message: expect.any(String) },
        { index: 3, id: 'p3', field: 'shop', message: 'haidexin is not kangnai' },
      ],
    })
    expect(await product('p1')).toMatchObject({ title: '德比鞋' })
    expect(await product('p3')).toBeNull()
  })

  it('may come again, in part, and never go back in time', async () => {
    const updatedAt = '2026-11-21T03:00:00Z'
    await put('kangnai/products', { products: [{ id: 'p1', title: '德比鞋', priceFen: 100, updatedAt }] })
    await put('kangnai/products', [{ id: 'p1', priceFen: 90, updatedAt: '2026-11-21T02:00:00Z' }])
    await put('kangnai/products', [{ id: 'p1', tags: ['商务'], updatedAt: '2026-11-21T04:00:00Z' }])
    expect(await product('p1')).toMatchObject({ title: '德比鞋', priceFen: 100, tags: ['商务'] })
    const order = { id: 'o1', customerId: 'u1', status: 'paid' }
    expect((await put('kangnai/orders', { orders: [order, order] })).json).toEqual({ taken: 2, refused: [] })
    expect(await server.ctx.store.knowledge.order('kangnai', 'o1')).toMatchObject(order)
  })

  it('replace the demonstration catalogue', async () => {
    const demo = [{ id: 'd1', title: '样品', demo: true }]
    await server.ctx.store.knowledge.seedProducts('kangnai', demo, server.time.now)
    await put('kangnai/products', [{ id: 'p1', title: '德比鞋' }])
    expect(await product('d1')).toBeNull()
  })

  it('may be more than other requests bring, up to a bound', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => ({ id: `p${i}`, title: `第${i}款鞋` }))
    expect((await put('kangnai/products', rows)).json).toMatchObject({ taken: 2000 })
    const tooMuch = [{ id: 'p1', title: 'x'.repeat(17 * 1024 * 1024) }]
    expect((await put('kangnai/products', tooMuch)).status).toBe(413)
  })

  it('are brought by supervisors, to a shop there is, as a list', async () => {
    expect((await put('kangnai/products', [], AGENT)).status).toBe(403)
    expect((await put('nowhere/products', [])).status).toBe(404)
    expect((await put('kangnai/products', '{"id":')).status).toBe(400)
    expect((await put('kangnai/products', { orders: [] })).status).toBe(400)
    const headers = { authorization: 'Bearer nobody' }
    const init = { method: 'PUT', body: '[]', headers }
    const anybody = await server.app.request('/api/shops/kangnai/orders', init)
    expect(anybody.status).toBe(401)
  })

  it('are described', async () => {
    const response = await server.app.request('/openapi.json')
    const { paths } = (await response.json()) as { paths: Record<string, { put: { requestBody: unknown } }> }
    expect(JSON.stringify(paths['/api/shops/{shop}/products']?.put.requestBody)).toContain('priceFen')
    expect(JSON.stringify(paths['/api/shops/{shop}/orders']?.put.requestBody)).toContain('shipments')
  })
})
