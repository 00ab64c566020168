import type { Read } from '../../context/read.ts'
import type { ContextRules } from '../../context/rules.ts'
import { SURELY_PASSING, tellsOnlyFrom } from '../../context/small-talk.ts'
import { matchesPhrases, type SlotName } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import type { Turn } from '../turn-type.ts'
import { leftAlone, type Part } from '../verdict.ts'

/** Who gives one of these wants something done with it. */
const GIVEN: ReadonlySet<SlotName> = new Set<SlotName>(['place', 'phone', 'order_number', 'size'])

/**
 * Whether it is written down what the words want (那就继续发吧), or the conversation says what they mean (你们家的 after
 * 坏的是我们家的吗) and something is asked for it.
 */
const isWanted = (part: Part): boolean =>
  part.decision === 'handoff' &&
  (part.question?.told === true || (part.asks.length > 0 && part.question?.followUp === 'context'))

/**
 * What would go to a person is spared him where nothing is wanted in it, whatever it was taken for: 电话来了
 * 我下楼拿去; 那就等你们消息了. Null where a part of it has an answer, or something may be wanted.
 */
export function nobodyNeeded(
  parts: readonly Part[],
  { unheard }: Turn,
  { scripts: { rules }, scene }: Briefing,
): Part | null {
  const least = tellsOnlyFrom(rules)
  // What was asked for is answered, be it ever so lightly (随便).
  if (scene.state.said.length === 0 || scene.state.waiting !== null || unheard.length === 0) return null
  if (parts.some((part) => part.decision !== 'handoff' || isWanted(part))) return null
  const isTold = unheard.every(
    ({ passing, normalised, slots }) =>
      passing >= least &&
      (passing >= SURELY_PASSING || !rules.asking.test(normalised)) &&
      givesNothing({ normalised, slots }, rules),
  )
  return isTold ? leftAlone(null) : null
}

/**
 * Whether the words ask and want nothing, give nothing that something is done with (a number is a sum, a size, a
 * parcel's), and tell nothing of the matter.
 */
export const wantsNothing = (one: Pick<Read, 'normalised' | 'slots'>, rules: ContextRules): boolean =>
  !rules.asking.test(one.normalised) && !/\d/.test(one.normalised) && givesNothing(one, rules)

const givesNothing = (
  { normalised, slots }: Pick<Read, 'normalised' | 'slots'>,
  { agreement, tells }: ContextRules,
): boolean =>
  !agreement.wants.test(normalised) &&
  !(tells !== null && matchesPhrases(normalised, tells)) &&
  !slots.some(({ name }) => GIVEN.has(name))
