/** A house-style rule that is a pattern: each match is a violation. */
export interface PatternRule {
  id: string
  /** What a script writer reads in the linter's report. */
  says: string
  pattern: RegExp
}

/** How a reply may begin before it says anything. */
export const OPENING =
  /^(?:[\s\p{P}\p{S}\p{Extended_Pictographic}]|您好|你好|亲爱的|亲|嗨|哈喽|嗯+|哦|呢|呀|哈|啊)*/u

/** A negation; polite fixed phrases (不好意思, 没问题 …) are none. */
export const NEGATION =
  /^(?:不(?!好意思|客气|用担心|用客气|用着急|要紧|着急|瞒|管|仅|只|少|光|妨|论|同|错|一样)|没(?!问题|关系|事)|无法|未|别(?!担心|着急)|暂无|(?:暂时?|目前|现在|这个?)(?:不|没|无)|(?:很|真的?)?抱歉[,，]?(?:不|没|无))/

export const REFUSAL =
  /不行|不可以|(?<!能)不能|无法|没有?办法|没法|不支持|不接受|做不到|收不了|办不了|(?<![有了])没有(?!问题|关系)|不给|不送|不退|不换|不讲价|不议价|不打折|不优惠|不降价/

export const PATTERN_RULES: readonly PatternRule[] = [
  { id: 'placeholder', says: 'a slot was not filled in', pattern: /[{}]/g },
  {
    id: 'rhetorical_question',
    says: 'a rhetorical or reproachful question',
    pattern:
      /难道|怎么可能|哪有|何必|凭什么|岂|谁不|不是[^,，。!！?？]{1,12}吗|还不[^,，。]{0,6}吗|对不对|是不是呢/g,
  },
  {
    id: 'disparaging',
    says: 'speaks ill of others',
    pattern:
      /(?:别家|别的店|其[他它](?:店|家|商家|卖家)|[他她]家|他们家?|那家|别人家|外面|小店|同行)[^。!！?？]{0,10}(?:假|差|次品|骗|山寨|劣|水货|仿|不靠谱|没有?保障|不如|坑)|便宜没好货|一分价?钱一分货/g,
  },
  {
    id: 'superlative',
    says: 'a superlative that advertising law forbids',
    pattern:
      /最(?:低|便宜|优惠|实惠|好的|佳|高级|先进|优质|强|划算|大(?:的?优惠|力度))|全网最|第一品牌|(?:销量|排名|全国|行业)第一|NO\.?\s?1|国家级|世界级|顶级|极品|极致|独一无二|绝无仅有|史上|空前|唯一|万能|永久|100%|百分(?:之)?百|绝对|首选|王牌|驰名/gi,
  },
  {
    id: 'pushy',
    says: 'rushes the customer or invents scarcity',
    pattern:
      /赶紧|赶快|抓紧|快点(?!帮|为|给|处理)|再不[^,，。]{0,6}就|最后(?:一次)?机会|[仅只]剩|手慢无|速拍|快拍|错过[^,，。]{0,4}(?:没|后悔)/g,
  },
  {
    id: 'review_begging',
    says: 'asks for a review or for a change of one',
    pattern: /[五5]星|好评[返送有]|(?:改|删|撤)[^,，。]{0,3}(?:评价|差评)/g,
  },
  {
    id: 'reproach',
    says: 'blames the customer',
    pattern:
      /[您你]自己(?:的问题|不|没|弄|搞)|是[您你](?:没|不|误)|(?:都|已经)?说过了|都说了|[您你][搞弄]错|[您你请](?:先|再)?看清楚/g,
  },
  { id: 'shouting', says: 'marks in a row', pattern: /([!！?？~～。])\1{2,}/g },
]

/** Words by which a shop gives in on a price. */
export const CONCESSION =
  /(?:可以|能(?!不能)|同意|答应|没问题|那就|这就|帮[您你亲]|给[您你亲]|为[您你亲]|再)[^,，。!！?？;；]{0,6}(?:便宜|少(?=一?点|些|\d|收|算|几)|降价?|减(?!少)|打\S?折|改价|改成|改到|抹(?:零|掉|去|个)|优惠(?!券|活动))/g

export const NEGATED = /不|没|无|未|难|免/

export const CONTACT =
  /(?<![\d-])1[3-9]\d{9}(?!\d)|(?<!\d)(?:400|800)-?\d{3}-?\d{4}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?:加|添加)[^,，。]{0,4}(?:微信|QQ|qq|vx|VX)|\d{17}[\dXx]/g
