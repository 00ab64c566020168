import type { Finder, Found, Scan } from './scan.ts'

const DIGITS = /(?<![\da-z.-])\d{8,22}(?![\da-z]|[.-]\d)/g
/** What is not an order's number though as long: tax and bank numbers, parcels, telephones. */
const OTHER =
  /(?:税号|识别号|信用代码|卡号|账号|帐号|身份证号?|快递号|(?:快递|物流|运|退货)单号|电话|手机号?|货号|条码)[是为:\s]{0,3}$/
const LABEL = /(?:订单|单号|订单编号|[这那][个笔张]?单子?|单子)[是为:号\s]{0,3}$/
/** What makes a number behind which it stands an order's: 26119002这单. */
const LABEL_BEHIND = /^\s?[这那的]?[个笔张]?(?:订单|单子?)(?![价买个件双位独纯])/

/** Order numbers: 12 to 22 digits, or from 8 digits on after 订单号 or 单号, or before 这单. */
export const orderNumber: Finder = {
  triggers: '0123456789',
  find(scan: Scan): Found[] {
    const found: Found[] = []
    for (const { 0: digits, index } of scan.text.matchAll(DIGITS)) {
      const before = scan.before(index, 10)
      if (!scan.isFree(index) || OTHER.test(before)) continue
      const behind = scan.text.slice(index + digits.length, index + digits.length + 6)
      if (digits.length < 12 && !LABEL.test(before) && !LABEL_BEHIND.test(behind)) continue
      found.push({ name: 'order_number', value: digits, start: index, end: index + digits.length })
    }
    return found
  },
}
