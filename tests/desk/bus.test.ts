import { expect, it } from 'vitest'
import { Bus } from '../../src/desk/bus.ts'

it('reaches everybody who listens to it, in their order, until they stop', () => {
  const events = new Bus()
  const heard: string[] = []
  const stop = events.on('queue', ({ shop }) => heard.push(`first ${shop}`))
  events.on('queue', ({ shop }) => heard.push(`second ${shop}`))
  events.on('work', () => heard.push('work'))
  events.emit('queue', { shop: 'a' })
  stop()
  events.emit('queue', { shop: 'b' })
  expect(heard).toEqual(['first a', 'second a', 'second b'])
})

it('lets a listener stop while it is told', () => {
  const events = new Bus()
  const heard: string[] = []
  const stop = events.on('queue', () => {
    heard.push('once')
    stop()
  })
  events.on('queue', () => heard.push('other'))
  events.emit('queue', { shop: 'a' })
  events.emit('queue', { shop: 'a' })
  expect(heard).toEqual(['once', 'other', 'other'])
})
