import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const draft = (text: string, as = 'out_of_scope') => conversation(SHOP, {}, planner).hears(said(text, as))

describe('a first message that the classifier does not know', () => {
  test.each(['不用给我发了 我搬家了', '那先别寄了'])('calls the order off: %s', (text) => {
    const { intents, text: words } = draft(text)
    expect(intents).toEqual(['order_change'])
    expect(words).toContain('订单号')
  })
  test.each(['大年三十还送货吗 过年送货不', '元旦期间还派送么'])(
    'asks whether parcels are brought, and no gift: %s',
    (text) => {
      const { intents, text: words } = draft(text, 'gifts/available')
      expect(intents).not.toContain('gifts')
      expect(words).not.toMatch(/袜子|赠品/)
    },
  )
  test.each(['这种情况怎么赔偿', '出问题了能不能赔偿'])(
    'asks what is paid for a harm, and hears of that: %s',
    (text) => {
      expect(draft(text).text).toMatch(/赔/)
    },
  )
  test.each(['按说周三就该送到了', '我还在等着呢', '你们干的什么破事', '真让人心寒'])(
    'is met with an apology: %s',
    (text) => {
      expect(draft(text).text).toMatch(/抱歉|对不起/)
    },
  )
})
