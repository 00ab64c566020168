import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { fetchPicture } from '../../pictures/fetch.ts'
import { problem } from '../../problem.ts'
import { valid } from '../validate.ts'
import type { DeskHttp } from './context.ts'

const HOUR_S = 3600

const description = describeRoute({
  summary: "A customer's picture, fetched by the server: the customer's platform learns nothing of the agent",
  tags: ['desk'],
  responses: {
    200: { description: 'The picture.', content: { 'image/*': { schema: { type: 'string' } } } },
    400: { description: 'The request does not fit its description.' },
    401: { description: 'No session, or one that has expired.' },
    404: { description: 'There is no picture that may be shown.' },
  },
})

/** Pictures of customers: https alone, of the public internet alone, pixels alone. */
export function images(ctx: DeskHttp) {
  const fetched = ctx.pictures ?? fetchPicture
  return new Hono<AgentEnv>().get(
    '/images',
    description,
    allow(ctx, { roles: 'agent', shopFrom: 'none', scope: 'read', act: null }),
    valid('query', z.object({ u: z.string().max(4000) })),
    async (c) => {
      const picture = await fetched(c.req.valid('query').u)
      if (picture === null) return problem(c, 404, 'not found', 'there is no picture that may be shown')
      return c.body(picture.bytes, 200, {
        'content-type': picture.type,
        'content-disposition': 'inline',
        'cache-control': `private, max-age=${HOUR_S}`,
      })
    },
  )
}
