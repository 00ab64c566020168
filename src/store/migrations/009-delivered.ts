/**
 * With a message stands the delivery that brought it, until it is put in its place too: the place of a delivery is a
 * page of the file that is anyone's guess, and pages are what a disk is slow at.
 */
export const delivered = (): string[] => [
  'alter table inbox add column delivery text',
  'alter table inbox add column body_hash text',
]
