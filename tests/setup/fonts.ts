import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { BrowserContext } from 'playwright-core'

const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'))

/** Lends a browser Chinese letters for its pictures, where the machine has none: served beside the page's own files. */
export async function lendFonts(context: BrowserContext): Promise<void> {
  const sheet = readFileSync(join(folder, '400.css'), 'utf8').replaceAll('./files/', '/lent-fonts/')
  await context.route('**/lent-fonts.css', (route) => route.fulfill({ contentType: 'text/css', body: sheet }))
  await context.route('**/lent-fonts/*', (route) =>
    route.fulfill({
      path: join(folder, 'files', new URL(route.request().url()).pathname.split('/').at(-1)!),
    }),
  )
}

/** Puts the lent letters into a page and waits until they are there. */
export const WEAR_FONTS = `new Promise((done) => {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/lent-fonts.css' })
  link.onload = () => document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(done, 500)))
  document.documentElement.style.fontFamily = '"Noto Sans SC", sans-serif'
  document.head.append(link)
})`
