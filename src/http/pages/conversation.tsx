import type { FC } from 'hono/jsx'
import type { QueueRow } from '../schemas.ts'
import { Layout } from './layout.tsx'
import { conversationUrl, Wait } from './parts.tsx'
import { Review, type ReviewProps } from './review.tsx'
import { Thread } from './thread.tsx'

/** Where a conversation stands in the queue. */
export interface PlaceProps {
  shop: string
  id: string
  rows: readonly QueueRow[]
  now: number
}

export interface ConversationProps extends ReviewProps {
  agent: string
  rows: readonly QueueRow[]
  now: number
}

export const ConversationPage: FC<ConversationProps> = ({ agent, rows, now, ...review }) => {
  const { conversation } = review
  const { shop, id, customer } = conversation
  const live = `/live?shop=${encodeURIComponent(shop)}&conversation=${encodeURIComponent(id)}`
  return (
    <Layout title={customer} agent={agent} live={live}>
      <main id="main" class="conversation" data-now={String(now)}>
        <div class="conversation-head">
          <h1>
            {customer} <small>{conversation.shopName}</small>
          </h1>
          <Facts {...review} />
          <Place shop={shop} id={id} rows={rows} now={now} />
        </div>
        <Thread conversation={conversation} now={now} />
        <Review {...review} />
      </main>
    </Layout>
  )
}

const Facts: FC<ReviewProps> = ({ conversation: { order, product, withHuman } }) => (
  <p class="chips">
    {withHuman && <span class="badge badge-handoff">人工跟进中</span>}
    {product && <span class="chip">商品：{product.title === '' ? product.id : product.title}</span>}
    {order && (
      <span class="chip">
        订单：{order.id}（{order.status}
        {order.amountFen !== null && `，${(order.amountFen / 100).toFixed(2)} 元`}）
      </span>
    )}
  </p>
)

/** The way to the neighbours in the queue; fetched anew whenever the queue changes. */
export const Place: FC<PlaceProps> = ({ shop, id, rows, now }) => {
  const index = rows.findIndex((row) => row.shop === shop && row.conversationId === id)
  const previous = index > 0 ? rows[index - 1] : undefined
  const next = rows[index + 1]
  const row = rows[index]
  return (
    <nav
      id="place"
      class="place"
      aria-label="队列里的位置"
      hx-get={conversationUrl(shop, id, '/place')}
      hx-trigger="queue from:body throttle:300ms, every 30s"
      hx-swap="outerMorph"
      hx-sync="this:replace"
    >
      {row && <Wait since={row.waitingSince} now={now} />}
      <Neighbour row={previous} words="上一条" letter="K" />
      <span>{index < 0 ? `等待 ${rows.length}` : `${index + 1} / ${rows.length}`}</span>
      <Neighbour row={next} words="下一条" letter="J" />
    </nav>
  )
}

const Neighbour: FC<{ row: QueueRow | undefined; words: string; letter: string }> = ({
  row,
  words,
  letter,
}) =>
  row === undefined ? (
    <span class="off">
      {words} <kbd>{letter}</kbd>
    </span>
  ) : (
    <a href={conversationUrl(row.shop, row.conversationId)} data-key={letter.toLowerCase()}>
      {words} <kbd>{letter}</kbd>
    </a>
  )
