import { type Judge, unread } from '../verdict.ts'

/** Another customer's order: nothing is told of it, not even that it exists. */
export const wrongOwner: Judge = {
  name: 'wrong_owner',
  judge(_, { scene }) {
    const { order, customerId } = scene.circumstances
    const owner = order?.customerId
    const isOthers = owner != null && customerId !== null && owner !== customerId
    return isOthers ? [unread('wrong_owner', scene.text)] : null
  },
}
