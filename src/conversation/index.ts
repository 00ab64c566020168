export { latest } from './effects.ts'
export { append, type Conversation, type FoldRules, fold, NEW_CONVERSATION } from './fold.ts'
export { seedOf } from './seed.ts'
export {
  type ConversationState,
  earlier,
  NEW_STATE,
  type Said,
  toldBefore,
  type Unanswered,
  wordsOfShop,
} from './state.ts'
export { type Burst, burstsOf } from './turn.ts'
