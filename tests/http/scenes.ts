import type { Plan } from '../../src/types/index.ts'
import type { Scene } from './seed.ts'

const handoff = (over: Partial<NonNullable<Plan['handoff']>>): NonNullable<Plan['handoff']> => ({
  urgency: 'normal',
  sign: null,
  summary: '',
  candidates: [],
  slots: [],
  told: [],
  bargaining: [],
  ...over,
})

/** Asks for a discount for the second time and is about to leave: several candidates, slots, a summary. */
export const bargaining: Scene = {
  id: 'c-bargain',
  customer: '陈先生',
  said: [
    { text: '这双鞋400块能卖吗', ago: 260 },
    {
      by: 'agent',
      text: '亲，我们是官方统一售价，每位顾客都一样哦。这款卖得很好，我帮您看看尺码有没有货？',
      ago: 240,
    },
    { text: '别家才380，不优惠我就走了，电话13812345678，你考虑下', ago: 96 },
  ],
  draft: null,
  plan: {
    decision: 'handoff',
    reason: 'close_call',
    explanation: '「讲价」和「觉得太便宜不放心」两种意思太接近，请您定一下。',
    intents: [],
    confidence: 0.52,
    why: [
      { text: '不优惠', weight: 1.4 },
      { text: '别家', weight: 0.9 },
      { text: '就走', weight: 0.7 },
      { text: '考虑', weight: -0.4 },
    ],
    handoff: handoff({
      urgency: 'high',
      summary: '还价第二轮：先出价 400 元，又说别家 380 元，不优惠就走。',
      candidates: [
        {
          intent: 'discount',
          confidence: 0.52,
          draft:
            '您眼光真好，这款皮面和做工都是店里最受欢迎的。价格是官方统一的，每位顾客都一样；满 300 元我给您备一双袜子，一起发出哦。',
        },
        {
          intent: 'low_price_doubt',
          confidence: 0.31,
          draft: '您放心，厂家直接销售和配送，到手都可以拿去专柜验证的哦。',
        },
        { intent: 'complaint', confidence: 0.08, draft: null },
      ],
      slots: [
        { name: 'amount', value: '38000', text: '380', start: 3, end: 6, polarity: 'wanted' },
        { name: 'phone', value: '13812345678', text: '13812345678', start: 18, end: 29, polarity: 'wanted' },
      ],
      told: ['官方统一售价，每位顾客都一样'],
      bargaining: ['对比型：别家 380 元', '已说：官方统一售价'],
    }),
  },
}

/** A question with a scripted answer, its facts and its deciding words. */
export const answered: Scene = {
  id: 'c-authentic',
  customer: '王女士',
  said: [{ text: '你们这个鞋是正品吗？网上买会不会有假的', ago: 24 }],
  draft:
    '亲，请您放心，我们是康奈集团官方开设的旗舰店，有工商备案，商品由厂家直接销售和配送。收到后您也可以拿到专柜验证哦。',
  plan: {
    explanation: '问的是正品保证，店里有现成的答案。',
    confidence: 0.97,
    why: [
      { text: '正品', weight: 2.1 },
      { text: '有假', weight: 0.8 },
    ],
    responses: [
      {
        intent: 'authenticity',
        kind: 'genuine',
        responseId: 'authenticity.genuine',
        version: '3f9ac2d17be0',
        wording: 0,
        facts: {
          official_shop: '康奈集团官方开设的旗舰店',
          registration: '有工商备案',
          counter_check: '拿到专柜验证',
        },
        task: null,
        text: '',
      },
    ],
  },
}

/** Seven conversations of all three shops, as different as a morning brings them. */
export const morning: readonly Scene[] = [
  {
    id: 'c-threat',
    customer: '刘小姐',
    said: [
      {
        text: '鞋底两天就开胶了，再不处理我就给差评，还要打12315投诉！',
        ago: 41,
        attachments: [{ type: 'image', url: 'https://img.example/sole.jpg' }],
      },
    ],
    draft: '亲，给您添麻烦了，真的很抱歉。我马上请专人来处理，您稍等哦。',
    plan: {
      decision: 'handoff',
      reason: 'must_hand_over',
      explanation: '客户提到差评和 12315，必须由人来答。',
      intents: ['quality_issue', 'complaint'],
      confidence: 0.91,
      handoff: handoff({
        urgency: 'urgent',
        sign: '12315',
        summary: '鞋底开胶，威胁差评和投诉，附一张照片。',
      }),
    },
  },
  bargaining,
  {
    id: 'c-invoice',
    shop: 'haidexin',
    customer: '赵工',
    said: [{ text: '可以开专票吗', ago: 210 }],
    draft: null,
    plan: {
      decision: 'handoff',
      reason: 'missing_fact',
      explanation: '店铺资料里没有发票的说明。',
      intents: ['invoice'],
      confidence: 0.95,
      handoff: handoff({ summary: '问专用发票，店铺资料没有。' }),
    },
  },
  {
    id: 'c-logistics',
    shop: 'mengtianqin',
    customer: '小鹿',
    said: [{ text: '我的包到哪了呀，怎么还没到', ago: 75 }],
    draft: '亲，麻烦您把订单号发我一下，我马上帮您查物流走到哪里了哦。',
    plan: {
      decision: 'clarify',
      reason: 'clarify',
      explanation: '查物流要先有订单号。',
      intents: ['logistics_query'],
      confidence: 0.93,
    },
  },
  answered,
  {
    id: 'c-two',
    shop: 'mengtianqin',
    customer: '吴女士',
    said: [{ text: '发什么快递？多久能发货', ago: 18 }],
    draft: '亲，默认发韵达或申通哦，付款后按顺序尽快为您安排。',
    plan: { intents: ['courier', 'shipping_time'], confidence: 0.89, explanation: '问了两件事，都有答案。' },
  },
  {
    id: 'c-photo',
    customer: '',
    said: [{ text: '', ago: 5, attachments: [{ type: 'image', url: 'https://img.example/1.jpg' }] }],
    draft: null,
    plan: {
      decision: 'handoff',
      reason: 'out_of_scope',
      explanation: '只有图片，没有文字。',
      intents: [],
      confidence: 0,
      handoff: handoff({ summary: '只发了一张图片。' }),
    },
  },
]
