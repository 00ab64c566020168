import type { Activity, ProductRecord } from '../../types/index.ts'

/** The activities that are on at `now`. */
export function activitiesAt(activities: readonly Activity[], now: number): Activity[] {
  return activities.filter(
    ({ validFrom, validUntil }) => (validFrom ?? -Infinity) <= now && now < (validUntil ?? Infinity),
  )
}

/** Whether an activity counts a product. */
export function covers({ products }: Activity, product: ProductRecord): boolean {
  if (products === undefined) return true
  const { ids, categories, tags } = products
  return (
    ids.includes(product.id) ||
    categories.some((category) => product.category?.includes(category)) ||
    tags.some((tag) => product.tags?.includes(tag))
  )
}
