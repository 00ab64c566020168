import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { loadShops } from '../../src/content/shops.ts'
import { factAt, inCampaign } from '../../src/knowledge/facts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import type { Shop } from '../../src/types/index.ts'
import { INTENTS, shopSchema } from '../../src/types/index.ts'
import { conversation, NOW, predicted, type Said } from './helpers.ts'

const ROOT = join(import.meta.dirname, '../..')
const { scripts } = loadScripts(join(ROOT, 'intents'))
const SHOPS = [...loadShops(join(ROOT, 'shops')).shops.values()]
const planner = createPlanner(scripts)
const DIALOGUES = 3000

/** Facts as some shop might have them: other figures, other gifts, in a campaign only or always. */
const WHEN = fc.constantFrom(undefined, 'campaign', 'regular')
const text = (say: string) => ({ type: 'text', say })
const FACTS = fc.record(
  {
    dispatch: fc
      .integer({ min: 12, max: 240 })
      .map((hours) => ({ type: 'duration', hours, say: `付款后${hours}小时内` })),
    gift: fc
      .tuple(
        fc.integer({ min: 50, max: 900 }),
        fc.constantFrom('一双袜子', '一支鞋油', '一个挂饰', '一份小礼品'),
      )
      .map(([from, gift]) => text(`订单满${from}元送${gift}`)),
    price_policy: fc.constantFrom('统一售价，每位顾客都一样', '活动优惠之后的价格').map(text),
    promo_reductions: fc
      .tuple(fc.integer({ min: 100, max: 500 }), fc.integer({ min: 5, max: 90 }))
      .map(([from, minus]) => text(`单笔满${from}元减${minus}元`)),
    delivery_time: fc.integer({ min: 2, max: 9 }).map((days) => text(`正常${days}天送到`)),
    no_reason: fc.integer({ min: 7, max: 30 }).map((days) => text(`${days}天无理由退换`)),
    free_shipping: fc.constant(text('全场包邮')),
    compensation: fc.constantFrom('假一赔三', '假一赔十').map(text),
  },
  { requiredKeys: [] },
)

const SHOP = fc
  .record({
    base: fc.constantFrom(...SHOPS),
    kept: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
    facts: FACTS,
    when: WHEN,
    campaign: fc.boolean(),
  })
  .map(({ base, kept, facts, when, campaign }): Shop => {
    const own = Object.entries(base.facts).filter((_, i) => kept[i] !== false)
    const others = Object.entries(facts).map(([id, fact]) => [
      id,
      when === undefined ? fact : { ...fact, when },
    ])
    const campaigns = campaign ? [{ name: 'c', validFrom: '2026-01-01T00:00:00+08:00' }] : []
    return shopSchema.parse({ ...base, campaigns, facts: Object.fromEntries([...own, ...others]) })
  })

const LABELS = [
  ...[...INTENTS, ...Array<'discount'>(12).fill('discount')].flatMap((intent) => {
    const kinds = Object.keys(scripts.intents.get(intent)?.kinds ?? {})
    return kinds.length === 0 ? [intent] : kinds.map((kind) => `${intent}/${kind}`)
  }),
  'low_confidence',
  'out_of_scope',
]
const SLOTS = fc.record(
  {
    amount: fc.integer({ min: 1, max: 999 }).map((yuan): [string, string] => [`${yuan}00`, `${yuan}块`]),
    size: fc.integer({ min: 34, max: 46 }).map((size): [string, string] => [`${size}`, `${size}码`]),
    place: fc.constantFrom<[string, string]>(['江苏', '江苏'], ['新疆', '新疆']),
    courier: fc.constantFrom<[string, string]>(['顺丰', '顺丰'], ['EMS', 'ems'], ['中通', '中通']),
    duration: fc.integer({ min: 1, max: 9 }).map((days): [string, string] => [`${days * 24}`, `${days}天`]),
    order_number: fc.constant<[string, string]>(['123456789012', '123456789012']),
  },
  { requiredKeys: [] },
)
const CLAUSE = fc.record({ as: fc.constantFrom(...LABELS), slots: SLOTS, n: fc.nat(999) }).map(
  ({ as, slots, n }): Said => ({
    as,
    slots,
    text: `${as}${n}${Object.values(slots).map(([, words]) => words)}`,
  }),
)
const DIALOGUE = fc.array(fc.array(CLAUSE, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 9 })

/** All that the shop grants now, in its words. */
function grantedBy(shop: Shop): string {
  const campaign = inCampaign(shop, NOW)
  return Object.keys(shop.facts)
    .flatMap((id) => factAt(shop, id, NOW, campaign)?.say ?? [])
    .join('\n')
}

const FIGURE =
  /(?<![\d月])\d+(?:\.\d+)?(?:元|块|%|折|天|小时|个工作日|日|个月)|[一二两三四五六七八九十]+(?:元|折|小时|个工作日|个月)/g
const GIFTS = /袜子|鞋油|鞋垫|挂饰|小礼品|优惠券|红包|包邮|免邮|返现|假一[赔罚]./g
const LATER =
  /(?:今天|明天|后天|马上|立刻)就?(?:发货|寄出|送到|到货|退款|到账)|(?:保证|包您|绝对)[^，。]{0,6}(?:到|发|退|便宜)|(?:下次|以后)[^，。]{0,4}(?:便宜|降价|打折)/g
const GIVES_IN =
  /(?<![不没无难])(?:可以|能|同意|答应|给您|帮您|为您)(?:再|您|给您)?(?:便宜|少收|少算|降价|打折|减价|改价|抹零|优惠一?[点些])/

/** What the draft says and neither the shop's facts nor the customer's own words hold. */
function inventedIn(draft: string, granted: string): string[] {
  return [FIGURE, GIFTS, LATER]
    .flatMap((pattern) => draft.match(pattern) ?? [])
    .filter((words) => !granted.includes(words))
}

/** What is wrong with the drafts of a dialogue. */
function faultsOf(shop: Shop, dialogue: Said[][], seed: number): string[] {
  const granted = grantedBy(shop)
  const said = new Set<string>()
  const faults: string[] = []
  const talk = conversation(shop, { seed }, planner)
  let customer = ''
  for (const clauses of dialogue) {
    const { text: draft, responses } = talk.hears(clauses)
    customer += predicted(...clauses).text
    if (draft === null) continue
    faults.push(...inventedIn(draft, granted + customer))
    if (GIVES_IN.test(draft)) faults.push(draft)
    for (const { responseId, wording } of responses) {
      const key = `${responseId}#${wording}`
      if (said.size === said.add(key).size) faults.push(`${key} again`)
    }
  }
  return faults
}

test('in no dialogue a draft invents a figure, a gift or a promise, gives in on a price, or repeats a wording', () => {
  fc.assert(
    fc.property(SHOP, DIALOGUE, fc.nat(), (shop, dialogue, seed) => {
      const faults = faultsOf(shop, dialogue, seed)
      if (faults.length > 0) throw new Error(faults.join('; '))
    }),
    { numRuns: DIALOGUES, seed: 20261121 },
  )
}, 300_000)

test('the oracle sees what it looks for', () => {
  expect(inventedIn('这一单给您减20元，送您一双袜子', '')).toEqual(['20元', '袜子'])
  expect(inventedIn('明天就发货，全场包邮', '')).toEqual(['包邮', '明天就发货'])
  expect(inventedIn('订单满300元送一双袜子', '满300元送一双袜子')).toEqual([])
  expect('没问题，可以给您便宜的').toMatch(GIVES_IN)
})
