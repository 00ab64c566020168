// What the agent types or chooses, kept until it is sent.

/* global document, window, location, sessionStorage */

import { byId, say } from './status.js'

/** The textarea with the draft; null on pages without one. */
export const editor = () => byId('text')

const isDraft = (text) => text.value === text.dataset.draft

/** Whether the agent has typed or chosen something that a fresh draft would wipe out. */
export function isTouched() {
  const text = editor()
  if (text === null) return false
  return text.readOnly || !isDraft(text) || byId('intent').value !== ''
}

const savedUnder = () => `words:${location.pathname}`

export function keepWords() {
  const text = editor()
  if (text === null || text.readOnly) return
  if (isDraft(text)) sessionStorage.removeItem(savedUnder())
  else sessionStorage.setItem(savedUnder(), text.value)
  fitEditor()
}

/** They were sent, or whatever was decided needs them no more. */
export function forgetWords() {
  sessionStorage.removeItem(savedUnder())
}

export function bringWordsBack() {
  const saved = sessionStorage.getItem(savedUnder())
  const text = editor()
  if (saved === null || text === null || text.readOnly || !isDraft(text)) return
  text.value = saved
  say('您上次没发出去的话还在')
}

function setWords(words) {
  editor().value = words
  keepWords()
}

export function restoreDraft() {
  setWords(editor().dataset.draft)
}

export function takeCandidate(button) {
  byId('intent').value = button.dataset.candidate
  if (button.dataset.draft === undefined) editor().focus()
  else setWords(button.dataset.draft)
}

/** Offers the way back to the draft, and gives browsers help that cannot size a textarea by its content. */
export function fitEditor() {
  const text = editor()
  if (text === null) return
  const restore = document.querySelector('[data-restore]')
  if (restore !== null) restore.hidden = isDraft(text)
  if (window.CSS.supports('field-sizing', 'content')) return
  text.style.height = 'auto'
  text.style.height = `${text.scrollHeight + 2}px`
}
