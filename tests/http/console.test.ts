import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyFor } from '../store/samples.ts'
import { type Harness, logIn, SAME_ORIGIN, startHarness } from './harness.ts'
import { answered, bargaining, morning } from './scenes.ts'
import { type Scene, seed } from './seed.ts'

let server: Harness
let cookie: string
beforeEach(async () => {
  server = await startHarness()
  cookie = await logIn(server)
})
afterEach(() => server.close())

const put = (scene: Scene) => seed(server.ctx.store, server.time.now, scene)

async function page(path: string): Promise<string> {
  const response = await server.app.request(path, { headers: { cookie } })
  expect(response.status).toBe(200)
  return response.text()
}

function post(path: string, form: Record<string, string>, part = true): Promise<Response> {
  const headers = { ...SAME_ORIGIN, cookie, ...(part ? { 'hx-request': 'true' } : {}) }
  return Promise.resolve(
    server.app.request(path, { method: 'POST', body: new URLSearchParams(form), headers }),
  )
}

/** The page's text without its tags. */
const wordsOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

describe('the queue', () => {
  it('says that nobody waits where nobody does', async () => {
    expect(await page('/')).toContain('现在没有客户在等')
  })

  it('shows who waits, most urgent first, then longest waiting', async () => {
    for (const scene of morning) await put(scene)
    const names = [...(await page('/')).matchAll(/class="customer">([^<]+)/g)].map(([, name]) => name)
    expect(names).toEqual(['刘小姐', '陈先生', '赵工', '小鹿', '王女士', '吴女士', '顾客'])
  })

  it('tells of each what was understood, how sure that is, and what to do', async () => {
    for (const scene of morning) await put(scene)
    const words = wordsOf(await page('/'))
    expect(words).toContain(
      '王女士 康奈官方旗舰店 你们这个鞋是正品吗？网上买会不会有假的 正品保证 97% 可直接发 24 秒',
    )
    expect(words).toContain('发票 95% 转人工 店铺资料没有 3 分 30 秒')
    expect(words).toContain('讲价优惠？ 52% 较急 转人工 两种意思接近')
    expect(words).toContain('查物流 93% 需补充')
  })

  it('can be narrowed to one shop', async () => {
    for (const scene of morning) await put(scene)
    const html = await page('/?shop=haidexin')
    expect([...html.matchAll(/data-row/g)]).toHaveLength(1)
    expect(html).toContain('hx-get="/queue?shop=haidexin"')
  })

  it('masks phone numbers and shows markup as text', async () => {
    await put({ id: 'c1', customer: '<b>x</b>', said: [{ text: '<img src=x> 13812345678', ago: 1 }] })
    const html = await page('/')
    expect(html).toContain('&lt;img src=x&gt; 138****5678')
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;')
  })

  it('shows a conversation with two drafts once', async () => {
    await put({ id: 'c1', said: [{ text: '是正品吗', ago: 60 }] })
    await put({ id: 'c1', said: [{ text: '发什么快递', ago: 10 }] })
    expect([...(await page('/')).matchAll(/data-row/g)]).toHaveLength(1)
    expect(wordsOf(await page('/c/kangnai/c1'))).toContain('这个对话还有 1 条在等')
  })
})

describe('a conversation', () => {
  it('shows the chat with the deciding words marked in the message that is answered', async () => {
    await put(bargaining)
    const html = await page('/c/kangnai/c-bargain')
    expect(html).toContain('<mark>别家</mark>才380，<mark>不优惠</mark>我<mark>就走</mark>了')
    expect(html).toContain('这双鞋400块能卖吗')
    expect(wordsOf(html)).toContain('电话138****5678')
    expect(html).not.toContain('13812345678')
  })

  it('shows why: response, version, wording and facts', async () => {
    await put(answered)
    const words = wordsOf(await page('/c/kangnai/c-authentic'))
    expect(words).toContain('正品保证 › 是不是正品')
    expect(words).toContain('authenticity.genuine 第 1 种说法，版本 3f9ac2d1')
    expect(words).toContain('registration 有工商备案')
    expect(words).toContain('问的是正品保证，店里有现成的答案。')
  })

  it('offers the candidates with their drafts', async () => {
    await put(bargaining)
    const html = await page('/c/kangnai/c-bargain')
    expect(html).toMatch(/data-candidate="discount" data-draft="您眼光真好/)
    expect(html).toMatch(/data-candidate="complaint" data-key="3"/)
  })

  it('lets the agent choose among all intents and out of scope', async () => {
    await put(answered)
    const html = await page('/c/kangnai/c-authentic')
    expect([...html.matchAll(/<option/g)]).toHaveLength(34)
    expect(html).toContain('识别正确：正品保证')
    expect(html).toContain('<option value="out_of_scope">超出范围</option>')
  })

  it('links attachments of the web and nothing else', async () => {
    const attachments = [
      { type: 'image' as const, url: 'https://img.example/1.jpg' },
      { type: 'file' as const, url: 'javascript:alert(1)' },
    ]
    await put({ id: 'c1', said: [{ text: '', ago: 1, attachments }] })
    const html = await page('/c/kangnai/c1')
    expect(html).toContain('href="https://img.example/1.jpg"')
    expect(html).not.toContain('javascript:')
    expect(html).toContain('平台没有给出地址')
  })

  it('knows its place in the queue and its neighbours', async () => {
    for (const scene of morning) await put(scene)
    const html = await page('/c/kangnai/c-bargain')
    expect(wordsOf(html)).toContain('2 / 7')
    expect(html).toMatch(/href="\/c\/kangnai\/c-threat" data-key="k"/)
    expect(html).toMatch(/href="\/c\/haidexin\/c-invoice" data-key="j"/)
  })

  it('says that there is none where there is none', async () => {
    const response = await server.app.request('/c/kangnai/none', { headers: { cookie } })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('没有这个对话')
  })

  it('sends a changed part only', async () => {
    await put(answered)
    const html = await page('/c/kangnai/c-authentic')
    const [, revision = ''] = html.match(/data-revision="([^"]+)"/) ?? []
    const path = `/c/kangnai/c-authentic/review?seen=${encodeURIComponent(revision)}`
    expect((await server.app.request(path, { headers: { cookie } })).status).toBe(204)
    await put({ id: 'c-authentic', said: [{ text: '还在吗', ago: 0 }] })
    expect(await page(path)).toContain('id="review"')
  })
})

describe('a decision', () => {
  it('sends the draft and leads to what waits most', async () => {
    const draft = await put(answered)
    await put({ id: 'c2', said: [{ text: '在吗', ago: 3 }] })
    const form = { draft: draft.id, version: '1', intent: '', text: draft.text ?? '' }
    const response = await post('/c/kangnai/c-authentic/send', form)
    expect(response.headers.get('hx-redirect')).toBe('/c/kangnai/c2?done=sent')
    const [reply] = await server.ctx.store.outboxFor(keyFor('c-authentic'))
    expect(reply?.text).toBe(draft.text)
    expect(wordsOf(await page('/c/kangnai/c-authentic'))).toContain('发送中')
  })

  it('works without scripts, too', async () => {
    const draft = await put(answered)
    const form = { draft: draft.id, version: '1', intent: '', text: '亲，是正品哦' }
    const response = await post('/c/kangnai/c-authentic/send', form, false)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/?done=sent')
  })

  it('keeps what the agent changed as a correction', async () => {
    const draft = await put(answered)
    const form = { draft: draft.id, version: '1', intent: 'invoice', text: '亲，可以开的' }
    await post('/c/kangnai/c-authentic/send', form)
    const corrections = []
    for await (const correction of server.ctx.store.exportCorrections(null)) corrections.push(correction)
    expect(corrections).toMatchObject([
      { predicted: 'authenticity', intent: 'invoice', sentText: '亲，可以开的', agent: '小李' },
    ])
  })

  it('hands over, with or without words in the editor', async () => {
    const draft = await put(bargaining)
    const form = { draft: draft.id, version: '1', intent: 'discount', text: '' }
    const response = await post('/c/kangnai/c-bargain/handover', form)
    expect(response.headers.get('hx-redirect')).toBe('/?done=handed_over')
    expect((await server.ctx.store.draft(draft.id))?.status).toBe('handed_over')
    expect(wordsOf(await page('/c/kangnai/c-bargain'))).toContain('这个对话已转人工')
  })

  it('closes a draft that needs no answer', async () => {
    const draft = await put(answered)
    const form = { draft: draft.id, version: '1', intent: '', text: '' }
    await post('/c/kangnai/c-authentic/dismiss', form)
    expect((await server.ctx.store.draft(draft.id))?.status).toBe('dismissed')
    expect(await server.ctx.store.outboxFor(keyFor('c-authentic'))).toEqual([])
  })

  it('is not done twice: the second agent is told and keeps the words', async () => {
    const draft = await put(answered)
    const form = { draft: draft.id, version: '1', intent: '', text: '我写的话' }
    await post('/c/kangnai/c-authentic/send', form)
    const late = await post('/c/kangnai/c-authentic/send', { ...form, text: '另一个人写的话' })
    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('可能是同事先了一步')
    expect(html).toContain('另一个人写的话')
    expect(await server.ctx.store.outboxFor(keyFor('c-authentic'))).toHaveLength(1)
  })

  it('on a draft that was replaced shows the new one and keeps the words', async () => {
    const old = await put(answered)
    await post('/c/kangnai/c-authentic/dismiss', { draft: old.id, version: '1', intent: '' })
    const fresh = await put({ id: 'c-authentic', said: [{ text: '现货吗', ago: 0 }], draft: '新的草稿' })
    const form = { draft: old.id, version: '1', intent: '', text: '我写的话' }
    const html = await (await post('/c/kangnai/c-authentic/send', form)).text()
    expect(html).toContain('草稿刚刚更新了')
    expect(html).toContain(`name="draft" value="${fresh.id}"`)
    expect(html).toMatch(/data-draft="新的草稿"[^>]*>我写的话<\/textarea>/)
  })

  it('shows the new draft in place of an old one that the agent had not touched', async () => {
    const old = await put(answered)
    await post('/c/kangnai/c-authentic/dismiss', { draft: old.id, version: '1', intent: '' })
    await put({ id: 'c-authentic', said: [{ text: '现货吗', ago: 0 }], draft: '新的草稿' })
    const form = { draft: old.id, version: '1', intent: '', text: old.text ?? '' }
    const html = await (await post('/c/kangnai/c-authentic/send', form)).text()
    expect(html).toMatch(/>新的草稿<\/textarea>/)
  })

  it('does not send an empty reply', async () => {
    const draft = await put(answered)
    const form = { draft: draft.id, version: '1', intent: '', text: ' \n' }
    const response = await post('/c/kangnai/c-authentic/send', form)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('回复不能为空')
    expect((await server.ctx.store.draft(draft.id))?.status).toBe('waiting')
  })

  it('is not taken from another site', async () => {
    const draft = await put(answered)
    const response = await server.app.request('/c/kangnai/c-authentic/handover', {
      method: 'POST',
      body: new URLSearchParams({ draft: draft.id, version: '1', intent: '' }),
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    })
    expect(response.status).toBe(403)
    expect((await server.ctx.store.draft(draft.id))?.status).toBe('waiting')
  })
})
