/** How a customer begins who agrees or takes note. */
const AGREEING =
  /^(?:那?(?:好的?|行|成|中|可以)(?:吧|啊|呀|哦|嘞|的|呢|啦|滴)?|嗯+|哦+|噢+|ok(?:ay)?|收到|知道了|明白了?|了解了?|懂了|没事|没问题)(?:吧|哦|呀|啦)?/i
/** What the customer says he will do now, or leaves as it is. */
const ANNOUNCED =
  /^(?:那|就|我|咱|俺|们|先|再|去|来|自己|这就|马上|现在|待会儿?|等会儿?|晚点|回头|慢慢)*(?:(?:拍|买|下单|付款?|选|挑|收藏|填|备注|写|寄|发|拍照|等|等等|等着|等一?下|等你们?(?:们)?|等消息|等通知|等回复|放心)(?:了|啦|吧|哦|呀|啊|去|好了|就好|就行|一下|下)*)$/
const LEFT_SO =
  /^(?:那|就)*(?:先)?(?:这样|这么着|这么定|这么办|没(?:别的)?(?:问题|事|什么|啥)|不用|知道|明白|了解|放心|麻烦你们?|麻烦您|辛苦)(?:了|啦|吧|哦|呀)*$/
/** "我自己出就自己出": what was told is put up with. */
const PUT_UP_WITH = /(\p{L}{2,8})就\1(?:吧|呗|了)?$/u
/** Words that ask or want something after all. */
const WANTS =
  /[?？]|吗|么|怎么|什么|多少|多久|几|哪|能不能|可不可以|是不是|有没有|为啥|咋|帮我|但|可是|不过|便宜|少点|优惠|别家|别处|别的|人家|其[他它]|退|换|取消|改|补|要|想|考虑|琢磨|合计/
const BETWEEN = /[\s,，。.!！~～、;；…]+|(?<=^[好行]|^好[吧的])(?=那|我)/u
const ENDING = /[吧了啦哦呀啊呢的]+$/u

/**
 * Whether the message only agrees or takes note: an agreeing word, and beside it nothing but what the customer will
 * do now, puts up with or says after us.
 * @param told all that the customer was told before
 */
export function onlyAgrees(message: string, told: string): boolean {
  const text = message.replace(/[\p{Extended_Pictographic}]/gu, '').trim()
  const rest = text.replace(AGREEING, '')
  if (rest === text) return false
  const clauses = rest.split(BETWEEN).filter((clause) => clause !== '')
  return clauses.every((clause) => addsNothing(clause, told))
}

function addsNothing(clause: string, told: string): boolean {
  if (AGREEING.exec(clause)?.[0] === clause || PUT_UP_WITH.test(clause) || LEFT_SO.test(clause)) return true
  if (WANTS.test(clause)) return false
  return ANNOUNCED.test(clause) || isEcho(clause, told)
}

/** Whether the words were said by us just so. */
function isEcho(clause: string, told: string): boolean {
  const said = clause.replace(ENDING, '')
  return said.length >= 2 && told.includes(said)
}
