// What changes by itself, and what must not change under the agent's hands.

/* global htmx, document, location, setTimeout, URLSearchParams */

import { byId, countOn, nameTab, say } from './status.js'
import { fitEditor, forgetWords, isTouched } from './words.js'

let changedAt = 0

/** Whether another draft came so recently that a key pressed now was meant for the one before. */
export const hasJustChanged = () => Date.now() - changedAt < 800

/** Fetches what has changed: the new draft, or, where words would be lost, a notice of it. */
function fetchReview(review) {
  const part = isTouched() ? byId('notice') : review
  const seen = part.dataset.revision ?? review.dataset.revision
  const shown = byId('decide').elements.namedItem('draft')?.value ?? ''
  const url = `${review.dataset.url.replace(/review$/, part.id)}?${new URLSearchParams({ seen, shown })}`
  return htmx.ajax('GET', url, { source: part, target: part, swap: 'outerHTML' })
}

let refreshing = false
let refreshAgain = false

/** One at a time: a second request would be for an element that the first one has replaced by then. */
export async function refreshReview() {
  refreshAgain = true
  if (refreshing) return
  refreshing = true
  try {
    while (refreshAgain && byId('review') !== null) {
      refreshAgain = false
      await fetchReview(byId('review'))
    }
  } finally {
    refreshing = false
  }
}

// Said once the server listens for this page: what changed since the page was made, or while the line was down,
// was told to nobody.
document.body.addEventListener('ready', () => {
  byId('connection').hidden = true
  htmx.trigger(document.body, 'queue')
  htmx.trigger(document.body, 'conversation')
})
document.body.addEventListener('conversation', refreshReview)

export const rows = () => [...document.querySelectorAll('[data-row]')]

let focus = { id: '', row: -1 }
let atEnd = true

/** Shows the newest message. */
export function toEnd() {
  const thread = byId('thread')
  if (thread !== null) thread.scrollTop = thread.scrollHeight
}

document.addEventListener('htmx:before:swap', (event) => {
  // The agent began to type while the new draft was on its way.
  if (event.detail.ctx.sourceElement?.id === 'review' && isTouched()) {
    event.preventDefault()
    refreshAgain = true
    return
  }
  const active = document.activeElement
  focus = { id: active?.id ?? '', row: rows().indexOf(active) }
  const thread = byId('thread')
  atEnd = thread !== null && thread.scrollHeight - thread.scrollTop - thread.clientHeight < 40
})

document.addEventListener('htmx:after:swap', (event) => {
  if (isUnaskedChange(event.detail.ctx)) changedAt = Date.now()
  restoreFocus()
  if (atEnd) toEnd()
  settle()
})

/** Whether another draft came than the agent was looking at; in the notice the agent has chosen what to see. */
function isUnaskedChange({ target, response, sourceEvent }) {
  return target?.id === 'review' && response.status !== 204 && !sourceEvent?.target?.closest?.('#notice')
}

/** A row that is gone hands the focus to the one in its place. */
function restoreFocus() {
  if (document.activeElement !== document.body || focus.id === '') return
  const all = rows()
  const target = byId(focus.id) ?? (focus.row >= 0 ? (all[focus.row] ?? all.at(-1)) : null)
  target?.focus({ preventScroll: true })
}

/** Brings what scripts keep up to date in line with what the page shows now. */
export function settle() {
  nameTab()
  countOn()
  fitEditor()
}

function askForLogin() {
  const href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`
  say('登录已过期，您写的话还在。', { href, text: '在新标签页登录' })
}

document.addEventListener('htmx:sse:error', (event) => {
  byId('connection').hidden = false
  if (event.detail.status === 401) askForLogin()
})

document.addEventListener('htmx:error', (event) => {
  if (event.detail.ctx?.sourceElement?.id !== 'live') {
    say('没有连上服务器，您写的话还在，请再试一次')
    return
  }
  // A line that once stood is taken up again by itself; this one never did.
  byId('connection').hidden = false
  setTimeout(() => htmx.trigger(byId('live'), 'again'), 2000)
})

document.addEventListener('htmx:response:error', (event) => {
  const { response, target } = event.detail.ctx
  // These answers say by themselves what is wrong, where there still is a place for them.
  const isShown = [409, 422].includes(response.status) && target?.isConnected
  if (response.status === 401) askForLogin()
  else if (!isShown) say('没有成功，请看一眼再试一次')
})

document.addEventListener('htmx:after:request', (event) => {
  if (event.detail.ctx.hx?.redirect) forgetWords()
})
