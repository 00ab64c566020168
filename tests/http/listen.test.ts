import { expect, it } from 'vitest'
import { UnavailableError } from '../../src/errors.ts'
import { listen } from '../../src/http/listen.ts'

const HELLO = { fetch: () => new Response('hello') }
const anyPort = { host: '127.0.0.1', port: 0 }

it('answers on the port it says', async () => {
  const server = await listen(HELLO, anyPort)
  const response = await fetch(server.url)
  expect(await response.text()).toBe('hello')
  await server.close()
})

it('says in one line that a port is taken', async () => {
  const first = await listen(HELLO, anyPort)
  const second = listen(HELLO, { ...anyPort, port: first.port })
  await expect(second).rejects.toThrow(UnavailableError)
  await expect(second).rejects.toThrow(`127.0.0.1:${first.port}: the port is taken; set PORT to a free one`)
  await first.close()
})

it('takes no more requests once it is closed', async () => {
  const server = await listen(HELLO, anyPort)
  await server.close()
  await expect(fetch(server.url)).rejects.toThrow('fetch failed')
})

it('lets a request that is under way end before it closes', async () => {
  let arrived = () => {}
  let go = () => {}
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  const slow = async () => {
    arrived()
    await gate
    return new Response('done')
  }
  const server = await listen({ fetch: slow }, anyPort)
  const answer = fetch(server.url)
  await arrival
  const closing = server.close()
  go()
  expect(await (await answer).text()).toBe('done')
  await closing
})
