import { createServer, get, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { isPublic } from '../../src/http/pictures/addresses.ts'
import { fetchable, fetchPicture } from '../../src/http/pictures/fetch.ts'

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fd00::1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    'localhost',
  ])('%s is not one of the public internet', (address) => expect(isPublic(address)).toBe(false))

  it.each(['8.8.8.8', '114.114.114.114', '2400:3200::1'])('%s is', (address) =>
    expect(isPublic(address)).toBe(true),
  )

  it.each([
    'http://img.example/a.jpg',
    'https://img.example:8443/a.jpg',
    'https://user:secret@img.example/a.jpg',
    'https://127.0.0.1/a.jpg',
    'https://2130706433/a.jpg',
    'https://0x7f.1/a.jpg',
    'https://[::1]/a.jpg',
    'https://[::ffff:7f00:1]/a.jpg',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is not fetched', (address) => expect(fetchable(address)).toBeNull())

  it('of a name that leads into our own network is not fetched', async () => {
    expect(await fetchPicture('https://localhost/a.jpg')).toBeNull()
  })
})

describe('what is fetched', () => {
  async function fetched(answer: RequestListener) {
    const server = createServer(answer).listen(0)
    const { port } = server.address() as AddressInfo
    const toServer = (options: object, done: never) => get({ ...options, port }, done)
    const network = { get: toServer as never, isPublic: () => true }
    const picture = await fetchPicture('https://localhost/a.png?x=1', network)
    server.close()
    return picture
  }

  it('is a picture, asked for without a referrer or a cookie', async () => {
    let asked: object = {}
    const picture = await fetched((request, response) => {
      asked = { ...request.headers, url: request.url }
      response.writeHead(200, { 'content-type': 'image/png; x=1' }).end('pixels')
    })
    expect(picture).toEqual({ type: 'image/png', bytes: new Uint8Array(Buffer.from('pixels')) })
    expect(asked).toMatchObject({ url: '/a.png?x=1' })
    expect(Object.keys(asked)).not.toEqual(expect.arrayContaining(['referer']))
    expect(Object.keys(asked)).not.toEqual(expect.arrayContaining(['cookie']))
  })

  it('is no page, no drawing with scripts, no redirect and nothing huge', async () => {
    const answer = (status: number, headers: Record<string, string>, body: string | Buffer = 'x') =>
      fetched((_, response) => response.writeHead(status, headers).end(body))
    expect(await answer(200, { 'content-type': 'text/html' })).toBeNull()
    expect(await answer(200, { 'content-type': 'image/svg+xml' })).toBeNull()
    expect(await answer(302, { 'content-type': 'image/png', location: 'https://127.0.0.1/' })).toBeNull()
    const huge = Buffer.alloc(8 * 1024 * 1024 + 1)
    expect(
      await answer(200, { 'content-type': 'image/png', 'transfer-encoding': 'chunked' }, huge),
    ).toBeNull()
  })
})
