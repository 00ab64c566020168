import { instantOf, type ProductRecord } from '../../types/index.ts'
import { type Answer, factNamed, factsOf, type KnownFact } from '../known.ts'
import { stockOf } from '../stock.ts'
import { adviseSize, type SizeOutcome } from './advise.ts'
import type { Body } from './body.ts'

/** `each`: a size for everybody; `each_outside`: the chart does not reach somebody, the others have theirs. */
export type EachOutcome = 'each' | 'each_outside'

/** The colour that is wished, and what tells whether a size is left in it. */
export interface EachWish {
  color: string | null
  now: number
  maxAgeMinutes: number
}

/**
 * The sizes of several people with what each rests on, in their order (fact `size.each`), a size that is gone told so;
 * equal sizes are said once. Whom the chart does not reach is fact `size.beyond`. Null where nobody's size can be told.
 */
export function adviseEach(
  product: ProductRecord,
  bodies: readonly Body[],
  wish: EachWish,
): Answer<EachOutcome> | null {
  const advice = bodies.map((body) => adviseSize(product, body))
  const isTold = ({ outcome }: Answer<SizeOutcome>) => outcome === 'size' || outcome === 'between'
  const told = advice.filter(isTold)
  const beyond = advice.filter(({ outcome }) => outcome === 'outside')
  if (told.length === 0 || told.length + beyond.length < advice.length) return null
  const make = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  const each = make('size.each', sayEach(told, product, wish))
  if (beyond.length === 0) return { outcome: 'each', facts: [each] }
  const reasons = beyond.map(({ facts }) => saidOf(facts, 'size.reason')).join('、')
  return { outcome: 'each_outside', facts: [each, make('size.beyond', reasons)] }
}

const saidOf = (facts: readonly KnownFact[], name: string): string => factNamed(facts, name)?.say ?? ''

/** 脚长253mm拍41码，脚长262mm拍43码; 脚长253mm和脚长254mm都拍41码. */
function sayEach(told: readonly Answer<SizeOutcome>[], product: ProductRecord, wish: EachWish): string {
  const sizes = [...new Set(told.map(({ facts }) => saidOf(facts, 'product.size')))]
  return sizes
    .map((size) => {
      const those = told.filter(({ facts }) => saidOf(facts, 'product.size') === size)
      const reasons = [...new Set(those.map(({ facts }) => saidOf(facts, 'size.reason')))].join('和')
      const note = goneOf(those[0]!, product, wish) ?? (those.length > 1 ? null : besideOf(those[0]!))
      return `${reasons}${those.length > 1 ? '都' : ''}拍${size}${note === null ? '' : `（${note}）`}`
    })
    .join('，')
}

/** How the other of two sizes between which somebody is would be. */
function besideOf({ facts }: Answer<SizeOutcome>): string | null {
  const [tight, loose] = [saidOf(facts, 'size.tight'), saidOf(facts, 'size.loose')]
  if (tight !== '') return `${tight}偏紧`
  return loose === '' ? null : `${loose}偏松`
}

function goneOf(
  { facts }: Answer<SizeOutcome>,
  product: ProductRecord,
  { color, now, maxAgeMinutes }: EachWish,
): string | null {
  const size = factNamed(facts, 'product.size')?.value ?? null
  const isGone = stockOf(product, { color, size }, now, maxAgeMinutes).outcome === 'none'
  return isGone ? `${color ?? ''}暂时没货` : null
}
