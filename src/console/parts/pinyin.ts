import { useEffect, useState } from 'react'

type Match = (text: string, typed: string) => boolean

const plain: Match = (text, typed) => text.toLowerCase().includes(typed.toLowerCase())
let loaded: Match | null = null

async function load(): Promise<Match> {
  const { match } = await import('pinyin-pro')
  return (text, typed) =>
    plain(text, typed) || (/^[a-z]+$/i.test(typed) && match(text, typed.toLowerCase()) !== null)
}

/** Finds Chinese words by themselves and by pinyin and its initials; the dictionary is fetched when first needed. */
export function usePinyin(needed: boolean): Match {
  const [match, setMatch] = useState<{ match: Match }>({ match: loaded ?? plain })
  useEffect(() => {
    if (!needed || loaded !== null) return
    load().then(
      (fresh) => {
        loaded = fresh
        setMatch({ match: fresh })
      },
      () => {},
    )
  }, [needed])
  return loaded ?? match.match
}
