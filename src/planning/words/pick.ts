/**
 * Chooses one of `count` (at least 1) by seed and salt; the same seed and salt give the same choice. Seeds in a row
 * choose in turn: a conversation counts its messages in its seed, and drafts that nobody sent do not repeat either.
 * The mixing steps are those of MurmurHash3's finaliser.
 */
export function pick(count: number, seed: number, salt: string): number {
  let hash = 0
  for (let i = 0; i < salt.length; i++) hash = Math.imul(hash ^ salt.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (((hash ^ (hash >>> 16)) + seed) >>> 0) % count
}
