import { createContext, useContext } from 'react'
import en from './en.json'
import zh from './zh.json'

/** Every word of the page; both files hold the same. */
export type Words = typeof zh
export type Locale = 'zh' | 'en'

export const WORDS: Record<Locale, Words> = { zh, en }

export const LANGUAGES: Record<Locale, string> = { zh: 'zh-CN', en: 'en' }

export const WordsContext = createContext<{ words: Words; locale: Locale }>({ words: zh, locale: 'zh' })

export const useWords = (): Words => useContext(WordsContext).words
/** The reader's language, as the web writes languages. */
export const useLocale = (): string => LANGUAGES[useContext(WordsContext).locale]

/** The words with the values in the places of their names: `{n}`. */
export function fill(words: string, values: Record<string, string | number>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The word for `key`, or the key itself where there is none. */
export function wordFor(words: Record<string, string>, key: string): string {
  return Object.hasOwn(words, key) ? words[key]! : key
}
