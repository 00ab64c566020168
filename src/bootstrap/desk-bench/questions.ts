import type { Client } from './client.ts'

const DAY_MS = 86_400_000

/** The address of the second page of a list. */
const second = (path: string) => async (client: Client) => {
  const { body } = await client.get(path)
  return `${path}&cursor=${encodeURIComponent(String(body.cursor))}`
}

/** Every list of the desk, with the addresses that ask for it. */
export const LISTS: readonly [name: string, path: string | ((client: Client) => Promise<string>)][] = [
  ...['review', 'follow_up', 'mine', 'failed', 'closed'].map((view): [string, string] => [
    `list ${view}`,
    `/conversations?view=${view}`,
  ]),
  ['review, second page', second('/conversations?view=review')],
  ['closed, second page', second('/conversations?view=closed')],
  ['review, one shop and intent', '/conversations?view=review&shop=kangnai&intent=discount'],
  ['closed, words', `/conversations?view=closed&q=${encodeURIComponent('发货')}`],
  ['closed, words of nobody', `/conversations?view=closed&q=${encodeURIComponent('不在其中')}`],
  ['counts', '/counts'],
  ['counts, words', `/counts?q=${encodeURIComponent('发货')}`],
  ['one conversation', '/conversations/kangnai/c0'],
  ['failed replies', '/failed-replies'],
  ['queue of drafts', '/queue'],
  ['phrases', '/phrases?shop=kangnai'],
  ['audit', '/audit'],
]

/** A supervisor's figures of everything there is. */
export const DASHBOARD = `/dashboard?from=${Date.now() - 7 * DAY_MS}&to=${Date.now()}`

/** Pairs of characters as they stand in what was written, frequent and rare ones. */
export function wordsToFind(texts: readonly string[]): string[] {
  const pairs = texts.flatMap((text) => text.match(/\p{Script=Han}{2}/gu)?.slice(0, 1) ?? [])
  return [...new Set(pairs)].slice(0, 100)
}
