import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import { Link } from 'wouter'
import * as team from '../api/team.ts'
import { addressOf, USUAL_CHANNEL } from '../desk/address.ts'
import { Table } from '../parts/table.tsx'
import { momentOf } from '../parts/time.ts'
import { useLocale, useWords, wordFor } from '../words/index.ts'
import { detailWords } from './audit-detail.ts'

/** Who saw what was masked, who sent, changed and deleted. */
export default function Audit() {
  const all = useWords()
  const words = all.audit
  const users = useQuery({ queryKey: ['users'], queryFn: team.users }).data?.users ?? []
  const locale = useLocale()
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => team.audit(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
  })
  const entries = data?.pages.flatMap((page) => page.entries) ?? []
  const rows = entries.map(({ at, agent, act, shop, conversationId, detail }) => [
    momentOf(at, locale),
    agent,
    wordFor(words.acts, act),
    shop && conversationId ? (
      <Link key="where" href={addressOf({ shop, channel: USUAL_CHANNEL, id: conversationId })}>
        {`${shop} ${conversationId}`}
      </Link>
    ) : (
      shop
    ),
    detailWords(detail, users, all),
  ])
  return (
    <main id="main" className="page">
      <h1>{words.title}</h1>
      <section>
        <Table
          caption={words.title}
          heads={[words.at, words.agent, words.act, words.where, words.detail]}
          rows={rows}
          none={words.none}
        />
        {hasNextPage && <Button onPress={() => fetchNextPage()}>{words.more}</Button>}
      </section>
    </main>
  )
}
