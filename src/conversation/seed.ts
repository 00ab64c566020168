/** A seed that stays the same for a conversation and differs between conversations (32-bit FNV-1a). */
export function seedOf(conversationId: string): number {
  let hash = 0x811c9dc5
  for (const char of conversationId) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}
