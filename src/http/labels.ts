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
