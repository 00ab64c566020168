import type { ConversationState, Unanswered } from './state.ts'

/** Messages that a customer wrote in one go. */
export type Burst = readonly Unanswered[]

/** What is unanswered, in bursts: messages that follow each other within the window are one. */
export function burstsOf({ unanswered }: ConversationState, windowSeconds: number): Burst[] {
  const bursts: Unanswered[][] = []
  for (const message of unanswered) {
    const last = bursts.at(-1)?.at(-1)
    if (last !== undefined && message.at - last.at <= windowSeconds * 1000) bursts.at(-1)!.push(message)
    else bursts.push([message])
  }
  return bursts
}
