import type { SlotName } from '../types/index.ts'

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
