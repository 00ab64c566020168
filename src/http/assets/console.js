// The keys, and what begins with the page. Pages work without scripts, too, by mouse and reload.

/* global document, location, sessionStorage, localStorage, HTMLElement, setInterval */

import { hasJustChanged, refreshReview, rows, settle, toEnd } from './live.js'
import { byId, countOn, say, sayWhatWasDone } from './status.js'
import { bringWordsBack, editor, keepWords, restoreDraft, takeCandidate } from './words.js'

const SINGLE_KEYS = new Set(['j', 'k', 'e', 's', 'h', 'x', 'q', '1', '2', '3', '?'])
const FIELDS = 'input:not([type=checkbox]), textarea, select'

const isField = (target) => target instanceof HTMLElement && target.matches(FIELDS)
const keysAreOff = () => localStorage.getItem('single-keys') === 'off'

/** A draft that came in this very moment has not been read; it is not sent by a key meant for its predecessor. */
function send() {
  if (hasJustChanged()) say('草稿刚刚更新，请看一眼再发')
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

/** What a single key does; `key` in lower case. */
function act(key) {
  if (key === '?') return toggleHelp()
  if (byId('help')?.open) return
  if (key === 's') return send()
  if (rows().length > 0 && (key === 'j' || key === 'k')) return moveRow(key === 'j' ? 1 : -1)
  const target = document.querySelector(`[data-key="${key}"]`)
  if (target?.matches('textarea')) target.focus()
  else target?.click()
}

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
  else if (button.matches('[data-restore]')) restoreDraft()
  else takeCandidate(button)
})

document.addEventListener('input', (event) => {
  if (event.target === editor()) keepWords()
})

document.addEventListener('change', (event) => {
  if (event.target.id === 'single-keys') {
    localStorage.setItem('single-keys', event.target.checked ? 'on' : 'off')
  }
})

const switchOfKeys = byId('single-keys')
if (switchOfKeys !== null) switchOfKeys.checked = !keysAreOff()
if (location.pathname === '/login') sessionStorage.clear()
sayWhatWasDone()
bringWordsBack()
toEnd()
settle()
setInterval(countOn, 1000)
// What happens on another server of the same database is told to nobody here.
setInterval(refreshReview, 30_000)
