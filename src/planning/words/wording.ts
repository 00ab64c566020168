import type { Shop, Slot } from '../../types/index.ts'

/** A fact as it is quoted. */
export type Stated = { say: string }

/** What fills the slots of a wording. `extra`: words that only some scripts have, such as `{opens}`. */
export interface Filling {
  shop: Shop
  facts: ReadonlyMap<string, Stated>
  slots: readonly Slot[]
  extra: Readonly<Record<string, string>>
}

/** A wording taken apart once, so that rendering is joining strings. */
export interface Wording {
  readonly source: string
  /** Literal text at even places, the name inside the braces at odd ones. */
  readonly pieces: readonly string[]
  /** The names inside the braces that are no slots of the customer's. */
  readonly names: readonly string[]
}

const SLOT = 'slot.'
/** What every sentence may name. */
const COMMON = new Set(['shop', 'goods'])

export function compileWording(source: string): Wording {
  const pieces = source.split(/\{([^{}]*)\}/)
  const names = pieces.filter((name, i) => i % 2 === 1 && !name.startsWith(SLOT) && !COMMON.has(name))
  return { source, pieces, names }
}

/** The wording with its slots filled in, or null where one of them has nothing to fill it. */
export function renderWording(wording: Wording, filling: Filling): string | null {
  let text = wording.pieces[0] as string
  for (let i = 1; i < wording.pieces.length; i += 2) {
    const value = filler(wording.pieces[i] as string, filling)
    if (value === undefined) return null
    text += value + (wording.pieces[i + 1] as string)
  }
  return text
}

function filler(name: string, filling: Filling): string | undefined {
  if (name === 'shop') return filling.shop.name
  if (name === 'goods') return filling.shop.goods
  if (name.startsWith(SLOT)) return filling.slots.find((slot) => slot.name === name.slice(SLOT.length))?.text
  return filling.facts.get(name)?.say ?? filling.extra[name]
}
