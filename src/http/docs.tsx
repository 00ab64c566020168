import { Hono } from 'hono'
import { openAPIRouteHandler } from 'hono-openapi'
import { assetUrl } from './assets.ts'
import type { AgentEnv, HttpContext } from './context.ts'
import { document } from './document.ts'
import { operators } from './operators.ts'

const DOCUMENTATION = {
  info: {
    title: '首答',
    version: '1',
    description:
      'Reads the queue, decides on drafts. Send a token of `POST /api/tokens` or `POST /api/session` as `Authorization: Bearer …`.',
  },
  components: {
    securitySchemes: { session: { type: 'http' as const, scheme: 'bearer' } },
  },
  security: [{ session: [] }],
}

/** The description of `api`, and a page to read it and try it out; neither needs anything from outside. */
export function docs(ctx: HttpContext, api: Hono<AgentEnv>): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.get('/openapi.json', operators(ctx), openAPIRouteHandler(api, { documentation: DOCUMENTATION }))
  app.get('/docs', operators(ctx), (c) => document(c, <DocsPage />))
  return app
}

const DocsPage = () => (
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>接口文档 · 首答</title>
      <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={assetUrl('swagger-ui.css')} />
      <script src={assetUrl('swagger-ui.js')} defer></script>
      <script src={assetUrl('docs.js')} defer></script>
    </head>
    <body>
      <div id="docs"></div>
    </body>
  </html>
)
