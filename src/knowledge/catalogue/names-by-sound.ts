import { pinyin } from 'pinyin-pro'
import type { ProductRecord } from '../../types/index.ts'

/** A name of so many characters is known by its sound where one of them is written wrong. */
const NAME = /^\p{Script=Han}{3,4}$/u
const LENGTHS = [4, 3]
/** In longer messages nobody looks for names that are written by their sound. */
const MOST_LETTERS = 40
/** Of more names the sounds would take too long to tell. */
const MOST_NAMES = 5000

const soundsOf = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true })

/** The other names of products by how they sound. */
export function namesBySound(products: readonly ProductRecord[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  const aliases = new Set(products.flatMap(({ aliases = [] }) => aliases))
  for (const name of aliases.size > MOST_NAMES ? [] : aliases) {
    if (!NAME.test(name)) continue
    const key = soundsOf(name).join(' ')
    names.set(key, [...(names.get(key) ?? []), name])
  }
  return names
}

/** The text with the first stretch that only sounds like a name written as that name: 双间包 is 双肩包; null where none does. */
export function namedBySound(text: string, names: ReadonlyMap<string, readonly string[]>): string | null {
  if (names.size === 0 || text.length > MOST_LETTERS) return null
  const sounds = soundsOf(text)
  if (sounds.length !== text.length) return null
  for (const length of LENGTHS)
    for (let at = 0; at + length <= text.length; at++) {
      const [name, ...others] = names.get(sounds.slice(at, at + length).join(' ')) ?? []
      const heard = text.slice(at, at + length)
      if (name === undefined || others.length > 0 || wrongIn(heard, name) > 1) continue
      return text.slice(0, at) + name + text.slice(at + length)
    }
  return null
}

const wrongIn = (heard: string, name: string): number =>
  [...heard].filter((char, i) => char !== name[i]).length
