import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lettersAndDigits } from '../../src/types/index.ts'
import { isPlain, plain, plainly } from '../../src/types/plain.ts'

test('Chinese characters, small letters and digits are plain, and nothing else is', () => {
  expect(['', '有42码吗', 'xl还有货'].every(isPlain)).toBe(true)
  expect(['XL', '有货 吗', '有货吗?', '４２码', '好😊', '\uF900'].some(isPlain)).toBe(false)
})

test('what is plain stays as it is in every form', () => {
  const text = fc.array(fc.constantFrom(...'退货4xX４ ,，?\u3000\uF900😊é')).map((of) => of.join(''))
  fc.assert(
    fc.property(text, (words) => {
      const isSame =
        words
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]/gu, '') === words
      if (isPlain(words)) expect(isSame).toBe(true)
      expect(plain(words)).toBe(words.normalize('NFKC').toLowerCase().replace(/\s+/g, ''))
      expect(plainly(words)).toBe(words.toLowerCase().replace(/\s+/g, ''))
      expect(lettersAndDigits(words)).toBe(words.replace(/[^\p{L}\p{N}]/gu, ''))
    }),
  )
})
