import { instantOf, type ProductRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { type Answer, factsOf } from '../known.ts'
import type { Attributes } from './attributes.ts'

/** 开车穿行不: what the shop says that it is for, where the words ask for no more than that. */
export function suits(product: ProductRecord, words: string, { alike }: Attributes): Answer<'suits'> | null {
  if (!SUITS.test(words)) return null
  const same = alike.filter((each) => each.some((word) => words.includes(word))).flat()
  const tags = (product.tags ?? []).filter((tag) => words.includes(plain(tag)) || same.includes(tag))
  if (tags.length === 0) return null
  const fact = factsOf(`product ${product.id}`, instantOf(product.updatedAt))
  return { outcome: 'suits', facts: [fact('product.tags', tags.join('、'))] }
}

/** Whether it is good for something: 合适吗, 行不, 能用吗. */
const SUITS =
  /适合|合适|(?:行|可以|能|好)(?:吗|么|不|没|嘛|伐)|能[^,，]{0,4}[用穿背戴](?:吗|么|不|没|嘛)|[用穿背戴](?:吗|么|不|嘛|得)/
