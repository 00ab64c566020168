import type { Child, FC } from 'hono/jsx'
import { assetUrl } from '../assets.ts'
import { Help } from './help.tsx'

interface LayoutProps {
  title: string
  /** The agent who is logged in; null on the login page. */
  agent: string | null
  /** Where the page hears of changes; null where it shows nothing that changes. */
  live: string | null
  children: Child
}

/** The frame of every page. */
export const Layout: FC<LayoutProps> = ({ title, agent, live, children }) => (
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {/*
        A tab in the background goes on listening: its title tells how many customers wait.
        A settle delay would have inline styles set, which the Content-Security-Policy forbids.
      */}
      <meta name="htmx-config" content="sse.pauseOnBackground:false, defaultSettleDelay:0, history:false" />
      <title>{`${title} · 首答`}</title>
      <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={assetUrl('console.css')} />
      <script src={assetUrl('console.js')} type="module"></script>
    </head>
    <body>
      <a class="skip" href="#main">
        跳到正文
      </a>
      {agent !== null && <Header agent={agent} />}
      <p id="status" class="status" role="status" aria-live="polite"></p>
      {live !== null && <div id="live" hidden hx-trigger="load, again" {...{ 'hx-sse:connect': live }}></div>}
      {children}
      {agent !== null && <Help />}
      {/* Not deferred: htmx begins once all of the document is there, and only then its extension has joined it. */}
      <script src={assetUrl('htmx.js')}></script>
      <script src={assetUrl('htmx-sse.js')}></script>
    </body>
  </html>
)

const Header: FC<{ agent: string }> = ({ agent }) => (
  <header class="top">
    <a class="brand" href="/" data-key="q">
      首答
    </a>
    <nav class="menu" aria-label="主导航">
      <a href="/">队列</a>
      <a href="/docs">接口文档</a>
    </nav>
    <p class="connection" id="connection" hidden>
      连接断开，正在重连…
    </p>
    <button type="button" class="quiet" data-help data-key="?">
      快捷键 <kbd>?</kbd>
    </button>
    <form method="post" action="/logout" class="who">
      <span>{agent}</span>
      <button type="submit" class="quiet">
        退出
      </button>
    </form>
  </header>
)
