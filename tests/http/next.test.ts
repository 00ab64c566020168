import { expect, it } from 'vitest'
import { safeNext } from '../../src/http/console/login.tsx'

it.each(['/', '/c/kangnai/c1', '/?done=sent', '/c/kangnai/%E4%BD%A0%E5%A5%BD'])('goes on to %s', (path) => {
  expect(safeNext(path)).toBe(path)
})

it.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r//evil.example',
  '/.//evil.example',
  '/..//evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '\t//evil.example',
  '/ /evil.example',
  '',
  null,
])('does not follow %j', (next) => {
  const gone = new URL(safeNext(next), 'https://shop.example')
  expect(gone.href).toBe('https://shop.example/')
})
