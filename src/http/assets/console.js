// Keys, counting waits, and care for what an agent has typed. Pages work without it, by mouse and reload.

/* global htmx, document, window, location, history, sessionStorage, localStorage, HTMLElement, setTimeout, setInterval, clearTimeout, URL */

const byId = (id) => document.getElementById(id)
const editor = () => byId('text')

// ---- Saying things

let silence

/** Shows a line at the bottom; with `link` it stays until the next one. */
function say(text, link) {
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

function sayWhatWasDone() {
  const address = new URL(location.href)
  const done = address.searchParams.get('done')
  if (done === null) return
  address.searchParams.delete('done')
  history.replaceState(null, '', address)
  if (Object.hasOwn(DONE, done)) say(DONE[done])
}

// ---- Waits that count; the server's clock leads

const clockLead = Number(byId('main')?.dataset.now ?? Date.now()) - Date.now()

function waitWords(seconds) {
  if (seconds < 60) return `${seconds} 秒`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} 小时 ${Math.floor((seconds % 3600) / 60)} 分`
  return `${Math.floor(seconds / 86400)} 天 ${Math.floor((seconds % 86400) / 3600)} 小时`
}

function countOn() {
  for (const wait of document.querySelectorAll('[data-since]')) {
    const seconds = Math.max(0, Math.floor((Date.now() + clockLead - Number(wait.dataset.since)) / 1000))
    wait.textContent = waitWords(seconds)
    wait.className = `wait wait-${seconds >= 180 ? 'late' : seconds >= 60 ? 'soon' : 'calm'}`
  }
}

// ---- The agent's words

/** Whether the agent has typed or chosen something that a fresh draft would wipe out. */
function isTouched() {
  const text = editor()
  if (text === null) return false
  return text.readOnly || text.value !== text.dataset.draft || (byId('intent')?.value ?? '') !== ''
}

const savedUnder = () => `words:${location.pathname}`

function keepWords() {
  const text = editor()
  if (text === null || text.readOnly) return
  if (text.value === text.dataset.draft) sessionStorage.removeItem(savedUnder())
  else sessionStorage.setItem(savedUnder(), text.value)
  showRestore()
  sizeEditor()
}

function bringWordsBack() {
  const saved = sessionStorage.getItem(savedUnder())
  const text = editor()
  if (saved === null || text === null || text.readOnly || text.value !== text.dataset.draft) return
  text.value = saved
  say('您上次没发出去的话还在')
}

function showRestore() {
  const restore = document.querySelector('[data-restore]')
  if (restore !== null) restore.hidden = editor().value === editor().dataset.draft
}

function setWords(words) {
  editor().value = words
  keepWords()
}

/** Browsers that cannot size a textarea by its content get help. */
function sizeEditor() {
  const text = editor()
  if (text === null || window.CSS.supports('field-sizing', 'content')) return
  text.style.height = 'auto'
  text.style.height = `${text.scrollHeight + 2}px`
}

function takeCandidate(button) {
  byId('intent').value = button.dataset.candidate
  if (button.dataset.draft === undefined) editor().focus()
  else setWords(button.dataset.draft)
}

// ---- Live changes

let changedAt = 0

/** Fetches what has changed under the agent: the new draft, or, where words would be lost, a notice of it. */
function refreshReview() {
  const review = byId('review')
  if (review === null) return
  const part = isTouched() ? byId('notice') : review
  const seen = part.dataset.revision ?? review.dataset.revision
  const url = review.dataset.url.replace(/review$/, part.id)
  htmx.ajax('GET', `${url}?seen=${encodeURIComponent(seen)}`, {
    source: part,
    target: part,
    swap: 'outerHTML',
  })
}

function refreshAll() {
  htmx.trigger(document.body, 'queue')
  htmx.trigger(document.body, 'conversation')
}

let focus = { id: '', row: -1 }

function rememberFocus() {
  const active = document.activeElement
  focus = { id: active?.id ?? '', row: rows().indexOf(active) }
}

/** A row that is gone hands the focus to the one in its place. */
function restoreFocus() {
  if (document.activeElement !== document.body || focus.id === '') return
  const all = rows()
  const target = byId(focus.id) ?? (focus.row >= 0 ? (all[focus.row] ?? all.at(-1)) : null)
  target?.focus({ preventScroll: true })
}

function nameTab() {
  const count = document.querySelector('[data-count]')?.dataset.count
  if (count !== undefined) document.title = `${count === '0' ? '' : `(${count}) `}队列 · 首答`
}

function toEnd() {
  const thread = byId('thread')
  if (thread !== null) thread.scrollTop = thread.scrollHeight
}

let atEnd = true

document.addEventListener('htmx:before:swap', () => {
  const thread = byId('thread')
  atEnd = thread !== null && thread.scrollHeight - thread.scrollTop - thread.clientHeight < 40
  rememberFocus()
})

document.addEventListener('htmx:after:swap', (event) => {
  if (event.detail.ctx?.target?.id === 'review') changedAt = Date.now()
  restoreFocus()
  if (atEnd) toEnd()
  afterSwap()
})

function afterSwap() {
  nameTab()
  countOn()
  if (editor() !== null) {
    showRestore()
    sizeEditor()
  }
}

let wasConnected = false

document.addEventListener('htmx:sse:after:connection', () => {
  byId('connection').hidden = true
  // What changed while the line was down was not told.
  if (wasConnected) refreshAll()
  wasConnected = true
})

document.addEventListener('htmx:sse:error', (event) => {
  byId('connection').hidden = false
  if (event.detail.status === 401) askForLogin()
})

function askForLogin() {
  const href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`
  say('登录已过期，您写的话还在。', { href, text: '在新标签页登录' })
}

document.addEventListener('htmx:response:error', (event) => {
  const { status } = event.detail.ctx.response
  if (status === 401) askForLogin()
  else if (status !== 409) say('服务器没有处理成功，请再试一次')
})
document.addEventListener('htmx:error', () => say('没有连上服务器，您写的话还在，请再试一次'))
document.addEventListener('htmx:after:request', (event) => {
  if (event.detail.ctx.hx?.redirect) sessionStorage.removeItem(savedUnder())
})
document.body.addEventListener('conversation', refreshReview)

// ---- Keys

const rows = () => [...document.querySelectorAll('[data-row]')]
const isField = (target) =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select')
const keysAreOff = () => localStorage.getItem('single-keys') === 'off'

/** A draft that changed in this very moment has not been read; it is not sent by a key meant for its predecessor. */
function send() {
  if (Date.now() - changedAt < 800) say('草稿刚刚更新，请看一眼再发')
  else document.querySelector('[data-key="s"]')?.click()
}

function moveRow(step) {
  const all = rows()
  const index = all.indexOf(document.activeElement)
  all[Math.min(all.length - 1, Math.max(0, index < 0 ? 0 : index + step))]?.focus()
}

function toggleHelp() {
  const help = byId('help')
  if (help === null) return
  if (help.open) help.close()
  else help.showModal()
}

/** What a single key does; `event.key` in lower case. */
function act(key) {
  if (key === '?') return toggleHelp()
  if (byId('help')?.open) return
  if (key === 's') return send()
  if (rows().length > 0 && (key === 'j' || key === 'k')) return moveRow(key === 'j' ? 1 : -1)
  const target = document.querySelector(`[data-key="${key}"]`)
  if (target?.matches('textarea')) target.focus()
  else target?.click()
}

const SINGLE_KEYS = new Set(['j', 'k', 'e', 's', 'h', 'x', 'q', '1', '2', '3', '?'])

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.defaultPrevented || event.repeat) return
  if (event.target === editor() && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    send()
  } else if (event.key === 'Escape' && isField(event.target)) {
    event.target.blur()
  } else if (!isField(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const key = event.key.toLowerCase()
    if (!SINGLE_KEYS.has(key) || keysAreOff()) return
    event.preventDefault()
    act(key)
  }
})

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-candidate], [data-restore], [data-help]')
  if (!button) return
  if (button.matches('[data-help]')) toggleHelp()
  else if (button.matches('[data-restore]')) setWords(editor().dataset.draft)
  else takeCandidate(button)
})

document.addEventListener('input', (event) => {
  if (event.target === editor()) keepWords()
})

document.addEventListener('change', (event) => {
  if (event.target.id === 'single-keys')
    localStorage.setItem('single-keys', event.target.checked ? 'on' : 'off')
})

// ---- Start

const switchOfKeys = byId('single-keys')
if (switchOfKeys !== null) switchOfKeys.checked = !keysAreOff()
if (location.pathname === '/login') sessionStorage.clear()
sayWhatWasDone()
bringWordsBack()
toEnd()
afterSwap()
setInterval(countOn, 1000)
