/* E-mail addresses and the accounts of chat platforms. Every repetition is bounded: linear in the text. */

type Span = [start: number, end: number]

const BETWEEN = String.raw`(?:同\s?qq)?[\s号码id是为叫加吗,:=“"「【(❤♥-]{0,6}`

/** The local part but its first character. */
const EMAIL = /([\w.+-]{1,64})\s?@\s?[a-z0-9-]{1,40}(?:[.。][a-z0-9-]{2,20}){1,3}/giu

/** Written past a filter: the mailbox is known all the same. */
const SPELLED =
  /([\w.+-]{2,64})\s?(?:#|at|艾特|圈a|\(at\)|\[at\])\s?(?:qq|163|126|139|189|sina|sohu|gmail|outlook|hotmail|foxmail|yeah)\s?(?:\.|。|点|dot)\s?(?:com|cn|net)/giu

/** The words by which people name the platform, also past its filters. */
const WECHAT = new RegExp(
  `(?:[微薇威徽围维卫魏]\\s?信|微讯|v信|卫星|绿泡泡|wechat|weixin|加(?:个|下|我)?[v微薇]|[+➕]v|我的?v(?=[:是号])|薇(?=[a-z])|(?<![a-z])(?:[wv]\\s?x|v(?=[:号❤♥])))${BETWEEN}([a-z][\\w-]{5,19}|[1-9][\\w-]{5,19})(?![\\w-])`,
  'giu',
)
const WXID = /wxid_\w{6,24}/giu

const QQ = new RegExp(
  `(?:(?<![a-z])q\\s?q|扣扣|抠抠|球球|企鹅|扣(?=[1-9]\\d{7})|[加我]q|(?<![a-z])q(?=[号:]))(?:群|邮箱|交谈)?${BETWEEN}([1-9](?:[\\s-]?\\d){4,11})(?!\\d)`,
  'giu',
)

function* spansOf(text: string, pattern: RegExp, kept: number): Generator<Span> {
  for (const found of text.matchAll(pattern)) {
    const [whole, account = whole] = found
    const start = found.index + whole.lastIndexOf(account)
    yield [start + Math.min(kept, account.length - 1), start + account.length]
  }
}

function* emailSpans(text: string): Generator<Span> {
  for (const pattern of [EMAIL, SPELLED])
    for (const { index, 1: local = '' } of text.matchAll(pattern))
      yield [index + (local.length > 1 ? 1 : 0), index + local.length]
}

/** What comes after the platform's word and is a word or a sum of its own. */
const NO_ACCOUNT = /^(?:\d+(?:元|块|折|分|件|双|个|天|小时)|iphone|android|huawei)/iu

function* wechatSpans(text: string): Generator<Span> {
  for (const [start, end] of spansOf(text, WECHAT, 1)) {
    if (!NO_ACCOUNT.test(text.slice(start - 1))) yield [start, end]
  }
  yield* spansOf(text, WXID, 5)
}

/** Letters and digits of full width as those of half width: a text of the same length. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

export function* contactSpans(written: string): Generator<Span> {
  const text = halfWidth(written)
  yield* emailSpans(text)
  yield* wechatSpans(text)
  yield* spansOf(text, QQ, 2)
}
