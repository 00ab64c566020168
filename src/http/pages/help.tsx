import type { FC } from 'hono/jsx'

const KEYS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [['J'], '下一条'],
  [['K'], '上一条'],
  [['Enter'], '打开选中的对话（队列）；换行（编辑框）'],
  [['E'], '编辑草稿'],
  [['Esc'], '离开编辑框，回到快捷键'],
  [['S'], '发送，并看下一条（编辑框外）'],
  [['Ctrl', 'Enter'], '发送，并看下一条（编辑框里；Mac 用 ⌘ Enter）'],
  [['1', '2', '3'], '改用第几个候选答案'],
  [['H'], '转人工'],
  [['X'], '不用回复，看下一条'],
  [['Q'], '回到队列'],
  [['?'], '打开或关闭这张表'],
]

/** The table of keys; `console.js` opens it. */
export const Help: FC = () => (
  <dialog id="help" class="help" aria-labelledby="help-title">
    <h2 id="help-title">快捷键</h2>
    <dl>
      {KEYS.map(([keys, meaning]) => (
        <div>
          <dt>
            {keys.map((key) => (
              <kbd>{key}</kbd>
            ))}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
    <form method="dialog">
      <label class="switch">
        <input type="checkbox" id="single-keys" checked /> 启用单键快捷键
      </label>
      <button type="submit" autofocus>
        关闭
      </button>
    </form>
  </dialog>
)
