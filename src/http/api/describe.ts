import { type DescribeRouteOptions, describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
})

const PROBLEMS = {
  400: 'The request does not fit its description.',
  401: 'No session, or one that has expired.',
  403: 'For others, or a cookie from another site.',
  404: 'There is no such thing.',
  413: 'The body is too large; send it in parts.',
  409: 'It has changed or was decided meanwhile; fetch it again.',
  429: 'Too many failed attempts; see `Retry-After`.',
} as const

interface Operation {
  summary: string
  tag: 'session' | 'queue' | 'desk' | 'drafts' | 'replies' | 'content' | 'team' | 'records'
  /** What the body holds, where no validator says so. */
  takes?: z.ZodType
  /** What a success answers with; null for no content. */
  answers: z.ZodType | null
  problems: readonly (keyof typeof PROBLEMS)[]
  /** Needs no session. */
  open?: boolean
}

/** Describes an operation for `/openapi.json`. */
export function describe({ summary, tag, takes, answers, problems, open = false }: Operation) {
  const success =
    answers === null
      ? { 204: { description: 'Done.' } }
      : { 200: { description: 'Done.', content: { 'application/json': { schema: resolver(answers) } } } }
  const failures = Object.fromEntries(
    [...problems, ...(open ? [] : ([401] as const))].map((status) => [
      status,
      {
        description: PROBLEMS[status],
        content: { 'application/problem+json': { schema: resolver(problemSchema) } },
      },
    ]),
  )
  const body = takes === undefined ? {} : { requestBody: bodyOf(takes) }
  const options: DescribeRouteOptions = {
    summary,
    tags: [tag],
    ...body,
    responses: { ...success, ...failures },
  }
  return describeRoute(open ? { ...options, security: [] } : options)
}

function bodyOf(takes: z.ZodType) {
  return { required: true, content: { 'application/json': { schema: resolver(takes) } } }
}
