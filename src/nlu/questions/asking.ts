/** Words by which a clause asks or demands something, rather than telling what went before. */
const ASKING =
  /[吗呢么?几哪谁咋啥]|[吧不没](?=$|[,.!~\s])|没有(?=$|[,.!~\s])|(.)[不没]\1|什么|怎|如何|多[久少大长]|为何|[能行帮给求请想要送催]|可以|有没|麻烦|便宜|优惠|少点|打折|包邮|快点|尽快/

/** Whether a clause of normalised text may be a question or a demand of its own. */
export const isAsking = (clause: string): boolean => ASKING.test(clause)
