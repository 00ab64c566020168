import { sizeIn, sizeServing } from '../../knowledge/index.ts'
import type { Source } from './said.ts'

/**
 * The source with a variant that is called by what it serves named by its size: 15平的那个多少钱, 1米8床用的还有吗. As it is
 * where the words name a size themselves, or the record does not tell which one serves it.
 */
export const ofServing =
  (source: Source): Source =>
  (question, briefing) => {
    const { scene, scripts } = briefing
    const { product } = scene.records
    if (product === null || scripts.attributes === null) return source(question, briefing)
    const { units } = scripts.attributes
    const isNamed = sizeIn(scene.normalised, product, null) !== null
    const size = isNamed ? null : sizeServing(product, scene.normalised, units)
    if (size === null) return source(question, briefing)
    const named = (words: string) => `${words},${size}`
    return source(
      { ...question, normalised: named(question.normalised) },
      { ...briefing, scene: { ...scene, normalised: named(scene.normalised) } },
    )
  }
