import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { compileSigns, findSign } from '../../src/context/signs.ts'

const { scripts } = loadScripts(join(import.meta.dirname, '../../intents'))
const signs = compileSigns(scripts.signs)
const signOf = (text: string) => {
  const normalised = text.toLowerCase().replace(/\s+/g, '')
  return findSign({ normalised, text }, signs)?.id ?? null
}

describe('a must-hand-over sign', () => {
  it.each(scripts.signs.signs.flatMap(({ groups }) => groups.flatMap(({ yes }) => yes)))(
    'is found in its example %s',
    (text) => expect(signOf(text)).not.toBeNull(),
  )

  it.each(scripts.signs.signs.flatMap(({ mentions }) => mentions?.yes ?? []))(
    'is not found in the mere mention %s',
    (text) => expect(signOf(text)).toBeNull(),
  )

  it.each([
    ['再不发货就cha评了', 'bad_review'],
    ['能不能便宜点，不便宜给叉评', 'bad_review'],
    ['再不退款就给你们一⭐', 'bad_review'],
    ['这是正品吗，假的我就打⑫③①⑤', 'authority'],
    ['再不给我退钱，小红薯见', 'exposure'],
    ['我要投.诉', 'complaint'],
  ])('hides in %s and is found', (text, sign) => expect(signOf(text)).toBe(sign))

  it.each(['叉子评价不错', '质量差 评论都这么说', '差不多一星期', '五角星的那款', '12-31 5点前能发吗'])(
    'is not made of ordinary words: %s',
    (text) => expect(signOf(text)).toBeNull(),
  )

  it.each([
    ['亮一会就跳闸了', 'fire'],
    ['刚通电一会儿就冒烟', 'fire'],
    ['我婆婆被灯罩打到了', 'injury'],
    ['给我爸买的那双,他脚肿了', 'injury'],
    ['差评都编好了,发不发看你们', 'bad_review'],
    ['我抖音三万粉你看着办', 'exposure'],
    ['我喊一群同事来给你们评分', 'exposure'],
    ['我叔是律师,你们掂量', 'authority'],
  ])('is found in %s', (text, sign) => expect(signOf(text)).toBe(sign))

  it.each([
    '会不会亮一会就跳闸',
    '帮我妈挑双宽的,她脚肿',
    '他有痛风,脚总是肿着',
    '脚后跟爱磨破,求软底',
    '前年摔断过腿,想买双防滑的',
    '给我叔买的,他在工商局上班',
    '桌面被灯罩砸了个坑',
    '回头去评价里晒图',
    '举报了这灯真漂亮',
  ])('is not found in what is only told of: %s', (text) => expect(signOf(text)).toBeNull())

  it('tells danger of fire from harm to the body', () => {
    expect(signOf('插头一股焦糊味还冒烟')).toBe('fire')
    expect(signOf('闻了头晕恶心')).toBe('injury')
  })

  it('is looked for in time that grows with the text alone', () => {
    const began = performance.now()
    for (const text of ['转接给我', '找我们', '我要投诉，不会说要', '差评,有最新的']) signOf(text.repeat(200))
    expect(performance.now() - began).toBeLessThan(1500)
  })
})
