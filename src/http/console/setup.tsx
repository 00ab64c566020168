import { Hono } from 'hono'
import { setUp } from '../../desk/access/setup.ts'
import { InputError } from '../../errors.ts'
import { setupSchema } from '../access-schemas.ts'
import { open } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { document } from '../document.ts'
import { SetupPage } from '../pages/setup.tsx'

/** The page of the one-time link. */
export function setup(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.get('/setup', open(), (c) => document(c, <SetupPage link="" name="" fault={null} />))
  app.post('/setup', open(), async (c) => {
    const form = setupSchema.safeParse(await c.req.parseBody())
    if (!form.success) return c.redirect('/setup', 303)
    const { link, name } = form.data
    const again = (fault: string) => document(c, <SetupPage link={link} name={name} fault={fault} />, 400)
    try {
      const user = await setUp(ctx, form.data)
      return user === null
        ? again('链接不对、用过了或已超过一天，请重新启动服务取新链接。')
        : c.redirect('/login', 303)
    } catch (fault) {
      if (fault instanceof InputError)
        return again('用户名或密码不合要求：密码至少 10 位，且不能与用户名相同。')
      throw fault
    }
  })
  return app
}
