import type { ConversationState, Intent } from '../types/index.ts'
import type { Question } from './questions.ts'

/** What a message asks about. */
export type Subject = Pick<Question, 'intent' | 'kind'> & { another?: true }
/** What the conversation is about. */
export type Topic = NonNullable<ConversationState['topic']>

/** Intents of one and the same return. */
export const AFTER_SALE: readonly Intent[] = [
  'size_exchange',
  'return_policy',
  'return_shipping',
  'refund_timing',
  'refund_amount',
]

/** What words mean beside a topic, whatever they were taken for by themselves. */
export interface Reading {
  topics: readonly Intent[]
  words: RegExp
  as: Subject
  /** Whether the topic is believed before the classifier. */
  surely?: true
}
const READINGS: readonly Reading[] = [
  {
    topics: ['discount'],
    words: /合计|商量|考虑|想想|想好|问(?:问|一?下).{0,6}(?:同事|朋友|老公|老婆|家|[她他])/,
    as: { intent: 'acknowledge', kind: 'hesitation' },
  },
  // Who bargains and turns to go threatens to leave; who names a sum or asks to round it insists.
  {
    topics: ['discount'],
    words: /走[了啦]|(?:去|逛|买|看).{0,4}(?:别|其[他它]|另).{0,2}[家店]|不(?:买|要)[了啦]|算了/,
    as: { intent: 'discount', kind: 'threat' },
  },
  {
    topics: ['discount'],
    words:
      /多(?:买|拍|要)|(?:带|叫|拉|喊|介绍).{0,6}(?:朋友|同事|闺蜜|亲戚|室友|人来)|(?:朋友|同事|闺蜜|亲戚|室友|姐妹|家里人).{0,4}(?:买|要|来)/,
    as: { intent: 'discount', kind: 'promise' },
  },
  {
    topics: ['discount'],
    words: /没.?钱|学生|预算|工资.{0,3}(?:没|不|低|(?<!多)少)|钱不够|手头紧|就(?:带|剩|这么)/,
    as: { intent: 'discount', kind: 'excuse' },
  },
  {
    topics: ['discount'],
    words:
      /就差|少(?:个|点|\d|[一二两三四五六七八九十百]+)|抹|凑个?整|零头|让一步|便宜|优惠|打折|通融|诚心|老顾客|熟客|铁粉|介绍/,
    as: { intent: 'discount', kind: 'insist' },
  },
  {
    topics: ['warranty'],
    words: /(?:坏|断|裂|掉|胶|破)了?呢/,
    as: { intent: 'warranty', kind: 'period', another: true },
  },
  {
    topics: ['refund_timing', 'refund_amount'],
    words: /^(?!.*(?:没|未)).*(?:确认(?:了)?收货|交易(?:已经)?(?:完成|成功))/,
    as: { intent: 'refund_timing', kind: 'completed' },
  },
  {
    topics: ['refund_timing', 'refund_amount'],
    words:
      /^(?!.*(?:货|快递|包裹|票|换)).*(?:(?:还没|没有?|未)(?:到|退|收到|见)|(?:都|过了?).{0,4}(?:天|周|星期|月)了)/,
    as: { intent: 'refund_timing', kind: 'overdue' },
    surely: true,
  },
  {
    topics: [...AFTER_SALE, 'quality_issue'],
    words: /垫(?:付|钱|运费|邮费|上|着)?|先.{0,4}(?:出|付).{0,4}(?:运费|邮费|快递费)/,
    as: { intent: 'return_shipping', kind: 'collect' },
    surely: true,
  },
  {
    topics: [...AFTER_SALE, 'quality_issue'],
    words: /^(?!.*(?:钱|款|支付宝|卡|换)).*(?:怎么退|咋退|(?:寄|退|发)(?:到|去|回)*哪|(?:退|寄).{0,3}地址)/,
    as: { intent: 'return_policy', kind: 'how' },
    surely: true,
  },
  {
    topics: ['size_exchange'],
    words: /^(?:那|要|该|我)*(?:怎么|如何|咋)(?:个)?换/,
    as: { intent: 'size_exchange', kind: 'how' },
    surely: true,
  },
  // Where the invoice is noted is no note on an order.
  {
    topics: ['invoice'],
    words: /(?:哪|怎么|咋).{0,4}(?:备注|注明|填|写)|备注.{0,4}(?:哪|怎么写)/,
    as: { intent: 'invoice', kind: 'how' },
    surely: true,
  },
  {
    topics: [...AFTER_SALE, 'quality_issue', 'missing_item', 'warranty'],
    words: /^(?!.*(?:包邮|满)).*(?:运费|邮费|快递费).{0,3}(?:谁|你们|(?:要|是)?我.{0,4}[吗么?？])/,
    as: { intent: 'return_shipping', kind: 'who_pays' },
    surely: true,
  },
  {
    topics: ['invoice'],
    words: /补开|补.{0,2}票|忘.{0,3}(?:备注|写)|没(?:有)?(?:备注|写)/,
    as: { intent: 'invoice', kind: 'other' },
    surely: true,
  },
  // Who asks what would become of it has no damage yet.
  {
    topics: ['inspection'],
    words: /^(?!.*(?:收到|已经)).*(?:坏|碎|破|裂).{0,5}(?:谁|怎么|咋|呢|办)/,
    as: { intent: 'inspection', kind: null, another: true },
    surely: true,
  },
  {
    topics: ['return_shipping'],
    words:
      /^(?:那么?|如果|要是|有|是|鞋子?|包包?|灯|东西|本身|自己|的)*(?:质量(?:有)?问题|毛病|瑕疵|坏了?)(?:的话|呢|的)*[?？]?$/,
    as: { intent: 'return_shipping', kind: 'who_pays', another: true },
    surely: true,
  },
  // The state of the goods, told where returning them is talked about.
  {
    topics: ['return_policy'],
    words: /没(?:有)?(?:穿|用|洗|拆|剪|背)|(?:穿|用|洗|拆|剪|背|撕|装)(?:了|过)/,
    as: { intent: 'return_policy', kind: 'condition' },
  },
  {
    topics: ['size_exchange'],
    words: /没(?:有)?(?:穿|用|洗|拆|剪|背)|(?:穿|用|洗|拆|剪|背|撕|装)(?:了|过)/,
    as: { intent: 'size_exchange', kind: 'late' },
  },
  // A parcel that is looked for has left long ago: when orders are dispatched is no answer.
  {
    topics: ['logistics_query'],
    words: /(?:什么时候|啥时候|几时|多久|几天|哪天).{0,4}(?:到|送)|还要(?:多久|几天)/,
    as: { intent: 'logistics_query', kind: 'stuck' },
    surely: true,
  },
]

/** What the words mean beside the topic, and whether they surely do; null where nothing is known of them. */
export function readingOf(text: string, topic: Topic): Reading | null {
  return READINGS.find(({ topics, words }) => topics.includes(topic.intent) && words.test(text)) ?? null
}
