import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { IntentScript, Response, Scripts, Urgency } from '../../src/types/index.ts'
import {
  bargainingSchema,
  contextSchema,
  handoffSchema,
  holdingSchema,
  INTENTS,
  intentScriptSchema,
  outgoingSchema,
  REASONS,
  responseSchema,
  signsSchema,
} from '../../src/types/index.ts'
import { STYLE_SOURCE } from './style/real.ts'

type Loose = Partial<Omit<Response, 'wordings'>> & { id: string }

/** A response in three wordings: the text given, and the same in two other beginnings. */
export function response({ id, ...rest }: Loose, text: string): Response {
  const wordings = [text, `亲,${text}`, `您看,${text}`]
  return responseSchema.parse({ id, ...rest, wordings })
}

const example = ['for tests']

/** A sign of one group; `title` of the shipped ones is what agents read. */
function sign(id: string, urgency: Urgency, any: string[], mentions: string[]) {
  const groups = [{ about: id, any, yes: example }]
  const title = { bad_review: '差评', authority: '工商', person: '人工' }[id]
  return mentions.length === 0
    ? { id, title, urgency, groups }
    : { id, title, urgency, groups, mentions: { any: mentions, yes: example } }
}

function intent(script: Partial<IntentScript> & Pick<IntentScript, 'intent' | 'policy'>): IntentScript {
  return intentScriptSchema.parse({ title: script.intent, about: 'for tests', risk: 'low', ...script })
}

const kinds = (...names: string[]) => Object.fromEntries(names.map((title) => [title, { title }]))
const HAGGLING = [
  'first_ask',
  'too_expensive',
  'next_time',
  'promise',
  'comparison',
  'ultimatum',
  'threat',
  'excuse',
]

const INTENT_SCRIPTS: IntentScript[] = [
  intent({
    intent: 'authenticity',
    policy: 'reply',
    kinds: kinds('genuine', 'compensation'),
    responses: [
      response(
        { id: 'authenticity.genuine', kinds: ['genuine'], facts: ['official'] },
        '我们是{official}，您可以放心选购哦。',
      ),
      response(
        { id: 'authenticity.compensation', kinds: ['compensation'], facts: ['compensation'] },
        '我们承诺{compensation}，请您放心呢。',
      ),
    ],
  }),
  intent({
    intent: 'shipping_time',
    policy: 'reply',
    kinds: kinds('dispatch', 'arrival', 'urge', 'overdue'),
    responses: [
      response(
        { id: 'shipping_time.dispatch', kinds: ['dispatch', 'urge'], facts: ['dispatch'] },
        '我们会在{dispatch}为您发出{goods}哦。',
      ),
      response(
        { id: 'shipping_time.place', kinds: ['arrival'], when: { slots: ['place'] }, facts: ['dispatch'] },
        '寄到{slot.place}要看路上情况，{dispatch}会先发出哦。',
      ),
      response(
        { id: 'shipping_time.arrival', kinds: ['arrival'], facts: ['dispatch'] },
        '到货要看路上情况，{dispatch}会先发出哦。',
      ),
      response(
        { id: 'shipping_time.overdue', kinds: ['overdue'] },
        '让您久等真的很抱歉，请同事马上为您查看呢。',
      ),
    ],
  }),
  intent({
    intent: 'courier',
    policy: 'reply',
    kinds: kinds('which', 'specific'),
    responses: [
      response(
        {
          id: 'courier.specific.listed',
          kinds: ['specific'],
          when: { unlisted: false },
          facts: ['couriers'],
        },
        '{slot.courier}是我们常用的快递，默认{couriers}哦。',
      ),
      response(
        {
          id: 'courier.specific.unlisted',
          kinds: ['specific'],
          when: { unlisted: true },
          facts: ['couriers'],
        },
        '我们默认{couriers}，{slot.courier}请同事为您核实哦。',
      ),
      response(
        { id: 'courier.which', kinds: ['which'], facts: ['couriers'] },
        '我们默认发{couriers}，您看合适吗？',
      ),
    ],
  }),
  intent({
    intent: 'gifts',
    policy: 'reply',
    kinds: kinds('available'),
    responses: [
      response(
        { id: 'gifts.available', kinds: ['available'], facts: ['gift'] },
        '现在{gift}，您可以看看哦。',
      ),
    ],
  }),
  intent({
    intent: 'invoice',
    policy: 'reply',
    kinds: { ...kinds('available', 'title'), special: { title: 'special', policy: 'handoff' } },
    responses: [
      response(
        { id: 'invoice.available', kinds: ['available'], facts: ['invoice'] },
        '我们可以提供{invoice}哦。',
      ),
    ],
  }),
  intent({
    intent: 'discount',
    policy: 'reply',
    kinds: {
      ...kinds(...HAGGLING, 'insist', 'other'),
      price_protection: { title: 'price_protection', policy: 'handoff', needs: ['order_number'] },
    },
  }),
  intent({
    intent: 'promotion',
    policy: 'reply',
    kinds: kinds('activities'),
    responses: [
      response(
        { id: 'promotion.on', kinds: ['activities'], when: { campaign: true }, facts: ['reductions'] },
        '活动期间{reductions}，您可以看看哦。',
      ),
    ],
  }),
  intent({
    intent: 'stock',
    policy: 'clarify',
    needs: ['product', 'size'],
    responses: [
      response(
        { id: 'stock.rule', facts: ['stock_rule'], policy: 'reply' },
        '{stock_rule}，您可以放心选购哦。',
      ),
      response({ id: 'stock.ask', when: { given: false } }, '麻烦把款号和尺码告诉我，我为您查看哦。'),
    ],
  }),
  intent({
    intent: 'logistics_query',
    policy: 'clarify',
    needs: ['order_number'],
    responses: [
      response({ id: 'logistics_query.ask', when: { given: false } }, '麻烦把订单号发给我，我为您查看哦。'),
      response(
        { id: 'logistics_query.given', when: { given: true } },
        '订单号收到啦，正请同事为您查看物流哦。',
      ),
    ],
  }),
  intent({
    intent: 'quality_issue',
    policy: 'handoff',
    needs: ['photo'],
    responses: [
      response(
        { id: 'quality_issue.ask', when: { given: false } },
        '让您遇到这样的情况真抱歉，麻烦拍几张照片给我们看看哦。',
      ),
      response({ id: 'quality_issue.given', when: { given: true } }, '照片收到啦，正请同事为您核实哦。'),
    ],
  }),
  intent({
    intent: 'greeting',
    policy: 'reply',
    responses: [
      response(
        { id: 'greeting.morning', when: { greeted: false, hours: [5, 12] } },
        '早上好，有什么可以为您效劳呢？',
      ),
      response({ id: 'greeting.day', when: { greeted: false } }, '您好呀，有什么可以为您效劳呢？'),
      response({ id: 'greeting.again', when: { greeted: true } }, '在的呢，您想了解什么请告诉我哦。'),
    ],
  }),
  intent({
    intent: 'thanks_bye',
    policy: 'reply',
    responses: [response({ id: 'thanks_bye.bye' }, '很高兴为您服务，祝您生活愉快哦。')],
  }),
  intent({
    intent: 'acknowledge',
    policy: 'silent',
    kinds: { ok: { title: 'ok' }, hesitation: { title: 'hesitation', policy: 'reply' } },
    responses: [
      response({ id: 'acknowledge.hesitation', kinds: ['hesitation'] }, '您慢慢看，想了解什么随时告诉我哦。'),
    ],
  }),
  intent({ intent: 'human_request', policy: 'handoff' }),
  intent({ intent: 'complaint', policy: 'handoff', kinds: kinds('service', 'threat') }),
]

const TACTICS = [...HAGGLING.filter((kind) => kind !== 'threat'), 'hesitation'].map((kind) =>
  response(
    { id: `bargaining.${kind}`, kinds: [kind] },
    `关于${kind}您的想法很能理解，我们的品质和服务都用心在做哦。`,
  ),
)

/** Scripts of a small shop, in words of their own: what the planner does must not hang on the shipped words. */
export const SCRIPTS: Scripts = {
  intents: new Map(INTENT_SCRIPTS.map((script) => [script.intent, script])),
  style: STYLE_SOURCE,
  bargaining: bargainingSchema.parse({
    tactics: [
      ...TACTICS,
      response(
        { id: 'bargaining.insist', kinds: ['insist'] },
        '您的心意我明白，价格对每位顾客都一样，做工您可以放心哦。',
      ),
      response(
        { id: 'bargaining.insist.more', kinds: ['insist'] },
        '您这么用心比较，说明您真的喜欢，穿着舒服值得您考虑哦。',
      ),
    ],
    sandwich: {
      praise: [response({ id: 'bargaining.praise' }, '您的眼光真的很不错呢。')],
      value: [
        response(
          { id: 'bargaining.value', facts: ['official'] },
          '我们是{official}，每一双都用心做，价格上没办法再调整。',
        ),
      ],
      closing: [
        response({ id: 'bargaining.closing.gift', facts: ['gift'] }, '现在{gift}，喜欢的话可以带上一双哦。'),
        response({ id: 'bargaining.closing' }, '喜欢的话早点带回家，早点享受舒适哦。'),
      ],
    },
  }),
  context: contextSchema.parse(parse(readFileSync('intents/_context.yaml', 'utf8'))),
  signs: signsSchema.parse({
    sure: 0.5,
    sure_beside: 0.8,
    signs: [
      sign('bad_review', 'urgent', ['差评'], ['没有?差评', '差评多']),
      sign('authority', 'urgent', ['工商', '12315', '投诉'], ['工商备案']),
      sign('person', 'high', ['转人工', '找人工'], []),
    ],
  }),
  handoff: handoffSchema.parse({
    urgency: {
      complaint: 'high',
      'complaint/threat': 'urgent',
      human_request: 'high',
      quality_issue: 'high',
    },
    explanations: Object.fromEntries(
      REASONS.map((reason) => [reason, `${reason} {intent} {sign} {needs} {round}`]),
    ),
    summary: {
      asked: '问了{intents}:{text}',
      said: '说了:{text}',
      bargaining: '谈价{round}轮',
      slots: '提到{slots}',
      waiting: '等{needs}',
      order: '订单{order}',
      photo: '有照片',
    },
    needs: {
      order_number: '订单号',
      photo: '照片',
      size: '尺码',
      measurements: '脚长',
      product: '款号',
      wish: '用途',
    },
  }),
  holding: holdingSchema.parse({
    words: [
      {
        id: 'holding.missing_fact',
        reasons: ['missing_fact'],
        when: {},
        wordings: ['这个请同事为您核实一下哦。', '我请同事来为您看一下哦。', '稍等，请同事为您确认一下哦。'],
      },
      {
        id: 'holding.must',
        reasons: ['must_hand_over'],
        when: {},
        wordings: [
          '非常理解您的心情，马上请负责的同事来为您处理。',
          '给您添麻烦了，负责的同事这就来。',
          '真的抱歉，请负责的同事来跟进。',
        ],
      },
      {
        id: 'holding.by_policy',
        reasons: ['by_policy', 'last_round'],
        when: {},
        wordings: ['这个请同事来为您跟进哦。', '已经请同事来看了哦。', '请您稍等，同事来为您看哦。'],
      },
    ],
    off_hours: [response({ id: 'holding.off_hours' }, '同事现在休息，{opens}上班后第一时间回复您哦。')],
    overloaded: [response({ id: 'holding.overloaded' }, '现在咨询的顾客比较多，会按顺序回复您哦。')],
    opens: { today: '今天{time}', tomorrow: '明天{time}', later: '{month}月{day}日{time}' },
    joins: ['另外，', '还有，'],
    about: '{topic}方面，',
    topics: { authenticity: '正品' },
    greetings: ['亲爱的', '亲', '您好'],
  }),
  outgoing: outgoingSchema.parse({
    payment_reminder: [
      response({ id: 'outgoing.payment.minutes' }, '您的{product}还剩{left}可以付款。'),
      response({ id: 'outgoing.payment.product' }, '您选的{product}已经为您留着，方便时付款就会安排哦。'),
      response({ id: 'outgoing.payment.help' }, '付款时遇到什么问题请告诉我，我来为您看看哦。'),
    ],
    order_check: [
      response({ id: 'outgoing.check' }, '您的{product}准备发出啦，麻烦核对一下地址、尺码和颜色哦。'),
    ],
    dispatched: [response({ id: 'outgoing.dispatched' }, '您的{product}发出了，{courier}单号{tracking}。')],
    arrived: [response({ id: 'outgoing.arrived' }, '您的{product}送到了。')],
    follow_up: [response({ id: 'outgoing.follow' }, '{goods}收到啦，穿着有什么感受请告诉我们哦。')],
    left: '{minutes}分钟',
    statuses: {
      payment_reminder: ['unpaid'],
      order_check: ['paid'],
      dispatched: ['shipped'],
      arrived: ['delivered'],
      follow_up: ['signed', 'delivered'],
    },
  }),
}

export const WITHOUT_SCRIPT = INTENTS.filter((name) => !SCRIPTS.intents.has(name))
