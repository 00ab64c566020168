import type { FC } from 'hono/jsx'
import { assetUrl } from '../assets.ts'
import { Layout } from './layout.tsx'

interface SetupProps {
  link: string
  name: string
  /** Why the last attempt failed, in words for the person. */
  fault: string | null
}

/** Where the first account is made. */
export const SetupPage: FC<SetupProps> = ({ link, name, fault }) => (
  <Layout title="创建第一个账号" agent={null} live={null}>
    <main id="main" class="login">
      <h1>首答</h1>
      <p class="motto">创建第一个账号</p>
      {fault !== null && (
        <p class="notice bad" role="alert">
          {fault}
        </p>
      )}
      <form method="post" action="/setup">
        <input type="hidden" name="link" value={link} />
        <Field label="用户名" name="name" value={name} autocomplete="username" type="text" />
        <Field
          label="密码（至少 10 位）"
          name="password"
          value=""
          autocomplete="new-password"
          type="password"
        />
        <button type="submit" class="main-action">
          创建
        </button>
      </form>
      {link === '' && <script src={assetUrl('setup.js')} defer></script>}
    </main>
  </Layout>
)

const Field: FC<{ label: string; name: string; value: string; autocomplete: string; type: string }> = (
  field,
) => (
  <label>
    {field.label}
    <input
      name={field.name}
      value={field.value}
      autocomplete={field.autocomplete}
      type={field.type}
      required
    />
  </label>
)
