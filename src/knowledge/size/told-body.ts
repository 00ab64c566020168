import type { ProductRecord } from '../../types/index.ts'
import { withFigures } from '../spelled-sizes.ts'
import { adviseSize } from './advise.ts'
import { type Body, readBody, tellsBody } from './body.ts'
import { withoutWeighed } from './weighed.ts'

/** Words that tell of a body; a bare number is one where hardly anything stands around it. */
const OF_BODY =
  /身高|体重|脚|足长|[\d半](?:cm|厘米|公分|斤|kg|公斤)|\d米|穿[\d大小]|(?:都|一直|向来)[买拍]\d|^\D{0,3}\d{2,3}\D{0,3}$/i

/**
 * The body that a text tells of, put together with what was told before where a piece is missing (我160 … 55kg). What
 * was complete already is another's: to 我妹165呢 it adds nothing; who tells no measure at all still talks of the same.
 * @param earlier the customer's texts before, oldest first
 */
export function bodyTold(said: string, earlier: readonly string[], product: ProductRecord): Body {
  const body = bodyIn(withoutWeighed(said), earlier.map(withoutWeighed), product)
  // 穿42会大吗 with nothing told besides is the size that is worn.
  return tellsBody(body) || withoutWeighed(said) === said ? body : bodyIn(said, earlier, product)
}

function bodyIn(said: string, earlier: readonly string[], product: ProductRecord): Body {
  const text = withFigures(said)
  const isMissing = (body: Body) => adviseSize(product, body).outcome === 'ask'
  const own = readBody(text)
  let all = text
  let body = own
  for (const before of earlier.map(withFigures).reverse()) {
    if (!isMissing(body)) break
    if (!OF_BODY.test(before)) continue
    const isComplete = !isMissing(readBody(before))
    if (isComplete && tellsBody(own)) break
    all = `${all}\n${before}`
    body = readBody(all)
  }
  return body
}
