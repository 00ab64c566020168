import type { ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type NamedProduct, namedOver } from '../catalogue/named-in.ts'
import { grouped } from '../grouped.ts'
import { withoutVariants } from '../variant-words.ts'
import { changedBy, changes } from './changed.ts'
import { addsMore, asksForSum, asksWhatToAdd, namesCount, wantsSome } from './count-in.ts'
import { variantsNamed } from './each-of.ts'
import { accessoryNamed, BESIDE, readBasket, type Wanted } from './read-basket.ts'

/** What the customer wrote before, and what it was about. */
export interface Picking {
  /** Oldest first. */
  before: readonly string[]
  talked: ProductRecord | null
  shown: readonly ProductRecord[]
}

/** So many messages back something picked still counts. */
const BACK = 6

/**
 * What the customer has picked so far, so many of each: the newest message that says it with what later ones add
 * (水晶灯2个 台灯3个 … 再加个开关). Empty where none does.
 */
export const pickedBefore = (picking: Picking, catalogue: Catalogue | null): Wanted[] =>
  pickedSoFar(picking, catalogue, new Map())

/** What was picked by the time of a message, found once however many later ones ask for it. */
type Found = Map<string, Wanted[]>

function pickedSoFar(
  { before, talked, shown }: Picking,
  catalogue: Catalogue | null,
  found: Found,
): Wanted[] {
  const added: Wanted[] = []
  let current = talked
  let turnedTo: ProductRecord | null = null
  const late = before.slice(-BACK)
  for (const [i, text] of [...late.entries()].reverse()) {
    const words = plain(text)
    const named = catalogue === null ? [] : namedOver(text, current, catalogue)
    const changed = changedBefore(text, late.slice(0, i), named, { talked: current, shown }, catalogue, found)
    if (changed !== null) return merged([...changed, ...added])
    const picked = pickedIn(
      words,
      text,
      named,
      { talked: besides(words, named, current, shown), shown },
      catalogue,
    )
    const isIn = turnedTo === null || holdsWithOthers(picked ?? [], turnedTo)
    if (picked !== null && !addsTo(words)) return isIn ? merged([...picked, ...added]) : merged(added)
    added.unshift(...(picked ?? []))
    // Where the talk was turned to by that message, what was written before was about something else, unless it
    // holds that too: 围巾多长 after 围巾加帽子.
    const isTurn = named.some(({ product }) => product.id === current?.id)
    if (isTurn && !addsTo(words)) turnedTo = current
    if (turnedTo !== null) continue
    if (isTurn) current = shown.findLast(({ id }) => id !== current?.id) ?? null
  }
  if (added.length === 0 || current === null) return merged(added)
  const isOnTop = added.length > 1 && added.some(({ product }) => product.id === current?.id)
  return merged(isOnTop ? added : [{ product: current, quantity: 1, words: '' }, ...added])
}

/** What had been picked, as a message before changed it: 枕头不要了 换成托特包; null where it changed nothing. */
function changedBefore(
  text: string,
  before: readonly string[],
  named: readonly NamedProduct[],
  { talked, shown }: Omit<Picking, 'before'>,
  catalogue: Catalogue | null,
  found: Found,
): Wanted[] | null {
  if (!changes(plain(text))) return null
  // What it turned to was not talked about before it.
  const isTurn = named.some(({ product }) => product.id === talked?.id)
  const cameUp = isTurn ? shown.filter(({ id }) => id !== talked?.id) : shown
  const then = isTurn ? (cameUp.at(-1) ?? null) : talked
  const key = JSON.stringify([before.length, then?.id, cameUp.map(({ id }) => id)])
  const picked = found.get(key) ?? pickedSoFar({ before, talked: then, shown: cameUp }, catalogue, found)
  found.set(key, picked)
  return changedBy(text, picked, catalogue)
}

/** Whether the product was picked together with others. */
const holdsWithOthers = (picked: readonly Wanted[], { id }: ProductRecord): boolean =>
  picked.some(({ product }) => product.id === id) && picked.some(({ product }) => product.id !== id)

/** 跟那个贝雷帽一起: what it was put to is not what it turned to, but what was talked about before. */
function besides(
  words: string,
  named: readonly NamedProduct[],
  current: ProductRecord | null,
  shown: readonly ProductRecord[],
): ProductRecord | null {
  const isTurn = named.some(({ product }) => product.id === current?.id)
  const isBeside = BESIDE.test(words) || (named.length === 1 && BEHIND.test(words))
  return isTurn && isBeside ? (shown.findLast(({ id }) => id !== current?.id) ?? null) : current
}

/** 48瓦的再加一个台灯: what something is added to. */
const BEHIND = /[^再]再?加/

/** 再来两双, 加个内胆, 带上灯泡; but 带子能拆吗 and 再大一号呢 add nothing. */
const ADDS =
  /^(?:那|还要?|另外|我)*(?:再?[加带配搭]上?|再[来要拿买拍]?)(?:[一两二三四五\d]*[个双只件条盏份盒瓶把套]|上|一(?!点|些|号)|袜|灯|包|鞋)/
const addsTo = (words: string): boolean => addsMore(words) || ADDS.test(words)

/** What one message picks; null where it picks nothing. */
function pickedIn(
  words: string,
  text: string,
  named: readonly NamedProduct[],
  { talked, shown }: Omit<Picking, 'before'>,
  catalogue: Catalogue | null,
): Wanted[] | null {
  // 枕头 is no 头 that is counted.
  const bare = named.reduce((rest, { name }) => rest.replace(plain(name), ''), words)
  if (asksWhatToAdd(words) || HOLDS.test(bare) || COMPARES.test(words)) return null
  if (addsTo(words)) {
    if (WHETHER.test(words)) return null
    const called = named.length > 0 ? named : accessoryNamed(words, talked, catalogue)
    const wanted =
      called.length > 0 ? readBasket(text, called[0]!.product, catalogue) : readBasket(words, talked, null)
    return wanted.length > 0 ? wanted : null
  }
  const isList = named.length > 1 && !ASKS.test(words)
  const isPicked =
    isList || PICKS.test(words) || asksForSum(words) || wantsSome(words) || isBare(words, talked)
  if (!isPicked) return null
  const wanted = readBasket(text, talked, catalogue, { talked, shown })
  const pieces = wanted.reduce((sum, { quantity }) => sum + quantity, 0)
  const isCounted = namesCount(words) || (talked !== null && variantsNamed(words, talked).length > 0)
  return pieces > 1 && (wanted.length > 1 || isCounted) ? wanted : null
}

/** 带灯泡不 asks what comes along, and adds nothing. */
const WHETHER = /^(?:那|还|另外)*[带配搭][^,，]{0,6}[^行成好以][吗么不没][?？]?$/
const PICKS = /[要拍买拿订来选加]|下单|都|给我|多少钱|几块|怎么算|到手|各[一两二\d]|[+]/
const ASKS = /[吗呢么?？哪]|什么|啥|多/
/** 能装两个手机吗, 三个兜: what it counts is not bought. */
const HOLDS = /[装放塞]|[兜层头袋]|口袋|几个|天|小时|平|退|换|送/

/** 俩差多少钱 picks none of both. */
const COMPARES = /差(?:了|价)?(?:多少|几|多|好多)|[贵便宜](?:了|出)?(?:多少|几)|哪[个双件条款只种]|区别/

/** 36一双 37两双 黑的, 三个: nothing but numbers and variants. */
function isBare(words: string, talked: ProductRecord | null): boolean {
  const rest = talked === null ? words : withoutVariants(words, talked)
  return namesCount(words) && rest.replace(COUNTS, '').length <= MOST_LEFT
}

const COUNTS = /[一二两俩三四五六七八九十\d]+[个双件只条盏套份盒瓶把]?|[的色码号款各都就吧呢啊,，。.、!！\s]/g
const MOST_LEFT = 2

/** Lines of the same words twice count once more each. */
function merged(wanted: readonly Wanted[]): Wanted[] {
  const lines = grouped(wanted, ({ product, words }) => `${product.id} ${words}`)
  return [...lines.values()].map((same) => ({
    ...same[0]!,
    quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
  }))
}
