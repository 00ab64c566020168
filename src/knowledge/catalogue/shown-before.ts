import { bigramsOf } from '../../types/bigrams.ts'
import type { ProductRecord } from '../../types/index.ts'
import { JOINS } from './named-in.ts'

/** What points back at something that came up before: 刚才那个双肩的, 前面那双, 上一个. */
const BACK =
  /(?:刚才?|刚刚|前面|之前|先前|上面|开头|一开始)(?:我?[说看问发聊讲]的?|的)?那?(?:一?[个双款件条只盏把台套种瓶盒袋]|鞋|包|灯|衣|裤)|上一?[个双款件条只盏把台套]/

/** Two things that are there together: 两个一起, 俩哪个轻, 这两款. */
const BOTH =
  /[两俩2二](?:[个双款件条只盏把台套种样]|者)?(?:都|加?在?一起|加?在?一块|合起来|加起来|总共|一共|哪|谁|比|有啥|有什么|区别|的?差)|分别|各自|各(?:来|要|拿|拍|买)[一1两2][个双件条只盏套份盒瓶]|这[两俩]|它[两俩]|(?:^|[,，\s那就])一(?:起|块儿?|单)[要拿买拍]|[都全](?:要|拿|买|拍)(?![\d黑白红灰蓝绿棕黄粉紫橙金银米卡藏酒])/

/** Whether the words speak of what came up before, besides what is talked about now. */
export const pointsBack = (text: string): boolean => BACK.test(text)

/**
 * The product that the words point back at: of those that came up before the one whose name they share something
 * with, else the last. Null where they point at none.
 * @param shown what came up, the newest last, without what is talked about now
 */
export function pointedBackAt(text: string, shown: readonly ProductRecord[]): ProductRecord | null {
  const at = BACK.exec(text)
  if (at === null) return null
  // 刚才那个双肩的 插水杯的兜有几个: what follows at once says which one.
  const [said = ''] = text.slice(at.index).split(/[,，。;；!！?？\s]/)
  const called = bigramsOf(said.split(JOINS)[0] ?? '')
  const sharing = shown.filter((product) => called.some((pair) => namesOf(product).includes(pair)))
  return sharing.at(-1) ?? shown.at(-1) ?? null
}

const namesOf = ({ title, aliases = [], category = '' }: ProductRecord): string =>
  [title, ...aliases, category].join(';')

/** The two that are meant where the words speak of both and name neither. */
export function bothMeant(
  text: string,
  talked: ProductRecord | null,
  shown: readonly ProductRecord[],
): [ProductRecord, ProductRecord] | null {
  const before = pointedBackAt(text, shown) ?? (BOTH.test(text) ? (shown.at(-1) ?? null) : null)
  return talked === null || before === null || before.id === talked.id ? null : [before, talked]
}
