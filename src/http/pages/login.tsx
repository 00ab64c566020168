import type { FC } from 'hono/jsx'
import { Layout } from './layout.tsx'

interface LoginProps {
  /** Where to go afterwards. */
  next: string
  name: string
  /** Why the last attempt failed, in words for the agent. */
  fault: string | null
}

export const LoginPage: FC<LoginProps> = ({ next, name, fault }) => (
  <Layout title="登录" agent={null} live={null}>
    <main id="main" class="login">
      <h1>首答</h1>
      <p class="motto">客服工作台</p>
      {fault !== null && (
        <p class="notice bad" role="alert">
          {fault}
        </p>
      )}
      <form method="post" action="/login">
        <input type="hidden" name="next" value={next} />
        <label>
          用户名
          <input
            name="name"
            value={name}
            autocomplete="username"
            required
            maxlength={100}
            autofocus={name === ''}
          />
        </label>
        <label>
          密码
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxlength={1000}
            autofocus={name !== ''}
          />
        </label>
        <label>
          动态验证码（开通了的才填）
          <input name="code" autocomplete="one-time-code" maxlength={40} />
        </label>
        <button type="submit" class="main-action">
          登录
        </button>
      </form>
    </main>
  </Layout>
)
