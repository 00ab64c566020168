import { setImmediate } from 'node:timers/promises'
import { fold } from '../conversation/index.ts'
import type { Conversation } from '../store/store.ts'
import type { MessageEvent, Shop } from '../types/index.ts'
import type { AppContext } from './context.ts'
import { turnInput } from './work-message.ts'

/** Nobody's conversation: no order desk is asked about it and nothing of it is stored. */
function imagined(shop: Shop, text: string, at: number): Conversation {
  return {
    id: 'rehearsal',
    shop: shop.shop,
    channel: 'standard',
    customerName: null,
    customerId: null,
    version: 1,
    lastMessageAt: at,
    lastText: text,
    order: null,
    product: null,
  }
}

async function once(ctx: AppContext, shop: Shop, text: string): Promise<void> {
  const at = ctx.clock()
  const message: MessageEvent = {
    type: 'message',
    at,
    id: 'm',
    text,
    attachments: [],
    product: null,
    order: null,
  }
  const task = { shop, conversation: imagined(shop, text, at), openConversations: async () => 0 }
  await turnInput(ctx, task, fold([message], ctx.planner))
}

/** What goes on beside the server's work until it is done, stopped, or in the way of that. */
export interface Rehearsal {
  /** Resolves when it has ended by itself. */
  done: Promise<void>
  stop(): Promise<void>
}

/**
 * Drafts for these texts and throws the drafts away: what a process has done a thousand times takes a third of the
 * time, and who writes right after the start waits no longer than others. Ends at the first real message.
 */
export function startRehearsal(ctx: AppContext, texts: readonly string[]): Rehearsal {
  const alone: AppContext = { ...ctx, orderDesk: null }
  const shops = [...ctx.shops.values()]
  let isOver = false
  const end = () => {
    isOver = true
  }
  const unsubscribe = ctx.bus.on('work', end)
  const run = async () => {
    for (const [i, text] of texts.entries()) {
      await setImmediate()
      if (isOver) return
      await once(alone, shops[i % shops.length]!, text)
    }
  }
  const done = run()
    .catch((err) => ctx.log.warn({ err }, 'the rehearsal was given up'))
    .finally(unsubscribe)
  return {
    done,
    stop: () => {
      end()
      return done
    },
  }
}
