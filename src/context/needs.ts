import type { Circumstances, Need, Slot, SlotName } from '../types/index.ts'

/** A photo in the platform's text form. */
const PHOTO_MARK = /[[【<](图片|照片|image|视频)[\]】>]/i
/** "图片发了", "照片传过去了": the customer says that it was sent. */
const PHOTO_SENT = /(图|照|视频|相片).{0,4}(发|传|拍|上)|(发|传|拍|上传).{0,6}(图|照|视频|了|过去|给[您你])/
/** "怎么拍照给你": asks how to send it. */
const ASKING_HOW = /怎么|如何|哪里|哪儿|吗|[?？]|没(发|传|拍)|不(会|了|想|能)/
/** A model number: letters and digits, or four digits and more. */
const MODEL = /[a-z]+-?\d{2,}|\d{4,}|第[一二三四五\d]+[个款]|这[款双个件]|那[款双个件]|链接|https?:/i
/** A measure that says what it is of, in a message that asks more. */
const MEASURED = /脚长\D{0,3}\d|\d\s*(?:cm|厘米|公分|码|斤|kg)|穿\s*[34]\d/i
const MEASURE = /\d|[三四]十[一二三四五六七八九]?|[一二两三四五六七八九十百]+个?(?:平|米|寸|码|斤|厘米|公分)/
/** A number by which an order is found too: that of its parcel. */
const PARCEL = /[a-z]{2,4}\d{8,}|(?<!\d)\d{10,}/i

/** Where a need's value can be found among the slots. */
const SLOTS: Record<Need, readonly SlotName[]> = {
  order_number: ['order_number'],
  photo: [],
  size: ['size'],
  measurements: ['size'],
  product: [],
}

/** What the customer has let us know: the message, its slots and those given earlier, the platform's own facts. */
export interface Known {
  text: string
  slots: readonly Slot[]
  circumstances: Circumstances
}

/** The needs that are still open. */
export function missing(needs: readonly Need[], known: Known): Need[] {
  return needs.filter((need) => !isKnown(need, known))
}

function isKnown(need: Need, { text, slots, circumstances }: Known): boolean {
  if (slots.some((slot) => SLOTS[need].includes(slot.name) && isAbsolute(slot))) return true
  if (need === 'photo') return hasPhoto(text, circumstances)
  if (need === 'order_number') return circumstances.order !== null
  if (need === 'measurements') return MEASURED.test(text)
  return need === 'product' && circumstances.product !== null
}

/** Whether the message is nothing but pictures and blanks. */
export function isWordless(text: string): boolean {
  return text.replace(new RegExp(PHOTO_MARK, 'gi'), '').trim() === ''
}

/** "大一码" says how another size would be, not which one. */
function isAbsolute(slot: Slot): boolean {
  return slot.name !== 'size' || /\d|^[smlx]+$/i.test(slot.value)
}

export function hasPhoto(text: string, circumstances: Circumstances): boolean {
  return circumstances.hasPhoto || PHOTO_MARK.test(text)
}

/** The needs that an answer gives. An answer may be looser than a value: "就这款", "脚长24.5", "图片发了". */
export function givenBy(needs: readonly Need[], known: Known): Need[] {
  return needs.filter((need) => isKnown(need, known) || givesLoosely(need, known))
}

function givesLoosely(need: Need, { text, slots }: Known): boolean {
  if (need === 'photo') return PHOTO_SENT.test(text) && !ASKING_HOW.test(text)
  if (need === 'measurements') return MEASURE.test(text)
  if (need === 'product') return MODEL.test(text) || slots.some((slot) => slot.name === 'color')
  if (need === 'order_number') return PARCEL.test(text) || slots.some((slot) => slot.name === 'phone')
  return false
}
