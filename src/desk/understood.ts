import type { ConversationState } from '../conversation/index.ts'
import { nothingSaid } from '../planning/nothing-said.ts'
import type { Prediction, Shop } from '../types/index.ts'
import type { AppContext } from './context.ts'

/** So much of one turn is read: whoever writes more than this is read by a person. */
const MOST_MESSAGES = 20
const MOST_CHARACTERS = 8000

/**
 * What was understood of each burst of the turn, oldest first; null for what takes too long or lies behind the
 * bound of a turn. After the first null a person reads on in any case.
 */
export async function understood(
  { planner, understanding }: Pick<AppContext, 'planner' | 'understanding'>,
  shop: Shop,
  state: ConversationState,
): Promise<(Prediction | null)[]> {
  const texts = planner.texts(state, shop)
  const predictions: (Prediction | null)[] = []
  let characters = 0
  for (const [i, text] of texts.entries()) {
    characters += text.length
    const isNewest = i === texts.length - 1
    const isTooMuch = characters > MOST_CHARACTERS || i >= MOST_MESSAGES
    const isUnread = isTooMuch || predictions.includes(null)
    if (isUnread || (isNewest && state.unanswered.length > MOST_MESSAGES)) predictions.push(null)
    else if (text.trim() === '') predictions.push(nothingSaid(text))
    else predictions.push(await understanding.understand(text, shop.policy.precision))
  }
  return predictions
}
