import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isPrivate } from '../../src/channels/order-desk/addresses.ts'
import { HttpOrderDesk } from '../../src/channels/order-desk/order-desk.ts'
import { NOW, SECRET } from './samples.ts'

const order = (id: string, customerId = 'u1') => ({ id, customerId, status: 'paid' })

/** A desk that does what a test says, and what it was asked. */
function fakeDesk() {
  const asked: IncomingMessage[] = []
  let answer: (response: ServerResponse, attempt: number) => void = () => {}
  const server = createServer((request, response) => {
    asked.push(request)
    answer(response, asked.length)
  })
  return {
    asked,
    says: (body: unknown, status = 200, headers: Record<string, string> = {}) => {
      answer = (response) =>
        response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
    },
    does: (what: typeof answer) => {
      answer = what
    },
    open: () => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('the order desk', () => {
  let desk: ReturnType<typeof fakeDesk>
  let faults: string[]
  let now = NOW
  const client = (guarded = false, limitMs = 300) =>
    new HttpOrderDesk({
      guarded,
      clock: () => now,
      limitMs,
      onFault: (_, message) => void faults.push(message),
    })
  const address = (url = desk.url()) => ({ shop: 'kangnai', url, secret: SECRET })

  beforeEach(async () => {
    desk = fakeDesk()
    faults = []
    now = NOW
    await desk.open()
  })
  afterEach(() => desk.close())

  it('is asked for a customer’s orders, signed like a webhook', async () => {
    desk.says([order('1')])
    expect(await client().ordersOf(address(), 'u 1')).toEqual({ orders: [], at: NOW })
    expect(await client().ordersOf(address(), 'u1')).toMatchObject({ orders: [{ id: '1' }] })
    const [request] = desk.asked
    expect(request?.url).toBe('/desk/customers/u%201/orders')
    const headers = request?.headers as Record<string, string>
    const at = Number(headers['webhook-timestamp'])
    expect(at).toBe(NOW / 1000)
    const signed = new Webhook(SECRET).sign(headers['webhook-id'] ?? '', new Date(NOW), '')
    expect(headers['webhook-signature']).toBe(signed)
  })

  it('is believed of the customer alone whom it was asked for', async () => {
    desk.says({ orders: [order('1'), order('2', 'u2'), { id: '3', status: 'paid' }, { status: 'nonsense' }] })
    const told = await client().ordersOf(address(), 'u1')
    expect(told?.orders.map(({ id, customerId }) => [id, customerId])).toEqual([
      ['1', 'u1'],
      ['3', 'u1'],
    ])
  })

  it('is not believed where it tells of another order', async () => {
    desk.says(order('2'))
    expect(await client().order(address(), '1')).toBeNull()
    desk.says({ order: order('1') })
    expect(await client().order(address(), '1')).toMatchObject({ orders: [{ id: '1' }] })
  })

  it('has no such order: nothing is told, and nothing is wrong', async () => {
    desk.says('', 404)
    expect(await client().order(address(), '1')).toEqual({ orders: [], at: NOW })
    expect(faults).toEqual([])
  })

  it('is asked once more where it fails early, and no third time', async () => {
    desk.does((response, attempt) =>
      response.writeHead(attempt === 1 ? 500 : 200).end(JSON.stringify(order('1'))),
    )
    expect(await client().order(address(), '1')).toMatchObject({ orders: [{ id: '1' }] })
    desk.says('', 500)
    expect(await client().order(address(), '1')).toBeNull()
    expect(desk.asked).toHaveLength(4)
  })

  it('is given up when it is slow, in the middle of its answer too', async () => {
    const began = performance.now()
    desk.does(() => {})
    expect(await client().order(address(), '1')).toBeNull()
    desk.does((response) => void response.writeHead(200).write('{"id":'))
    expect(await client().order(address(), '1')).toBeNull()
    expect(performance.now() - began).toBeLessThan(1500)
  })

  it.each([
    ['no JSON', '<html>'],
    ['another kind of thing', '"hello"'],
    ['a list that has no end', `[${'{"id":"1"},'.repeat(40_000)}{}]`],
    ['ten megabytes', 'x'.repeat(10 * 1024 * 1024)],
    ['lists within lists', `{"orders":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
  ])('is not understood where it says %s', async (_, body) => {
    desk.says(body)
    expect(await client().ordersOf(address(), 'u1')).toBeNull()
    expect(faults).toHaveLength(1)
  })

  it('leads nowhere else', async () => {
    const other = fakeDesk()
    await other.open()
    other.says(order('1'))
    desk.says('', 302, { location: `${other.url()}/orders/1` })
    expect(await client().order(address(), '1')).toBeNull()
    expect(other.asked).toEqual([])
    await other.close()
  })

  it('is asked again after a minute and not before', async () => {
    desk.says([order('1')])
    const one = client()
    await one.ordersOf(address(), 'u1')
    now += 59_000
    expect(await one.ordersOf(address(), 'u1')).toMatchObject({ at: NOW })
    expect(desk.asked).toHaveLength(1)
    now += 2000
    await one.ordersOf(address(), 'u1')
    expect(desk.asked).toHaveLength(2)
  })

  it('is left alone for half a minute after three faults, then tried by one question', async () => {
    desk.says('', 500)
    // However slow the machine: what counts here are faults, not time.
    const one = client(false, 10_000)
    for (let i = 0; i < 5; i++) await one.order(address(), String(i))
    expect(desk.asked).toHaveLength(6)
    now += 31_000
    desk.says(order('9'))
    expect(await one.order(address(), '9')).not.toBeNull()
    desk.says(order('8'))
    expect(await one.order(address(), '8')).not.toBeNull()
  })

  it('is nothing inside our own house where that is guarded', async () => {
    desk.says(order('1'))
    const url = desk.url()
    const port = new URL(url).port
    for (const inside of [
      url,
      `http://localhost:${port}`,
      `http://[::1]:${port}`,
      `http://[::ffff:127.0.0.1]:${port}`,
      `http://2130706433:${port}`,
    ])
      expect(await client(true).order(address(inside), '1')).toBeNull()
    expect(desk.asked).toEqual([])
    expect(faults.every((fault) => fault.includes('private address'))).toBe(true)
  })

  it.each([
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '0.0.0.0',
  ])('%s is a private address', (one) => expect(isPrivate(one)).toBe(true))

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s is a public address', (one) =>
    expect(isPrivate(one)).toBe(false),
  )
})
