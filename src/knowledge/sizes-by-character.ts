/** What may stand before such a character: 红双, 红色双, 要双的. */
const BEFORE = '(?<=^|[,，的色成换改要拿来买个件条只盏套张床和跟与黑白红灰蓝绿棕黄粉紫橙金银青米卡驼咖杏木])'
const BEHIND = '(?=[的那呢嘞有没和跟与还各贵便,，]|多少|什么价|几块|一[个件只套]|$)'
const MOST = 4

/**
 * Sizes that are told apart by their first character alone, called by it: 双 of 单层 and 双层, 单 of 单电池 and 双电池.
 * @param words in the plain form
 */
export function sizesByCharacter(words: string, sizes: readonly string[]): string[] {
  const heads = sizes.map((size) => [...size][0] ?? '')
  const tails = new Set(sizes.map((size) => [...size].slice(1).join('')))
  const isApart = tails.size === 1 && !tails.has('') && new Set(heads).size === sizes.length
  if (sizes.length < 2 || sizes.length > MOST || !isApart) return []
  if (!heads.every((head) => /^\p{Script=Han}$/u.test(head))) return []
  return sizes.filter((_, i) => new RegExp(`${BEFORE}${heads[i]}${BEHIND}`).test(words))
}
