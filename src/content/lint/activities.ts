import type { Activity, ActivityOf, Shop } from '../../types/index.ts'
import type { ProductLine } from '../products.ts'
import type { YamlFile } from '../yaml-file.ts'
import { error, type Finding, warning } from './finding.ts'

/** Whether a shop's activities can be computed and told: sums, goods, words, and what stands beside each other. */
export function lintActivities(
  { file, value, lineOf }: YamlFile<Shop>,
  products: readonly ProductLine[],
): Finding[] {
  return value.activities.flatMap((activity, i) => {
    const line = lineOf(['activities', i])
    const errors = [...sumFaults(activity), ...wordFaults(activity), ...goodsFaults(activity, products)]
    const beside = value.activities.slice(0, i).filter((other) => competes(activity, other))
    return [
      ...errors.map((message) => error(file, line, `${activity.id}: ${message}`)),
      ...beside.map(({ id }) =>
        warning(file, line, `${activity.id}: reduces the same goods at the same time as ${id}`),
      ),
    ]
  })
}

function sumFaults(activity: Activity): string[] {
  if (activity.type === 'tiers') return tierFaults(activity)
  if (activity.type === 'coupon') {
    if (activity.minusFen === 0) return ['takes nothing off']
    return activity.fromFen > 0 && activity.minusFen >= activity.fromFen
      ? ['takes off all of the sum that it starts from']
      : []
  }
  if (activity.type === 'gift' && activity.belowFen !== undefined && activity.belowFen <= activity.fromFen)
    return ['ends below the sum that it starts from']
  return []
}

function tierFaults({ tiers }: ActivityOf<'tiers'>): string[] {
  const sorted = [...tiers].sort((one, other) => one.fromFen - other.fromFen)
  return sorted.flatMap(({ fromFen, minusFen, freeShipping }, i) => {
    const from = yuan(fromFen)
    const before = sorted[i - 1]
    if (minusFen === 0 && !freeShipping) return [`the tier from ${from} takes nothing off`]
    if (minusFen >= fromFen) return [`the tier from ${from} takes off all of the sum that it starts from`]
    if (before?.fromFen === fromFen) return [`the tier from ${from} stands twice`]
    return before !== undefined && minusFen < before.minusFen
      ? [`the tier from ${from} takes off less than the one below it`]
      : []
  })
}

/** A rule is told with the numbers that it is computed with. */
function wordFaults(activity: Activity): string[] {
  const numbers = new Set(activity.say.match(/\d+(\.\d+)?/g) ?? [])
  return sumsOf(activity)
    .filter((fen) => fen > 0 && !numbers.has(yuan(fen)))
    .map((fen) => `its words do not name ${yuan(fen)}`)
}

function sumsOf(activity: Activity): number[] {
  if (activity.type === 'tiers') return activity.tiers.flatMap(({ fromFen, minusFen }) => [fromFen, minusFen])
  if (activity.type === 'coupon') return [activity.fromFen, activity.minusFen]
  return activity.type === 'gift' ? [activity.fromFen] : []
}

/** Goods that the shop's catalogue does not have; a shop without one is not asked. */
function goodsFaults({ products: scope }: Activity, lines: readonly ProductLine[]): string[] {
  if (scope === undefined || lines.length === 0) return []
  const ids = new Set(lines.map(({ product }) => product.id))
  const categories = new Set(lines.flatMap(({ product }) => product.category?.split('/') ?? []))
  const tags = new Set(lines.flatMap(({ product }) => product.tags ?? []))
  return [
    ...scope.ids.filter((id) => !ids.has(id)).map((id) => `there is no product ${id}`),
    ...scope.categories
      .filter((path) => path.split('/').some((part) => !categories.has(part)))
      .map((path) => `no product is of the category ${path}`),
    ...scope.tags.filter((tag) => !tags.has(tag)).map((tag) => `no product bears the tag ${tag}`),
  ]
}

/** Whether both take from the same sum: of one type, for overlapping goods and times, and not meant to add up. */
function competes(one: Activity, other: Activity): boolean {
  if (one.type !== other.type || (one.type !== 'tiers' && one.type !== 'second_piece')) return false
  return overlapInTime(one, other) && overlapInGoods(one, other)
}

function overlapInTime(one: Activity, other: Activity): boolean {
  const from = Math.max(
    one.validFrom ?? Number.NEGATIVE_INFINITY,
    other.validFrom ?? Number.NEGATIVE_INFINITY,
  )
  const until = Math.min(
    one.validUntil ?? Number.POSITIVE_INFINITY,
    other.validUntil ?? Number.POSITIVE_INFINITY,
  )
  return from < until
}

function overlapInGoods({ products: one }: Activity, { products: other }: Activity): boolean {
  if (one === undefined || other === undefined) return true
  const named = (scope: typeof one) => [...scope.ids, ...scope.categories, ...scope.tags]
  return named(one).some((name) => named(other).includes(name))
}

const yuan = (fen: number): string => String(fen / 100)
