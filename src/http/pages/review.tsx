import type { FC } from 'hono/jsx'
import type { ConversationView, DraftView, IntentView, SlotView } from '../schemas.ts'
import { conversationUrl } from './parts.tsx'
import { Why } from './why.tsx'

/** What an agent has typed or chosen so far and must not lose. */
export interface Kept {
  text: string
  intent: string
}

export interface ReviewProps {
  conversation: ConversationView
  intents: readonly IntentView[]
  kept: Kept | null
  /** What the agent has to know before going on, e.g. that the draft has changed. */
  notice: string | null
}

/** The draft in its editor and, beside it, why. */
export const Review: FC<ReviewProps> = (props) => {
  const { conversation, kept, notice } = props
  const { draft } = conversation
  return (
    <section
      id="review"
      class="review"
      aria-label="草稿"
      data-url={conversationUrl(conversation.shop, conversation.id, '/review')}
      data-revision={conversation.revision}
    >
      {draft === null ? (
        <NothingWaits conversation={conversation} kept={kept} notice={notice} />
      ) : (
        <>
          <Editor {...props} draft={draft} />
          <Why draft={draft} slots={slotsOf(conversation, draft)} told={conversation.told} />
        </>
      )}
    </section>
  )
}

/** What the draft's plan knows, else what the conversation remembers. */
function slotsOf(conversation: ConversationView, draft: DraftView): readonly SlotView[] {
  return draft.handoff?.slots.length ? draft.handoff.slots : conversation.slots
}

const NothingWaits: FC<Omit<ReviewProps, 'intents'>> = ({ conversation, kept, notice }) => (
  <form id="decide" class="editor">
    <Notice text={notice} />
    <p class="done">
      {conversation.withHuman ? '这个对话已转人工，没有等待处理的草稿。' : '这个对话没有等待处理的草稿。'}
    </p>
    {kept !== null && kept.text !== '' && (
      <label>
        您写的话
        <textarea id="text" name="text" readonly>
          {kept.text}
        </textarea>
      </label>
    )}
  </form>
)

const Notice: FC<{ text: string | null }> = ({ text }) => (
  <div id="notice">
    {text !== null && (
      <p class="notice" role="alert">
        {text}
      </p>
    )}
  </div>
)

const Editor: FC<ReviewProps & { draft: DraftView }> = ({ conversation, intents, kept, notice, draft }) => {
  const url = (part: string) => conversationUrl(conversation.shop, conversation.id, part)
  return (
    <form
      id="decide"
      class="editor"
      method="post"
      action={url('/send')}
      hx-post={url('/send')}
      hx-target="#review"
      hx-swap="outerHTML"
      hx-sync="this:drop"
    >
      <input type="hidden" name="draft" value={draft.id} />
      <input type="hidden" name="version" value={String(draft.version)} />
      <Notice text={notice} />
      <label for="text">
        回复草稿
        {conversation.waitingDrafts > 1 && `（这个对话还有 ${conversation.waitingDrafts - 1} 条在等）`}
      </label>
      <textarea
        id="text"
        name="text"
        rows={3}
        maxlength={4000}
        required
        placeholder="没有现成话术，请您来写"
        data-draft={draft.text ?? ''}
        data-key="e"
      >
        {kept?.text ?? draft.text ?? ''}
      </textarea>
      <IntentChoice draft={draft} intents={intents} chosen={kept?.intent ?? ''} />
      <Actions handOver={url('/handover')} dismiss={url('/dismiss')} />
    </form>
  )
}

const IntentChoice: FC<{ draft: DraftView; intents: readonly IntentView[]; chosen: string }> = (props) => (
  <label class="intent-choice">
    客户问的其实是
    <select id="intent" name="intent">
      <option value="">
        {props.draft.intents.length === 0
          ? '不指定'
          : `识别正确：${props.draft.intents.map(({ title }) => title).join('、')}`}
      </option>
      {props.intents.map(({ id, title }) => (
        <option value={id} selected={id === props.chosen}>
          {title}
        </option>
      ))}
    </select>
  </label>
)

const Actions: FC<{ handOver: string; dismiss: string }> = ({ handOver, dismiss }) => (
  <div class="actions">
    <button type="submit" class="main-action" data-key="s">
      发送，看下一条 <kbd>S</kbd>
    </button>
    <OtherWay url={handOver} words="转人工" letter="H" />
    <OtherWay url={dismiss} words="不用回复" letter="X" />
    <button type="button" class="quiet" data-restore hidden>
      恢复草稿
    </button>
  </div>
)

/** A decision that sends no words: the editor may be empty. */
const OtherWay: FC<{ url: string; words: string; letter: string }> = ({ url, words, letter }) => (
  <button
    type="submit"
    formaction={url}
    formnovalidate
    hx-post={url}
    hx-target="#review"
    hx-swap="outerHTML"
    hx-sync="#decide:drop"
    data-key={letter.toLowerCase()}
  >
    {words} <kbd>{letter}</kbd>
  </button>
)
