import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** Answers with a whole page. */
export function document(
  c: Context,
  page: Markup,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(html`<!doctype html>${page}`, status)
}
