import { calendarDays } from './date-numbers.ts'
import type { Finder, Found, Scan } from './scan.ts'

const DAYS = /大[前后]天|(?<![以之最今然过往向])[前后]天(?!天)|[昨今明][天晚早日儿]|明后天/g
const WEEKDAY =
  /(?:([下上本这]个?)|(?<![一两二三四五六七八九十几\d每个]))(?:周|星期|礼拜)([一二三四五六日天末1-6])(?![天个次年岁]|(?<=一)[直定般样起共些点下双件])/g
const PART =
  /(?<![\d一二三四五六七八九十个俩仨])(?:(?:这个?|本|下个?|上个?)?月[底初中]|年[底前初](?!龄))|[下这上本]个月/g
const SEASON =
  /(?<![一两二三四五六七八九十几\d])双(?:十一|十二|11|12)(?!\d)|(?<![\d.])(?:11\.11|12\.12|6\.18|618)(?![\d.元块号码多])|春节|过年|除夕|元宵节?|清明节?|五一(?![百千])|端午节?|七夕|中秋节?|国庆节?|元旦|圣诞节?|情人节|[父母]亲节|妇女节|劳动节|教师节|儿童节|感恩节|重阳节|黑五|女王节|年货节|三八节/g
const STANDARD: Record<string, string> = {
  双11: '双十一',
  '11.11': '双十一',
  双12: '双十二',
  '12.12': '双十二',
  '6.18': '618',
}

/**
 * Days and shopping seasons as standardised text: 明天, 周五, 下周一, 11月3日, 28日, 月底, 双十一. No clock is read:
 * which day that is, is for others to say.
 */
export const date: Finder = {
  triggers: '天晚早儿日号月年周星礼双春除元清端七中国圣情父母妇劳教感重黑女五三.-/8',
  find(scan: Scan): Found[] {
    const found = words(scan, SEASON, ([name]) => STANDARD[name] ?? season(name))
    found.push(...words(scan, DAYS, ([word]) => dayWord(word)))
    found.push(...words(scan, WEEKDAY, weekday))
    found.push(...words(scan, PART, ([word]) => word))
    for (const each of found) scan.take(each)
    return [...found, ...calendarDays(scan)]
  },
}

function words(scan: Scan, pattern: RegExp, standard: (match: RegExpExecArray) => string): Found[] {
  const found: Found[] = []
  for (const match of scan.text.matchAll(pattern)) {
    found.push({
      name: 'date',
      value: standard(match),
      start: match.index,
      end: match.index + match[0].length,
    })
  }
  return found
}

function season(name: string): string {
  return name.replace(/(?<=元宵|清明|端午|中秋|国庆|圣诞)节$/, '')
}

function dayWord(word: string): string {
  return word.endsWith('天') ? word : `${word[0]}天`
}

function weekday([, week = '', day]: RegExpExecArray): string {
  const name = day === '天' ? '日' : '一二三四五六'[Number(day) - 1]
  return `${week.replace('个', '')}周${name ?? day}`
}
