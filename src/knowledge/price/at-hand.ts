import { fenIn } from '../money.ts'

const SUM = String.raw`(\d{2,5}(?:\.\d{1,2})?)(?:元|块)?钱?`
const ENOUGH = /够(?:不够|[吗么不没]|[买拿拍付])/
const AT_HAND = new RegExp(`(?:预算|手里|手上|手头|只有|就有|红包|零花钱)(?:就|有|是|才|大概)*${SUM}`)
const BEFORE = new RegExp(`(?<![\\d.满])${SUM}(?:的?预算)?(?:能|可以)?够`)

/** What the customer has to spend, in fen, where he asks whether it is enough: 预算350…够不够, 200块够买吗; null elsewhere. */
export const moneyAtHand = (text: string): number | null =>
  ENOUGH.test(text) ? fenIn(text, AT_HAND, BEFORE) : null
