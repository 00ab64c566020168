/** A reply this long is recognised by its beginning or end alone: platforms cut long ones. */
const RECOGNISED_BY_PART = 8
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
const ENTITY = /&(?:nbsp|lt|gt|quot|#39|amp);/g
/** What a platform sets before words: a mark in brackets. */
const MARK = /^\s*[[【(（][^\]】)）]{1,12}[\]】)）]\s*/

/**
 * Whether an agent's message is a reply of ours that the platform reports back, also with a mark or an emoji added,
 * in another width, HTML-escaped or cut.
 */
export function isEcho(message: string, reply: string): boolean {
  const heard = essence(message)
  const sent = essence(reply)
  if (heard === '' || sent === '') return false
  if (heard === sent) return true
  const [short, long] = heard.length < sent.length ? [heard, sent] : [sent, heard]
  return short.length >= RECOGNISED_BY_PART && long.length <= short.length * 4 && long.includes(short)
}

/** Letters and digits alone, in half width. */
function essence(text: string): string {
  return text
    .replace(ENTITY, (entity) => ENTITIES[entity] ?? ' ')
    .replace(MARK, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
