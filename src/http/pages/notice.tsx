import type { FC } from 'hono/jsx'
import { Layout } from './layout.tsx'

/** A page that only says something: not found, something went wrong. */
export const NoticePage: FC<{ title: string; agent: string | null; text: string }> = ({
  title,
  agent,
  text,
}) => (
  <Layout title={title} agent={agent} live={null}>
    <main id="main" class="plain">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/">回到队列</a>
      </p>
    </main>
  </Layout>
)
