// What is said to the agent, and waits that count.

/* global document, location, history, setTimeout, clearTimeout, URL */

export const byId = (id) => document.getElementById(id)

let silence

/** Shows a line at the bottom; with `link` it stays until the next one. */
export function say(text, link) {
  const status = byId('status')
  clearTimeout(silence)
  status.textContent = text
  if (!link) {
    silence = setTimeout(() => status.replaceChildren(), 5000)
    return
  }
  const anchor = document.createElement('a')
  Object.assign(anchor, { href: link.href, target: '_blank', rel: 'noopener', textContent: link.text })
  status.append(' ', anchor)
}

const DONE = { sent: '已发送', handed_over: '已转人工', dismissed: '已记为不用回复' }

/** What the page before this one has done stands in this one's address. */
export function sayWhatWasDone() {
  const address = new URL(location.href)
  const done = address.searchParams.get('done')
  if (done === null) return
  address.searchParams.delete('done')
  history.replaceState(null, '', address)
  if (Object.hasOwn(DONE, done)) say(DONE[done])
}

/** The server's clock leads. */
const clockLead = Number(byId('main')?.dataset.now ?? Date.now()) - Date.now()

/** As `waitWords` in `time.ts`. */
function waitWords(seconds) {
  if (seconds < 60) return `${seconds} 秒`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} 小时 ${Math.floor((seconds % 3600) / 60)} 分`
  return `${Math.floor(seconds / 86400)} 天 ${Math.floor((seconds % 86400) / 3600)} 小时`
}

export function countOn() {
  for (const wait of document.querySelectorAll('[data-since]')) {
    const seconds = Math.max(0, Math.floor((Date.now() + clockLead - Number(wait.dataset.since)) / 1000))
    wait.textContent = waitWords(seconds)
    wait.className = `wait wait-${seconds >= 180 ? 'late' : seconds >= 60 ? 'soon' : 'calm'}`
  }
}

/** The tab tells how many customers wait. */
export function nameTab() {
  const count = document.querySelector('[data-count]')?.dataset.count
  if (count !== undefined) document.title = `${count === '0' ? '' : `(${count}) `}队列 · 首答`
}
