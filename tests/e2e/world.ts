import type { BrowserContextOptions, Page } from 'playwright-core'
import { startSender } from '../../src/desk/send.ts'
import { startWorker } from '../../src/desk/work.ts'
import { type Listening, listen } from '../../src/http/listen.ts'
import { type AGENT, type Harness, logIn, SECRET, startHarness } from '../http/harness.ts'
import { startBrowser } from '../setup/browser.ts'
import { type Platform, startPlatform } from './platform.ts'

/** A server at work in real time, a platform that listens, a browser. */
export interface World {
  harness: Harness
  platform: Platform
  server: Listening
  /** Does something while the worker rests: a message that a test stores with its draft is not the worker's to answer. */
  byHand<T>(act: () => Promise<T>): Promise<T>
  /** A new page at `path` of an agent who is logged in; what goes wrong in it is collected in `faults`. */
  open(path: string, options?: BrowserContextOptions, who?: typeof AGENT): Promise<Page>
  faults: string[]
  /** Closes all pages. */
  leave(): Promise<void>
  /** Puts everything in it back as it was before the first test. */
  close(): Promise<void>
}

export async function startWorld(): Promise<World> {
  const platform = await startPlatform(SECRET)
  const harness = await startHarness({ clock: Date.now, replyUrl: platform.replyUrl })
  const server = await listen(harness.app, { host: '127.0.0.1', port: 0 })
  let worker = startWorker(harness.ctx)
  const sender = startSender(harness.ctx)
  const browser = await startBrowser()
  const faults: string[] = []
  return {
    harness,
    platform,
    server,
    faults,
    byHand: async (act) => {
      await worker.stop()
      try {
        return await act()
      } finally {
        worker = startWorker(harness.ctx)
      }
    },
    open: async (path, options, who) => {
      const context = await browser.newContext(options)
      const [name = '', value = ''] = (await logIn(harness, who)).split('=')
      await context.addCookies([{ name, value, url: server.url }])
      // Less than a test may take, so that the step that waits in vain is named.
      context.setDefaultTimeout(8000)
      const page = await context.newPage()
      collectFaults(page, faults)
      await page.goto(server.url + path)
      return page
    },
    leave: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    close: async () => {
      await browser.close()
      await server.close()
      await Promise.all([worker, sender].map((loop) => loop.stop()))
      await harness.close()
      await platform.close()
    },
  }
}

/** A broken script or a breach of the Content-Security-Policy shows in the browser's console. */
export function collectFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (fault) => faults.push(String(fault)))
  page.on('console', (message) => {
    // The browser itself reports answers such as 409; those are the server's to test.
    const { url } = message.location()
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(`${message.text()} ${url}`)
    }
  })
}
