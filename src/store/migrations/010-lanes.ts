/** What is due in a lane, oldest first, is read off one index, however much waits: a platform may be away for a day. */
export const lanes = (): string[] => [
  'drop index outbox_due',
  'create index outbox_lane on outbox (shop, channel, next_attempt_at, seq) where pending = 1',
]
