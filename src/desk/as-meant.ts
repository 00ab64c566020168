import type { ConversationKey, Draft } from '../store/store.ts'
import type { AppContext } from './context.ts'
import { looksMasked, unmasked } from './mask/restore.ts'

const textsOf = ({ text, plan }: Draft): string[] =>
  [text, ...(plan.handoff?.candidates ?? []).map(({ draft }) => draft)].flatMap((words) => words ?? [])

/**
 * The words that an agent sends. She was shown drafts masked: the customer gets them as they were written. `others`:
 * words besides the drafts' that she could choose.
 */
export async function asMeant(
  ctx: Pick<AppContext, 'store'>,
  key: ConversationKey,
  words: string,
  others: () => Promise<string[]> = async () => [],
): Promise<string> {
  if (!looksMasked(words)) return words
  const drafts = await ctx.store.drafts(key)
  const own = unmasked(words, drafts.flatMap(textsOf).reverse())
  return looksMasked(own) ? unmasked(own, await others()) : own
}
