import type { Conversation } from '../api/types.ts'
import { fill, useWords, wordFor } from '../words/index.ts'
import { Facts, Part } from './part.tsx'

const FEN = 100
const yuan = (fen: number) => `¥${(fen / FEN).toFixed(2)}`

export function CustomerCard({ conversation }: { conversation: Conversation }) {
  const words = useWords()
  const { side } = words
  const { customer, order, slots, assignee, draft } = conversation
  const known = draft?.handoff?.slots.length ? draft.handoff.slots : slots
  const ordered = order
    ? ([
        [side.order, order.id],
        [side.status, wordFor(words.orderStatus, order.status)],
        ...(order.amountFen === null ? [] : [[side.amount, yuan(order.amountFen)] as const]),
      ] as const)
    : ([[side.order, side.noOrder]] as const)
  const followed = assignee
    ? [[side.assignee, fill(words.list.followedBy, { name: assignee.name })] as const]
    : []
  return (
    <Part title={side.customer}>
      <p>
        <b>{customer}</b>
      </p>
      <Facts facts={[...ordered, ...followed, ...known.map(({ title, text }) => [title, text] as const)]} />
    </Part>
  )
}

export function ProductCard({ conversation: { product } }: { conversation: Conversation }) {
  const words = useWords().side
  if (product === null) return null
  return (
    <Part title={words.product}>
      <p>{product.title}</p>
      <p className="quiet">{product.id}</p>
    </Part>
  )
}
