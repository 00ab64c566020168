import { Refused } from '../api/client.ts'
import * as desk from '../api/desk.ts'
import type { Conversation, Key } from '../api/types.ts'
import { say, sayFault, sayUndoable } from '../parts/toasts.tsx'
import { useMe } from '../session/session.tsx'
import { fill, useWords } from '../words/index.ts'
import { useForesight } from './use-conversation.ts'
import type { Way } from './way.ts'

/** The server lets decisions be taken back for so long. */
const UNDO_MS = 5000

type Run = (act: () => Promise<unknown>) => Promise<boolean>

/** Does something and fetches what it changed; says so where it failed. */
function useRun(key: Key): Run {
  const words = useWords()
  const { refresh } = useForesight(key)
  return async (act) => {
    try {
      await act()
      return true
    } catch (fault) {
      const who = fault instanceof Refused && fault.status === 409
      sayFault(who ? `${words.composer.taken}` : words.done.failed)
      return false
    } finally {
      await refresh()
    }
  }
}

/** Decisions about the draft that send no words. */
function useDecisions(conversation: Conversation, key: Key, way: Way, run: Run) {
  const words = useWords().done
  const { draft } = conversation
  const decide = async (what: string, act: (id: string, version: number) => Promise<{ version: number }>) => {
    if (draft === null) return sayFault(words.noDraft)
    let { version } = draft
    const done = await run(async () => {
      version = (await act(draft.id, draft.version)).version
    })
    if (!done) return
    const takeBack = () => run(() => desk.reopenDraft(draft.id, version)).then((back) => back && way.to(key))
    sayUndoable(what, Date.now() + UNDO_MS, takeBack)
    way.onward(key)
  }
  return {
    handOver: (to: string | null, note: string) =>
      decide(words.handedOver, (id, version) =>
        desk.handOver(id, { version, ...(to ? { to } : {}), ...(note ? { note } : {}) }),
      ),
    dismiss: (reason: string) =>
      decide(words.dismissed, (id, version) => desk.dismiss(id, { version, ...(reason ? { reason } : {}) })),
    redraft: async (intent: string, kind: string | null) => {
      if (draft === null) return sayFault(words.noDraft)
      const { id, version } = draft
      if (await run(() => desk.redraft(id, { version, intent, ...(kind ? { kind } : {}) })))
        say(words.redrafted)
    },
  }
}

/** Who works on the conversation, and when. */
function useOwnership(conversation: Conversation, key: Key, way: Way, run: Run) {
  const words = useWords().done
  const me = useMe()
  const expected = conversation.assignee?.id ?? null
  const close = async () => {
    if (!(await run(() => desk.close(key, conversation.owed)))) return
    const takeBack = () => run(() => desk.reopen(key)).then((back) => back && way.to(key))
    sayUndoable(words.closed, Date.now() + UNDO_MS, takeBack)
    way.onward(key)
  }
  const take = () =>
    run(async () => {
      try {
        await desk.take(key, expected)
        say(words.taken)
      } catch (fault) {
        if (!(fault instanceof Refused) || fault.status !== 409) throw fault
        sayFault(fill(words.takenBy, { name: fault.detail }))
      }
    })
  return {
    take,
    close,
    release: () => run(() => desk.release(key)).then((done) => done && say(words.released)),
    assign: (to: string) => run(() => desk.assign(key, to, expected)),
    reopen: () => run(() => desk.reopen(key)),
    snooze: async (until: number) => {
      if (!(await run(() => desk.snooze(key, until)))) return
      say(words.snoozed)
      way.onward(key)
    },
    isMine: conversation.assignee?.id === me.id,
  }
}

/** Everything an agent may do with the conversation that is open, but for writing. */
export function useActs(conversation: Conversation, key: Key, way: Way) {
  const run = useRun(key)
  return {
    ...useDecisions(conversation, key, way, run),
    ...useOwnership(conversation, key, way, run),
    note: (text: string) => run(() => desk.addNote(key, text)),
    removeNote: (id: string) => run(() => desk.removeNote(id)),
    setLabels: (labels: string[]) => run(() => desk.setLabels(key, labels)),
    addTask: (what: string, dueAt: number) => run(() => desk.addTask(key, what, dueAt)),
    finishTask: (id: string) => run(() => desk.finishTask(id)),
    resend: (replyId: string) => run(() => desk.resend(replyId)),
    confirm: (replyId: string) => run(() => desk.confirmReply(replyId)),
  }
}

export type Acts = ReturnType<typeof useActs>
