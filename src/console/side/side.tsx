import type { Conversation } from '../api/types.ts'
import type { Acts } from '../desk/use-acts.ts'
import type { WindowName } from '../desk/windows.tsx'
import { CustomerCard, ProductCard } from './cards.tsx'
import { DraftFacts } from './draft-facts.tsx'
import { Earlier, Labels, Notes, Tasks } from './team.tsx'
import { Why } from './why.tsx'

export interface SideProps {
  conversation: Conversation
  acts: Acts
  onWindow: (name: WindowName) => void
}

/** What is known: customer and order, product, the draft's facts, what colleagues noted, and why the draft is so. */
export function Side(props: SideProps) {
  const { conversation, acts } = props
  const { draft } = conversation
  return (
    <>
      <CustomerCard conversation={conversation} />
      <ProductCard conversation={conversation} />
      {draft && <DraftFacts draft={draft} acts={acts} />}
      <Tasks {...props} />
      <Notes {...props} />
      <Labels {...props} />
      <Earlier conversation={conversation} />
      {draft && <Why draft={draft} told={conversation.told} />}
    </>
  )
}
