import { expect, it } from 'vitest'
import { BodyReaders } from '../../src/http/body-readers.ts'

it('gives up no body that was sent in time, where this process was the slow one', async () => {
  const readers = new BodyReaders()
  const arrive: (() => void)[] = []
  const bodies = Array.from({ length: 256 }, (_, i) =>
    readers.read('here', new Promise<number>((resolve) => arrive.push(() => resolve(i)))),
  )
  for (const since = performance.now(); performance.now() - since < 1100; );
  // One too many, and then this process hears of what had come.
  const last = readers.read('here', Promise.resolve(256))
  for (const one of arrive) one()
  expect(await Promise.all([...bodies, last])).toEqual(Array.from({ length: 257 }, (_, i) => i))
})
