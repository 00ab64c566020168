import { createContext, useContext } from 'react'
import en from './en.json'
import zh from './zh.json'

/** Every word of the page; both files hold the same. */
export type Words = typeof zh
export type Locale = 'zh-CN' | 'en'

export const WORDS: Record<Locale, Words> = { 'zh-CN': zh, en }

export const WordsContext = createContext<{ words: Words; locale: Locale }>({ words: zh, locale: 'zh-CN' })

export const useWords = (): Words => useContext(WordsContext).words
export const useLocale = (): Locale => useContext(WordsContext).locale

/** The words with the values in the places of their names: `{n}`. */
export function fill(words: string, values: Record<string, string | number>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The word for `key`, or the key itself where there is none. */
export function wordFor(words: Record<string, string>, key: string): string {
  return Object.hasOwn(words, key) ? words[key]! : key
}
