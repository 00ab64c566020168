import type { FC } from 'hono/jsx'
import type { QueueRow, ShopView } from '../schemas.ts'
import { Layout } from './layout.tsx'
import { Badges, conversationUrl, Meant, Wait } from './parts.tsx'

export interface QueueProps {
  rows: QueueRow[]
  shops: ShopView[]
  /** The shop that is shown alone; null for all. */
  shop: string | null
  now: number
}

export const QueuePage: FC<QueueProps & { agent: string }> = ({ agent, ...queue }) => (
  <Layout title="队列" agent={agent} live="/live">
    <Queue {...queue} />
  </Layout>
)

/** The part that is fetched anew whenever something changes. */
export const Queue: FC<QueueProps> = ({ rows, shops, shop, now }) => (
  <main
    id="main"
    class="queue"
    data-count={String(rows.length)}
    data-now={String(now)}
    hx-get={shop === null ? '/queue' : `/queue?shop=${encodeURIComponent(shop)}`}
    hx-trigger="queue from:body throttle:300ms, every 30s"
    hx-swap="outerMorph"
    hx-sync="this:replace"
  >
    <div class="queue-head">
      <h1>
        等待回复 <span class="count">{rows.length}</span>
      </h1>
      <ShopFilter shops={shops} shop={shop} />
    </div>
    {rows.length === 0 ? (
      <Empty />
    ) : (
      <ol class="rows">
        {rows.map((row) => (
          <Row row={row} now={now} />
        ))}
      </ol>
    )}
  </main>
)

const ShopFilter: FC<{ shops: ShopView[]; shop: string | null }> = ({ shops, shop }) => (
  <nav class="shops" aria-label="按店铺筛选">
    <a href="/" aria-current={shop === null ? 'page' : undefined}>
      全部店铺
    </a>
    {shops.map(({ id, name }) => (
      <a href={`/?shop=${encodeURIComponent(id)}`} aria-current={shop === id ? 'page' : undefined}>
        {name}
      </a>
    ))}
  </nav>
)

const Row: FC<{ row: QueueRow; now: number }> = ({ row, now }) => {
  const url = conversationUrl(row.shop, row.conversationId)
  return (
    <li id={`row/${row.draftId}`} class={`row row-${row.urgency}`}>
      <a id={`open/${row.draftId}`} class="open" href={url} data-row>
        <span class="customer">{row.customer}</span>
        <span class="shop">{row.shopName}</span>
        <span class="said">{row.lastText === '' ? '［附件］' : row.lastText}</span>
        <Meant intents={row.intents} guess={row.guess} confidence={row.confidence} />
        <Badges decision={row.decision} reason={row.reason} urgency={row.urgency} />
        <Wait since={row.waitingSince} now={now} />
      </a>
    </li>
  )
}

const Empty: FC = () => (
  <div class="empty">
    <p>现在没有客户在等。</p>
    <p>新消息一到，就会出现在这里，不用刷新。</p>
  </div>
)
