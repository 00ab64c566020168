import { error, type Finding } from '../../content/lint/finding.ts'
import type { LocatedResponse } from '../../content/lint/located.ts'
import { checkStyle } from '../../planning/style/checker.ts'
import type { CompiledStyle } from '../../planning/style/compile.ts'
import { checkLayer } from '../../planning/style/layers.ts'
import { compileWording, renderWording } from '../../planning/words/wording.ts'
import type { Fact, Shop, Slot, SlotName } from '../../types/index.ts'

/** Values as customers give them, to render wordings with. */
const VALUES: Record<SlotName, string> = {
  size: '42码',
  place: '江苏',
  courier: '圆通',
  amount: '50元',
  order_number: '123456789012',
  phone: '138****5678',
  date: '周六',
  duration: '两天',
  color: '红色',
  count: '两双',
}
const SLOTS: Slot[] = Object.entries(VALUES).map(([name, text]) => ({
  name: name as SlotName,
  value: text,
  text,
  start: 0,
  end: text.length,
  polarity: 'wanted',
}))
const EXTRA = {
  opens: '明天9:00',
  one: '看尺码',
  other: '看颜色',
  product: '真皮男鞋',
  order: '123456789012',
  time: '11-21 10:00',
}

/**
 * The wordings that break house style in some shop, with each of its facts rendered. Banned sentences that a wording
 * holds as it is written are told elsewhere (`lintHouse`).
 */
export function lintStyle(
  responses: readonly LocatedResponse[],
  shops: readonly Shop[],
  style: CompiledStyle,
): Finding[] {
  return responses.flatMap((one) =>
    one.response.wordings.flatMap((_, wording) => lintWording(one, wording, shops, style)),
  )
}

function lintWording(
  one: LocatedResponse,
  wording: number,
  shops: readonly Shop[],
  style: CompiledStyle,
): Finding[] {
  const written = one.response.wordings[wording]!
  const source = compileWording(written)
  const told = new Set(style.banned.filter(({ pattern }) => written.search(pattern) >= 0).map(({ id }) => id))
  const faults = new Map<string, string>()
  for (const shop of shops) {
    for (const facts of factSets(one.response.facts, shop)) {
      const text = renderWording(source, { shop, facts, slots: SLOTS, extra: EXTRA })
      if (text === null) continue
      for (const { rule, text: words } of violations(one, text, facts, style)) {
        if (!told.has(rule)) faults.set(`${rule} "${words}"`, `${shop.shop}: ${text}`)
      }
    }
  }
  const line = one.lines[wording] ?? one.line
  return [...faults].map(([fault, example]) =>
    error(one.file, line, `${one.response.id}: ${fault} in ${example}`),
  )
}

function violations(
  { layer }: LocatedResponse,
  text: string,
  facts: ReadonlyMap<string, Fact>,
  style: CompiledStyle,
) {
  const says = Object.fromEntries([...facts].map(([id, fact]) => [id, fact.say]))
  if (layer !== null) return checkLayer(layer, { facts: says, text }, style)
  const grounds = [...Object.values(says), ...Object.values(VALUES), ...Object.values(EXTRA)]
  return checkStyle(text, { grounds }, style)
}

/** The facts in all versions that can hold together: in a campaign and outside one; none where one is missing. */
function factSets(ids: readonly string[], shop: Shop): ReadonlyMap<string, Fact>[] {
  return (['campaign', 'regular'] as const).flatMap((time) => {
    const versions = ids.map((id) => (shop.facts[id] ?? []).filter((fact) => (fact.when ?? time) === time))
    const most =
      Math.min(...versions.map((list) => list.length)) === 0
        ? 0
        : Math.max(1, ...versions.map((list) => list.length))
    return Array.from(
      { length: most },
      (_, i) => new Map(ids.map((id, at) => [id, versions[at]![i % versions[at]!.length]!])),
    )
  })
}
