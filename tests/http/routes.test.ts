import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addToken } from '../../src/desk/access/tokens.ts'
import { addUser } from '../../src/desk/access/users.ts'
import { type Rule, ruleOf } from '../../src/http/allow.ts'
import { CONSOLE_PAGES } from '../../src/http/console-files.ts'
import { ROLES, type Role, SCOPES } from '../../src/types/index.ts'
import { keyFor, replyCommit } from '../store/samples.ts'
import { type Harness, SAME_ORIGIN, startHarness } from './harness.ts'
import { seed } from './seed.ts'

interface Route {
  method: string
  path: string
  rules: Rule[]
}

/** What is for everybody and holds nothing of a shop: no route of the application's own. */
const SERVED = /^(\/webhooks\/:shop\/:channel|\/healthz|\/readyz|\/assets\/:name)$/

/** Every route of the application with the rules that its handlers declare. */
function routesOf({ app }: Harness): Route[] {
  const routes = new Map<string, Route>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue
    const key = `${method} ${path}`
    const route = routes.get(key) ?? { method, path, rules: [] }
    const rule = ruleOf(handler)
    if (rule) route.rules.push(rule)
    routes.set(key, route)
  }
  return [...routes.values()].filter(({ path }) => !SERVED.test(path))
}

/** A connection from another machine. */
const ELSEWHERE = { incoming: { socket: { remoteAddress: '203.0.113.7' } } }

const PASSWORD = 'a long password'
const HOME = 'kangnai'
const ABROAD = 'haidexin'

/** The things of a conversation that a path can name, by what tells its shop. */
type Things = Partial<Record<Rule['shopFrom'], string>>

/** A conversation of the shop, with one of each. */
async function thingsIn(server: Harness, shop: string): Promise<Things> {
  const { store, time } = { store: server.ctx.store, time: server.time }
  const draft = await seed(store, time.now, { id: 'c1', shop, said: [{ text: '这鞋是正品吗', ago: 5 }] })
  const key = keyFor('c1', { shop })
  const [note, task, phrase] = [`n-${shop}`, `t-${shop}`, `p-${shop}`]
  await store.desk.addNote(key, { id: note, author: 'nobody', text: '老客', at: time.now })
  const rest = { owner: 'nobody', dueAt: time.now, createdAt: time.now, doneAt: null }
  await store.desk.addTask(key, { id: task, what: '查一下', ...rest })
  await store.desk.addPhrase({ id: phrase, shop, title: '问好', text: '在的', at: time.now })
  const commit = replyCommit([...draft.messageIds], { key })
  Object.assign(commit.outbox, { ...key, nextAttemptAt: time.now + 60_000 })
  await store.desk.reply(commit)
  const other = await seed(store, time.now, { id: 'c2', shop, said: [{ text: '是正品吗', ago: 5 }] })
  return { draft: other.id, reply: commit.outbox.id, note, task, body: phrase }
}

/** A server with a conversation in two shops, and people who are members of the first alone. */
async function startTeam() {
  const server = await startHarness()
  const things = new Map<string, Things>()
  for (const shop of [HOME, ABROAD]) things.set(shop, await thingsIn(server, shop))
  const tokens = new Map<Role, string>()
  for (const role of ROLES) {
    await addUser(server.ctx, { name: role, role, shops: [HOME], password: PASSWORD })
    const response = await server.app.request('/api/session', {
      method: 'POST',
      body: JSON.stringify({ name: role, password: PASSWORD }),
      headers: { 'content-type': 'application/json' },
    })
    tokens.set(role, ((await response.json()) as { token: string }).token)
  }
  return { server, things, tokens }
}

let team: Awaited<ReturnType<typeof startTeam>>
let routes: Route[]
beforeEach(async () => {
  team = await startTeam()
  routes = routesOf(team.server)
})
afterEach(() => team.server.close())

function addressIn(shop: string, { path }: Route, rule: Rule): string {
  const id = team.things.get(shop)?.[rule.shopFrom] ?? 'c1'
  const address = path.replace(':shop', shop).replace(':id', id)
  return rule.shopFrom === 'query' ? `${address}?shop=${shop}` : address
}

async function ask(route: Route, address: string, token: string | null): Promise<number> {
  const headers: Record<string, string> = { ...SAME_ORIGIN, 'content-type': 'application/json' }
  if (token !== null) headers.authorization = `Bearer ${token}`
  const body = route.method === 'GET' ? {} : { body: '{"nothing":"of use"}' }
  const init = { method: route.method, headers, ...body }
  const response = await team.server.app.request(address, init, ELSEWHERE)
  await response.body?.cancel()
  return response.status
}

/** The routes that need a login, with their rule. */
const guarded = () =>
  routes.flatMap((route) => {
    const rule = route.rules[0]!
    return rule.roles === 'anybody' ? [] : [{ route, rule, own: addressIn(HOME, route, rule) }]
  })

/** Whether its address names a shop, or a thing of one. */
const isOfShop = ({ path }: Route, { shopFrom }: Rule) =>
  shopFrom !== 'none' && (shopFrom !== 'body' || path.includes(':id'))

/** What says that somebody may not, as against a request that does not fit. */
const SHUT = [401, 403]

describe('every route', () => {
  it('says once who may use it', () => {
    const undeclared = routes.filter(({ rules }) => rules.length !== 1)
    expect(undeclared.map(({ method, path }) => `${method} ${path}`)).toEqual([])
    expect(routes.length).toBeGreaterThan(50)
  })

  it('writes down what it changes, or says why not', () => {
    const changing = routes.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'))
    const silent = changing.filter(({ rules: [rule] }) => (rule?.act ?? null) === null)
    const unexplained = silent.filter(({ rules: [rule] }) => !rule?.unaudited)
    expect(unexplained.map(({ method, path }) => `${method} ${path}`)).toEqual([])
    expect(changing.length - silent.length).toBeGreaterThan(25)
  })

  it('is open to nobody without a login, but for login, setup and the console’s files', async () => {
    const open = routes.filter(({ rules }) => rules[0]?.roles === 'anybody')
    expect([...new Set(open.map(({ path }) => path))].sort()).toEqual([
      ...['/api/session', '/api/setup', '/console/:name', ...CONSOLE_PAGES].sort(),
    ])
    for (const { route, own } of guarded()) {
      const status = await ask(route, own, null)
      expect([401, 303], `${route.method} ${route.path}`).toContain(status)
    }
  })

  it('lets in those who have the role, and nobody below it', async () => {
    const wrong: string[] = []
    for (const role of ROLES)
      for (const { route, rule, own } of guarded()) {
        // Ends the session that the other routes are asked with.
        if (route.path === '/api/session') continue
        const allowed = ROLES.indexOf(role) >= ROLES.indexOf(rule.roles as Role)
        const status = await ask(route, own, team.tokens.get(role) ?? '')
        if ((status === 403) === allowed && !OF_ITS_OWN.has(route.path))
          wrong.push(`${role} ${route.method} ${route.path}: ${status}`)
      }
    expect(wrong).toEqual([])
  })

  it('knows nothing of a shop whose member one is not, whatever the role', async () => {
    const wrong: string[] = []
    for (const role of ROLES)
      for (const { route, rule } of guarded()) {
        if (!isOfShop(route, rule)) continue
        const status = await ask(route, addressIn(ABROAD, route, rule), team.tokens.get(role) ?? '')
        if (status !== 404 && status !== 403) wrong.push(`${role} ${route.method} ${route.path}: ${status}`)
      }
    expect(wrong).toEqual([])
  })

  it('lets a program in by its scope and its shop alone', async () => {
    const wrong: string[] = []
    for (const scope of SCOPES) {
      const made = await addToken(team.server.ctx, { name: scope, shop: HOME, scopes: [scope], by: 'admin' })
      for (const { route, rule, own } of guarded()) {
        const status = await ask(route, own, made.token)
        if (SHUT.includes(status) === (rule.scope === scope))
          wrong.push(`${scope} ${route.method} ${route.path}: ${status}`)
        if (rule.scope !== scope || !isOfShop(route, rule)) continue
        if ((await ask(route, addressIn(ABROAD, route, rule), made.token)) !== 404)
          wrong.push(`${scope} ${route.method} ${route.path} of another shop`)
      }
    }
    expect(wrong).toEqual([])
  })
})

/** Answer 403 to a wrong code or password, too; who may use them is what `OWN` says. */
const OF_ITS_OWN = new Set(['/api/me/password', '/api/me/second-factor'])
