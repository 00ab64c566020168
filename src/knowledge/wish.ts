import type { ProductRecord, Sku } from '../types/index.ts'
import { plain } from '../types/plain.ts'

/** Which of a product's variants a customer means; null where the words do not say. */
export interface Wish {
  color: string | null
  size: string | null
}

/** 黑色 and 黑的 mean each other. */
const core = (color: string): string => plain(color).replace(/(?:颜?色|的)$/, '')

/** Whether a colour as the customer names it is one of the shop's: 黑 is 黑色, 棕 is 深棕色. */
export function isColor(wanted: string, color: string): boolean {
  const [one, other] = [core(wanted), core(color)]
  return one !== '' && other !== '' && (other === one || other.endsWith(one) || one.endsWith(other))
}

/**
 * The colour and size of the product that a text names; a colour or size that the product does not have stays as it
 * was said by `slots`.
 */
export function readWish(text: string, product: ProductRecord, slots: Partial<Wish> = {}): Wish {
  const words = plain(text)
  const skus = product.skus ?? []
  const colors = [...new Set(skus.flatMap(({ color }) => color ?? []))]
  const named =
    colors.find((color) => words.includes(plain(color))) ??
    bySlot(slots.color, colors) ??
    byCore(words, colors)
  const sizes = [...new Set(skus.flatMap(({ size }) => size ?? []))]
  const size = sizes
    .sort((one, other) => other.length - one.length)
    .find((each) => standsAlone(words, plain(each)))
  return { color: named ?? slots.color ?? null, size: size ?? numberedIn(words, sizes) ?? slots.size ?? null }
}

/** A size that is not made, where those that are made are numbers: 45的呢 beside 38 to 44. */
function numberedIn(words: string, sizes: readonly string[]): string | undefined {
  if (sizes.length === 0 || !sizes.every((size) => /^\d{2}(?:\.5)?$/.test(size))) return undefined
  return /(?:^|[^a-z\d.])([2-5]\d(?:\.5)?)(?=码|号|的|呢|有|还)/.exec(words)?.[1]
}

const bySlot = (color: string | null | undefined, colors: readonly string[]) =>
  color === null || color === undefined ? undefined : colors.find((each) => isColor(color, each))

const byCore = (words: string, colors: readonly string[]) =>
  colors.find((color) => core(color) !== '' && words.includes(core(color))) ??
  colors.map((color) => core(color).slice(-1)).find((hue) => hue !== '' && saysHue(words, hue))

/** 棕的, 棕色, 棕42 mean any brown of the shop. */
const saysHue = (words: string, hue: string): boolean => {
  const at = words.indexOf(hue)
  return at >= 0 && /^(?:的|色|款|\d)/.test(words.slice(at + 1))
}

/** 42 stands in 黑的42, not in 420. */
function standsAlone(words: string, size: string): boolean {
  const at = words.indexOf(size)
  if (at < 0) return false
  const glued = /[a-z\d.]/
  return !glued.test(words[at - 1] ?? ' ') && !glued.test(words[at + size.length] ?? ' ')
}

/** The SKUs that fit a wish; what it leaves open fits all. */
export function skusFor(product: ProductRecord, { color, size }: Wish): Sku[] {
  return (product.skus ?? []).filter(
    (sku) =>
      (color === null || (sku.color !== undefined && isColor(color, sku.color))) &&
      (size === null || sku.size === undefined || plain(sku.size) === plain(size)),
  )
}
