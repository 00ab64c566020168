import type { Question } from '../context/question.ts'
import { names as isAmong } from '../context/subjects.ts'
import {
  asksForNamed,
  colorsNamed,
  comparedIn,
  furthestBehind,
  goodsBought,
  namesPair,
  namesRelative,
  namesVariantAlone,
  partNamed,
  sizeIn,
  sizesCompared,
  sizesNamed,
  unsoldIn,
  withFigures,
} from '../knowledge/index.ts'
import { type AskedOf, askedInStory, firstIn } from '../types/index.ts'
import { isOffer, type Known } from './known-records.ts'
import { NO_RECORDS } from './records.ts'
import type { CompiledAsk, CompiledScripts } from './scripts.ts'

/** Words that the whole catalogue explains are loose: what is surely about something else stays. */
export function isKept(
  question: Question,
  asked: CompiledAsk,
  { keeps }: CompiledScripts,
  { records }: Pick<Known, 'records'>,
): boolean {
  if (asked.of !== 'catalogue') return false
  if (!hasGoods(records)) return question.intent !== asked.means.intent && !(asked.surely && asked.unseenToo)
  if (asked.surely) return false
  // 159加189 减完多少 where nothing is looked at asks for the rule: no record has the sum.
  const isNamed = records?.product != null || (records?.choice?.product.length ?? 0) > 0
  return isSurely(isNamed ? keeps.questions : keeps.unnamed, question, keeps)
}

/** Whether it is surely about something else than goods. */
export const isSurelyElse = (question: Question, { keeps }: Pick<CompiledScripts, 'keeps'>): boolean =>
  isSurely(keeps.questions, question, keeps)

const isSurely = (
  subjects: CompiledScripts['keeps']['questions'],
  question: Question,
  { confidence }: CompiledScripts['keeps'],
): boolean => question.confidence >= confidence && isAmong(subjects, question)

/**
 * The first of the words that ask for a record, of those that are known; null where there are none. Clauses that ask
 * for nothing apart may do so together: 那42呢 我姐穿. A blank parts them as a comma does: 出库了没 周末要用.
 */
export function askIn(normalised: string, known: Known, scripts: CompiledScripts): CompiledAsk | null {
  // A piece may keep the blank that ended it.
  const words = withFigures(normalised.trim())
  const forms = new Set([words, words.replace(BLANK, ''), words.replace(/\s+/g, ',')])
  for (const form of forms) {
    const asked = firstAsk(form, known, scripts)
    if (asked !== null) return asked
  }
  return null
}

/** What the words ask for, of a story its last question: 天天打电话来问 我都被问怕了 大约哪天能到他手上. */
export function askedFor(
  { text, normalised }: Pick<Question, 'text' | 'normalised'>,
  subject: (words: string) => CompiledAsk | null,
): CompiledAsk | null {
  const asked = askedInStory(text).flatMap((clause) => subject(clause) ?? [])
  return asked.find(({ unclearOnly }) => !unclearOnly) ?? subject(normalised)
}

/** A number ends at its blank: 23块7 平时37 tells of no seven square metres. */
const BLANK = /(?<!\d)\s+/g

const firstAsk = (words: string, known: Known, { asks, attributes }: CompiledScripts): CompiledAsk | null =>
  firstIn(
    words,
    asks,
    (each) => isKnown(each, known),
    ({ of }) => isNamed(of, words, known, attributes),
  )

/** Whether the words name what only counts where they do. */
function isNamed(
  of: AskedOf,
  normalised: string,
  known: Known,
  attributes: CompiledScripts['attributes'],
): boolean {
  const product = known.records?.product ?? null
  if (of === 'part')
    return product !== null && partNamed(normalised, product, attributes?.parts ?? []) !== null
  if (of === 'named') return product !== null && asksForNamed(normalised, product)
  if (of === 'variant_alone') return product !== null && namesVariantAlone(normalised, product)
  if (of === 'two_products') return namesTwo(normalised, known)
  if (of === 'unsold')
    return unsoldIn(normalised, known.records?.catalogue?.all() ?? [], attributes?.goods ?? []) !== null
  if (of === 'two_variants') return namesVariants(normalised, known, 2)
  return of !== 'variant' || namesVariants(normalised, known, 1)
}

/** Whether two products of the shop are compared. */
function namesTwo(normalised: string, { records, shown, told = [] }: Known): boolean {
  const catalogue = records?.catalogue ?? null
  const talked = catalogue?.product(shown?.id ?? '') ?? records?.product ?? null
  if (records === undefined || catalogue === null) return false
  return comparedIn(normalised, catalogue, talked, told, records.shown, goodsBought(records)) !== null
}

/** Whether the words name so many colours or sizes that the product is made in. */
function namesVariants(normalised: string, { records }: Known, least: number): boolean {
  const product = records?.product ?? null
  if (product === null) return false
  const sizes = least > 1 ? sizesCompared(normalised, product) : sizesNamed(normalised, product)
  const most = Math.max(colorsNamed(normalised, product).length, sizes.length)
  if (most >= least || least > 1) return most >= least || namesPair(normalised, product)
  // Beside an order 大一号的 asks for an exchange as likely.
  const isRelative = namesRelative(normalised) && records?.order == null
  return isRelative || sizeIn(normalised, product, null) !== null
}

/** What only counts where a product is known whose part or variant the words name. */
const OF_KNOWN_PRODUCT = ['part', 'named', 'variant', 'variant_alone', 'two_variants'] as const
type OfKnownProduct = (typeof OF_KNOWN_PRODUCT)[number]
const isOfKnownProduct = (of: AskedOf): of is OfKnownProduct => OF_KNOWN_PRODUCT.some((each) => each === of)

const hasGoods = (records: Known['records']): boolean => (records?.catalogue?.onSale().length ?? 0) > 0

function isKnown(ask: CompiledAsk, known: Known): boolean {
  const { of, withoutProduct, withoutOrder, freshOnly, forSale, unseenToo } = ask
  if (forSale && known.isClaim === true) return false
  if (withoutOrder && known.records?.order != null) return false
  const { records = NO_RECORDS, hasProduct, namesOrder, offers } = known
  if ((withoutProduct && hasProduct) || (freshOnly && known.followUp)) return false
  if (isOffer(of)) return offers?.has(of) === true
  if (of === 'order' && namesOrder === true) return true
  if (of === 'parcels') return furthestBehind(records.order?.shipments ?? []) !== null
  if (isOfKnownProduct(of)) return records.product !== null
  if (of === 'unsold') return hasGoods(records)
  if (of === 'catalogue' || of === 'two_products') return hasGoods(records) || unseenToo
  // Of several it is asked which one is meant.
  return records[of] !== null || (records.choice?.[of].length ?? 0) > 1
}
