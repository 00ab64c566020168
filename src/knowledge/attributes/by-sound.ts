import { pinyin } from 'pinyin-pro'
import type { AttributeSource } from '../../types/index.ts'

/** Names of attributes by how they sound, and words that sound so and mean themselves (携带 beside 鞋带). */
export interface Soundings {
  bySound: ReadonlyMap<string, readonly Name[]>
  ownWords: ReadonlySet<string>
}

interface Name {
  word: string
  attribute: AttributeSource
}

const HAN = /^[\u4e00-\u9fff]{2,4}$/
/** In words that ask or join, not in those that are asked for: 多种 is not 多重 misspelt, nor 鞋有 鞋油. */
const SMALL = /[多几什怎哪啥吗么不没有能可会是在用就也都还要]/
/** What follows a name where something is asked of it: 根高多少, 焐脚不, 鞋低是什么. */
const ASKS_ON = /^(?:$|[,.!?;~]|[多几什怎哪啥吗么不没有能可会是呢嘛咋好大高长厚]|的[吗么不嘛])/
/** Endings that many words share: they tell no word from another. */
const ENDINGS = new Set('子的里地头')
const LENGTHS = [4, 3, 2]

/** The names of attributes and the plain words that ask for them. */
export function soundingsOf(attributes: readonly AttributeSource[], own: readonly string[]): Soundings {
  const bySound = new Map<string, Name[]>()
  for (const attribute of attributes) {
    const { names, label, asked } = attribute
    for (const word of new Set([label, ...names, ...(asked?.any ?? [])])) {
      if (!HAN.test(word) || SMALL.test(word)) continue
      const key = soundsOf(word).join(' ')
      bySound.set(key, [...(bySound.get(key) ?? []), { word, attribute }])
    }
  }
  return { bySound, ownWords: new Set(own) }
}

/**
 * The text with words that only sound like the name of an attribute written as that name: 根高 is 跟高. Part of the
 * word has to be right, no other name may sound so, and it has to stand as a word that something is asked of.
 * @param isKnown whether what is talked about has the attribute
 */
export function respelled(
  text: string,
  { bySound, ownWords }: Soundings,
  isKnown: (attribute: AttributeSource) => boolean,
): string {
  const sounds = soundsOf(text)
  if (sounds.length !== text.length) return text
  let written = text
  for (const length of LENGTHS)
    for (let at = 0; at + length <= text.length; at++) {
      const like = bySound.get(sounds.slice(at, at + length).join(' '))
      const heard = written.slice(at, at + length)
      if (like === undefined || !HAN.test(heard) || SMALL.test(heard) || ownWords.has(heard)) continue
      const meant = meantBy(heard, like, isKnown)
      const behind = written.slice(at + length)
      if (meant !== null && ASKS_ON.test(behind) && standsApart(text, at, length, behind))
        written = written.slice(0, at) + meant + written.slice(at + length)
    }
  return written
}

function meantBy(
  heard: string,
  like: readonly Name[],
  isKnown: (attribute: AttributeSource) => boolean,
): string | null {
  if (like.some(({ word }) => word === heard)) return null
  const fitting = like.filter(({ word, attribute }) => isHalfRight(heard, word) && isKnown(attribute))
  const words = new Set(fitting.map(({ word }) => word))
  return words.size === 1 ? fitting[0]!.word : null
}

/** Whether half of the word is right; an ending that many words share is no part of it. */
function isHalfRight(heard: string, word: string): boolean {
  const right = [...word].filter((char, i) => heard[i] === char && !ENDINGS.has(char)).length
  return right * 2 >= word.length
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

/** What asks by itself behind a name, though its first character may make a word with the name's last: 皮只是什么. */
const ASKS_ITSELF = /^[是有](?:什么|啥|多|几|哪)/

/** Whether no other word reaches into the stretch: 款时 of 付款时间 does not stand apart. */
function standsApart(text: string, at: number, length: number, behind: string): boolean {
  const ends = new Set([0])
  for (const { index, segment } of WORDS.segment(text)) ends.add(index + segment.length)
  return ends.has(at) && (ends.has(at + length) || ASKS_ITSELF.test(behind))
}

const soundsOf = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true })
