import type { Numeral } from '../../types/numerals.ts'
import type { Finder, Found, Scan } from './scan.ts'

/** What goods are counted by, with what may not follow it (包: 三包邮; 件: 两件事). */
const PIECES: Record<string, RegExp | null> = {
  双: /^[十1数]/,
  件: /^(?:套|事)/,
  对: /^[吗吧不么的了比一应方照面着于]/,
  只: /^[要能有是剩卖够会为到退减送]/,
  条: /^(?:件|信息|消息|评论|龙|路)/,
  套: /^(?:路|流程|说)/,
  盒: null,
  箱: null,
  瓶: null,
  份: null,
  台: /^[州湾式]/,
  包: /^[邮裹退换装含括运税赔的]/,
  袋: null,
  副: null,
  顶: /^[多级]/,
  盏: null,
  罐: null,
  桶: null,
  支: /^[付持]/,
  个: /^(?:多?月|半月|小时|钟|星期|礼拜|周|工作日|问题|字|人|朋友|地[方址]|电话|单|订单|颜?色|快递|包裹|链接|尺?码|样|屁|点|百分点|号)/,
}
const BOUGHT = /(?:买|拍|要|订|定|拿|来|发|送|换|购|下单)了?$/

/** How many pieces (两双, 3件, 一对); 一个 only where something is bought, ordinals never. */
export const count: Finder = {
  triggers: Object.keys(PIECES).join(''),
  find: (scan: Scan): Found[] => scan.freeNumerals().flatMap((numeral) => countAt(scan, numeral)),
}

function countAt(scan: Scan, { start, end, value, decimals, glued }: Numeral): Found[] {
  const piece = scan.text[end] ?? ' '
  const notBefore = PIECES[piece]
  if (notBefore === undefined || decimals > 0 || glued || value < 1 || value > 100_000) return []
  if (notBefore?.test(scan.after(end + 1, 4)) || /[第几每哪这那]$/.test(scan.before(start, 1))) return []
  if (piece === '包' && value === 3 && scan.text[start] === '三') return []
  if (piece === '个' && value === 1 && !BOUGHT.test(scan.before(start, 4))) return []
  return [{ name: 'count', value: String(value), start, end: end + 1 }]
}
