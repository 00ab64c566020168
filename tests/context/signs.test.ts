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
    ['开着开着一股烧胶皮的怪味', 'fire'],
    ['无名指让链条划开了', 'injury'],
    ['我家娃手背剌了一道', 'injury'],
    ['是你们寄错的凭啥我掏', 'money_dispute'],
    ['质量不行还让我贴邮费', 'money_dispute'],
    ['拆了重装这个钱你们出不出', 'money_dispute'],
    ['刷了两次款', 'money_dispute'],
    ['消息发了一堆你们在装死', 'complaint'],
    ['你们拿我当傻子', 'complaint'],
    ['钱没还货没到耍我玩呢', 'complaint'],
    ['永远都是这几句话', 'complaint'],
    ['问了好几遍了也没人给个准话', 'complaint'],
    ['明明说改好了', 'complaint'],
    ['页面写三天到骗谁呢', 'complaint'],
    ['今晚必须给我说清楚', 'complaint'],
    ['找个能做主的来', 'human_request'],
    ['能不能说句人话', 'human_request'],
    ['我粉丝也就十来万', 'exposure'],
    ['五星还没点呢', 'bad_review'],
    ['再不处理就上评论区晒图', 'bad_review'],
    ['不赔我去追评贴图', 'bad_review'],
    ['还不发我就写评价', 'bad_review'],
    ['你们分明不想给赔', 'complaint'],
    ['合着根本不想换呗', 'complaint'],
    ['你们是不是压根不打算退', 'complaint'],
    ['路费凭啥归我', 'money_dispute'],
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
    '这灯美炸了',
    '上一双穿着吱吱响',
    '你们寄错的还要我出血啊',
    '奶奶脚肿能穿多大',
    '孙子在旁边我心一乱选错颜色了',
    '我哮喘一闻就咳',
    '换小一号多的钱退我吧',
    '退的时候不会叫我贴运费吧',
    '这小哥讲得真仔细',
    '网上有人说联系客服能便宜',
    '跟你们店长求求情嘛',
    '我可不想当冤大头',
    '你们店粉丝有五万呀',
    '包装死板了点',
    '还得多少钱呀',
    '平台怎么判断真假',
    '收到了去追评里晒图',
    '我就是不想换',
    '先付了到时候又不认账咋办',
    '柜台认不认账',
    '我先跟经理讲一声',
    '那我等你们店长消息',
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
