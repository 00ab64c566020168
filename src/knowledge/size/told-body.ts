import type { ProductRecord } from '../../types/index.ts'
import { withFigures } from '../spelled-sizes.ts'
import { adviseSize } from './advise.ts'
import { type Body, readBody, tellsBody } from './body.ts'
import { speaksOfAnother } from './each-body.ts'
import { withoutWeighed } from './weighed.ts'

/** Words that tell of a body, and a foot with its tenths; a bare number is one where hardly anything stands around it. */
const OF_BODY =
  /(?<![\d.])2\d\.\d(?![\d元块])|身高|体重|脚|足长|[\d半](?:cm|厘米|公分|斤|kg|公斤)|\d米|穿[\d大小]|平[时常][^,.!?\d]{0,4}\d|(?:都|一直|向来)[买拍]\d|^\D{0,3}\d{2,3}\D{0,3}$/i

/**
 * The body that a text tells of, put together with what was told before where a piece is missing (我160 … 55kg). What
 * was complete already is another's: to 我妹165呢 it adds nothing; who tells no measure at all still talks of the same.
 * @param before the customer's texts before, oldest first
 */
export function bodyTold(told: string, before: readonly string[], product: ProductRecord): Body {
  const [said, ...all] = [told, ...before].map((text) => withoutSports(text, product)) as [string]
  // 我弟呢 他球鞋43: what was told before is somebody else's.
  const earlier = said !== told && speaksOfAnother(told) ? [] : all
  const body = bodyIn(withoutWeighed(said), earlier.map(withoutWeighed), product)
  // 穿42会大吗 with nothing told besides is the size that is worn.
  return tellsBody(body) || withoutWeighed(said) === said ? body : bodyIn(said, earlier, product)
}

/** What is worn of shoes that are cut otherwise: 跑鞋都穿43. */
const SPORTS =
  /(?:运动鞋|跑步?鞋|球鞋|帆布鞋)(?:平[时常]|一般|一直|基本|都|也|是|穿|的)*(?:3[3-9]|4[0-8])(?:\.5)?(?:码|号)?的?/g
const OF_SPORTS = /运动|跑|球鞋|帆布|休闲|板鞋/

/** A sports shoe's size tells nothing of the size in other shoes, but of what is cut large or small by which way. */
const withoutSports = (text: string, { title, category, fit }: ProductRecord): string =>
  OF_SPORTS.test(`${title}${category ?? ''}`) || fit === '偏大' || fit === '偏小'
    ? text
    : text.replace(SPORTS, ' ')

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
