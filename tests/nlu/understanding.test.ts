import { describe, expect, it } from 'vitest'
import { loadModel, saveModel } from '../../src/nlu/intent-model.ts'
import { buildFoldTable } from '../../src/nlu/text/fold-table.ts'
import { Normaliser } from '../../src/nlu/text/normaliser.ts'
import { loadTokenizer } from '../../src/nlu/tokenizer-load.ts'
import { IntentUnderstanding } from '../../src/nlu/understanding.ts'
import { trainModel } from '../../src/training/train.ts'

const OBJECTS = [
  '这鞋',
  '这双',
  '你家鞋子',
  '这个包',
  '这款靴子',
  '店里的灯',
  '这件',
  '那双皮鞋',
  '凉鞋',
  '你们的东西',
]
const WRITTEN: Record<string, string[]> = {
  'authenticity/genuine': ['是正品吗', '是不是真的', '保证正品吗', '假的吧', '是原装正品不'],
  'authenticity/proof': ['怎么证明是正品', '有正品证书吗'],
  discount: ['能便宜点吗', '打个折吧', '太贵了少点', '有优惠吗', '便宜点呗'],
  invoice: ['能开发票吗', '有发票吗', '发票怎么开', '开票抬头写什么', '给开增值税发票不'],
  courier: ['发什么快递', '走顺丰吗', '用哪家快递', '能发中通吗', '快递是邮政吗'],
  'product_question/attributes/material': [
    '是什么皮',
    '什么材质做的',
    '真皮的不',
    '皮的还是布的',
    '料子是什么',
  ],
  'product_question/attributes/weight': ['多重', '有几斤', '重不重', '背着沉不', '拿着轻吗'],
  out_of_scope: ['我在开会', '江苏', '那怎么办', '昨天下午', '你看一下'],
}
const examples = Object.entries(WRITTEN).flatMap(([name, ends]) =>
  ends.flatMap((end) =>
    OBJECTS.map((object) => {
      const [label, kind = null, attribute = null] = name.split('/')
      return { text: `${object}${end}`, label: label!, kind, attribute }
    }),
  ),
)

const THREATS = ['我要去举报', '找律师说', '让工商来查', '我去法院告', '报警处理']
const REMARKS = ['收到了', '挺好看的', '我先去吃饭', '给我爸买的', '等下再看']
const aspects = OBJECTS.flatMap((object) => [
  ...THREATS.map((end) => ({ text: `${object}${end}`, aspect: 'signs' as const, value: 'authority' })),
  ...WRITTEN.invoice!.map((end) => ({ text: `${object}${end}`, aspect: 'signs' as const, value: null })),
  ...REMARKS.map((end) => ({ text: `${object}${end}`, aspect: 'passing' as const, value: 'passing' })),
  ...WRITTEN.courier!.map((end) => ({ text: `${object}${end}`, aspect: 'passing' as const, value: null })),
])

function train() {
  const foldTable = buildFoldTable()
  const tokenizer = loadTokenizer([], 'test')
  const model = trainModel({
    examples,
    aspects,
    decisions: [],
    rejection: 'out_of_scope',
    risks: { invoice: 'high' },
    tokenizer,
    normaliser: new Normaliser(foldTable),
    foldTable,
    synonyms: [],
    dataHash: 'test',
  })
  return { model, tokenizer }
}

const { model, tokenizer } = train()
const understanding = new IntentUnderstanding(model, tokenizer)
const understand = (text: string) => understanding.understand(text, 0.8)

describe('understanding a message', () => {
  it('finds intent and sub-question, and says which words decided', () => {
    const { intents, utterances } = understand('这鞋是正品吗')
    expect(intents).toEqual(['authenticity'])
    expect(utterances[0]!.kind!.name).toBe('genuine')
    expect(utterances[0]!.why.map((feature) => feature.text).join('')).toContain('正品')
  })

  it('hears which attribute of a product each clause would ask for, and none in what asks for none', () => {
    const heard = (text: string) => understand(text).attributes.map(({ text, id }) => [text, id])
    expect(heard('这个包什么材质做的 拿着轻吗')).toEqual(
      expect.arrayContaining([
        ['这个包什么材质做的', 'material'],
        ['拿着轻吗', 'weight'],
      ]),
    )
    expect(heard('这双有发票吗')).toEqual([])
  })

  it('hears a sign in any clause, and none in a question that bears none', () => {
    const sign = (text: string) => understand(text).sign!
    expect(sign('这鞋有发票吗 不然我去法院告').id).toBe('authority')
    expect(sign('这鞋有发票吗 不然我去法院告').confidence).toBeGreaterThan(0.5)
    expect(sign('这双鞋有发票吗').confidence).toBeLessThan(0.5)
  })

  it('tells what is only said in passing from what needs an answer', () => {
    const passing = (text: string) => understand(text).utterances[0]!.passing
    expect(passing('这双收到了')).toBeGreaterThan(0.5)
    expect(passing('这双发什么快递')).toBeLessThan(0.5)
  })

  it('finds two questions in the order of the message, each with its place in the text', () => {
    const text = '这鞋有发票吗?能便宜点吗'
    const { intents, utterances } = understand(text)
    expect(intents).toEqual(['invoice', 'discount'])
    expect(utterances.map(({ utterance }) => text.slice(utterance.start, utterance.end))).toEqual([
      '这鞋有发票吗?',
      '能便宜点吗',
    ])
  })

  it.each(['这双太贵了,便宜点呗,有发票吗', '这鞋有发票吗,我在开会,能便宜点吗'])(
    'keeps all words of “%s” in its questions',
    (text) => {
      const { utterances } = understand(text)
      expect(utterances).toHaveLength(2)
      expect(utterances.map(({ utterance }) => utterance.normalised).join('')).toBe(text)
    },
  )

  it('takes one question told in several clauses for one', () => {
    expect(understand('这双太贵了,便宜点呗').intents).toEqual(['discount'])
  })

  it('accepts nothing of what no script may answer', () => {
    const { intents, utterances } = understand('我在开会')
    expect(intents).toEqual([])
    expect(utterances[0]!.rejection).toBe('out_of_scope')
  })

  it('accepts less where more precision is demanded', () => {
    const accepted = (precision: number) =>
      examples.filter(({ text }) => understanding.understand(text.slice(2), precision).intents.length > 0)
        .length
    expect(accepted(0.99)).toBeLessThanOrEqual(accepted(0.5))
  })

  it('ranks five labels, surest first, with confidences that are probabilities', () => {
    const { ranking } = understand('用哪家快递')
    expect(ranking).toHaveLength(5)
    ranking.forEach(({ confidence }, i) => {
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(i === 0 ? 1 : ranking[i - 1]!.confidence)
    })
  })

  it('gives the same ranking alone as within understanding', () => {
    expect(understanding.classify('走顺丰吗')).toEqual(understand('走顺丰吗').ranking)
  })

  it('survives any text', () => {
    for (const text of ['', ' ', '?', '😀', '\u0000', '1'.repeat(4000), '[[[]]]', '\ud83d']) {
      expect(understand(text).text).toBe(text)
    }
  })
})

describe('training', () => {
  it('makes the same bytes from the same data', () => {
    expect(Buffer.from(saveModel(train().model)).equals(Buffer.from(saveModel(model)))).toBe(true)
  })

  it('makes a model that understands the same after it was kept in a file', () => {
    const loaded = new IntentUnderstanding(loadModel(saveModel(model))!, tokenizer)
    for (const { text } of examples) expect(loaded.classify(text)).toEqual(understanding.classify(text))
  })

  it('reports what it measured on examples it had not seen', () => {
    expect(model.report.accuracy).toBeGreaterThan(0.8)
    expect(model.report.examples).toBe(new Set(examples.map(({ text }) => text)).size)
  })
})
