import type { Context, MiddlewareHandler } from 'hono'

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
}

/** The documentation page draws its icons from data addresses and sets styles in its elements. */
const DOCS_POLICY = { ...POLICY, 'style-src': "'self' 'unsafe-inline'", 'img-src': "'self' data:" }

const written = (policy: Record<string, string>) =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')

const CONSOLE_CSP = written(POLICY)
const DOCS_CSP = written(DOCS_POLICY)

/** Headers that every answer carries; what shows conversations is never kept by a browser or a proxy. */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const headers = c.res.headers
    headers.set('content-security-policy', c.req.path === '/docs' ? DOCS_CSP : CONSOLE_CSP)
    headers.set('permissions-policy', PERMISSIONS)
    // Only over https: elsewhere browsers do not listen to it.
    if (isHttps(c)) headers.set('strict-transport-security', 'max-age=31536000')
    headers.set('x-content-type-options', 'nosniff')
    headers.set('x-frame-options', 'DENY')
    headers.set('referrer-policy', 'same-origin')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  }
}

/** What the console never asks a browser for. */
const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'display-capture']
  .map((feature) => `${feature}=()`)
  .join(', ')

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something may ride on the browser's cookie: only from our own pages.
 * Browsers say where a request comes from in `Sec-Fetch-Site` or, where they are older, in `Origin`;
 * a request that says neither is not a browser's form and has no business with a cookie.
 */
export function mayUseCookie(c: Context): boolean {
  if (SAFE_METHODS.has(c.req.method)) return true
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === hostOf(c)
}

function hostOf(c: Context): string {
  return c.req.header('host') ?? new URL(c.req.url).host
}

/** Whether the agent's browser speaks https to us, directly or through a proxy. */
export function isHttps(c: Context): boolean {
  const forwarded = c.req.header('x-forwarded-proto')?.split(',')[0]?.trim()
  return (forwarded ?? new URL(c.req.url).protocol.replace(':', '')) === 'https'
}
