import type { Decision, Reason, SlotName, Urgency } from '../types/index.ts'

/** What an agent reads on a draft's badge. */
export const DECISION_LABELS: Record<Decision, string> = {
  reply: '可直接发',
  clarify: '需补充',
  handoff: '转人工',
  silent: '无需回复',
}

/** The reason in a few words; the sentence is the plan's `explanation`. */
export const REASON_LABELS: Record<Reason, string> = {
  answered: '有现成答案',
  clarify: '先问清楚',
  low_confidence: '把握不足',
  close_call: '两种意思接近',
  out_of_scope: '超出范围',
  missing_fact: '店铺资料没有',
  missing_slot: '缺少信息',
  by_policy: '规定人工处理',
  must_hand_over: '必须人工',
  asked_again: '同一问题再问',
  last_round: '议价到底',
  promise_overdue: '承诺已过期',
  style: '话术未过检查',
  ambiguous: '请顾客二选一',
  wrong_owner: '不是他的订单',
  unknown_product: '不知道哪一款',
  attachment: '仅图片',
  too_costly: '没读完',
  off_hours: '非工作时间',
  overloaded: '接待繁忙',
  acknowledgement: '只是应一声',
  retracted: '顾客收回了',
  merged: '并入下一条',
}

export const SLOT_LABELS: Record<SlotName, string> = {
  size: '尺码',
  place: '地区',
  courier: '快递',
  amount: '金额',
  order_number: '订单号',
  phone: '电话',
  date: '日期',
  duration: '时长',
  color: '颜色',
  count: '数量',
}

export const URGENCY_LABELS: Record<Urgency, string> = { normal: '普通', high: '较急', urgent: '紧急' }

export const ATTACHMENT_LABELS: Record<string, string> = {
  image: '图片',
  video: '视频',
  voice: '语音',
  file: '文件',
  product: '商品',
  order: '订单',
}

export const OUT_OF_SCOPE_TITLE = '超出范围'

/** The rules of house style, as an agent reads them beside her words. */
export const STYLE_LABELS: Record<string, string> = {
  rhetorical_question: '反问或质问语气',
  disparaging: '贬低他人',
  superlative: '广告法禁用的绝对化用语',
  pushy: '催促或制造紧张',
  review_begging: '索要好评或改评',
  reproach: '指责顾客',
  shouting: '标点连用',
  condescending: '居高临下',
  bureaucratic: '官腔',
  gushing: '过分热情',
  suspicious: '像在怀疑顾客',
  unasked_praise: '夸奖问题本身',
  idle: '没有内容的话',
  passed_on: '把顾客推给别人',
  placeholder: '有没填上的空',
  contact_data: '留了联系方式',
  concession: '在价格上松口',
  groundless_promise: '店铺资料里没有的承诺',
  one_word: '太短',
  too_long: '太长',
  address_mixed: '你和您混用',
  exclamation_marks: '感叹号太多',
  many_questions: '问题太多',
  negation_opening: '以否定开头',
  refusal_closes: '以拒绝结尾',
}
