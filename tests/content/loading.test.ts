import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { loadShops } from '../../src/content/shops.ts'
import { loadSuites } from '../../src/content/suites.ts'
import { loadTrainingData } from '../../src/content/training-data.ts'
import { INTENTS } from '../../src/types/index.ts'
import { faultsOf, folderWith } from './folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const SHOP = `shop: lamps
name: 灯具店
goods: 灯具
facts:
  dispatch: { type: duration, hours: 24, say: 24小时内 }
policy: {}
`

describe('the shipped content', () => {
  test('has a script for every intent', () => {
    expect([...loadScripts(join(ROOT, 'intents')).scripts.intents.keys()].sort()).toEqual([...INTENTS].sort())
  })

  test('has the three shops', () => {
    expect([...loadShops(join(ROOT, 'shops')).shops.keys()]).toEqual(['haidexin', 'kangnai', 'mengtianqin'])
  })

  test('has examples with their kind, file and line', () => {
    const [first] = loadTrainingData(join(ROOT, 'training-data')).examples
    expect(first).toMatchObject({ label: 'acknowledge', kind: 'chat', line: 1 })
  })

  test('has suites', () => {
    expect(loadSuites(join(ROOT, 'eval')).length).toBeGreaterThan(1000)
  })
})

describe('lines of the training data', () => {
  test('bear the attribute that their file is named after, below the sub-question', () => {
    const data = folderWith({
      'greeting.txt': '在吗',
      'product_question/usage.txt': '怎么用',
      'product_question/usage/washing.txt': '能机洗吗',
    })
    const found = loadTrainingData(data).examples.map(({ text, label, kind, attribute }) => [
      text,
      label,
      kind,
      attribute,
    ])
    expect(found).toEqual([
      ['在吗', 'greeting', null, null],
      ['怎么用', 'product_question', 'usage', null],
      ['能机洗吗', 'product_question', 'usage', 'washing'],
    ])
  })

  test('of an aspect bear the value that their file is named after, or nothing of it', () => {
    const data = folderWith({ '_signs/fire.txt': '冒烟了', '_signs/none.txt': '会不会漏电' })
    const { examples, aspects } = loadTrainingData(data)
    expect(examples).toEqual([])
    expect(aspects.map(({ text, aspect, value }) => [text, aspect, value])).toEqual([
      ['冒烟了', 'signs', 'fire'],
      ['会不会漏电', 'signs', null],
    ])
    const other = folderWith({ '_moods/angry.txt': '气死了' })
    expect(faultsOf(other, () => loadTrainingData(other))[0]?.message).toContain('_moods')
  })
})

describe('files of intents and examples', () => {
  const messages = (folder: string, load: (folder: string) => unknown) =>
    faultsOf(folder, () => load(folder)).map(({ file, message }) => `${file}: ${message}`)

  test('under another ending are named', () => {
    const intents = folderWith({ 'courier.yml': 'intent: courier', 'notes.md': 'anything' })
    expect(messages(intents, loadScripts)).toContain('courier.yml: is not read; name it courier.yaml')
    const data = folderWith({ 'courier.csv': '发什么快递', 'discount/round.TXT': '便宜点', '.DS_Store': '' })
    expect(messages(data, loadTrainingData)).toEqual([
      'courier.csv: is not read; name it courier.txt',
      'discount/round.TXT: is not read; name it round.txt',
    ])
  })

  test('in another encoding are named', () => {
    const intents = folderWith({ 'courier.yaml': '' })
    writeFileSync(join(intents, 'courier.yaml'), Buffer.from('intent: courier\ntitle: 快递\n', 'utf16le'))
    expect(messages(intents, loadScripts).join('\n')).toMatch(/courier\.yaml: is not UTF-8/)
    const data = folderWith({ 'courier.txt': '' })
    // 快递 in GBK.
    writeFileSync(join(data, 'courier.txt'), Buffer.from([0xbf, 0xec, 0xb5, 0xdd]))
    expect(messages(data, loadTrainingData)).toEqual([
      'courier.txt: is not UTF-8 (GBK or UTF-16?); save it as UTF-8',
    ])
  })
})

describe('a shop’s file', () => {
  const faultsIn = (text: string) => {
    const folder = folderWith({ 'lamps/shop.yaml': text })
    return faultsOf(folder, () => loadShops(folder))
  }

  test.each([
    ['a time of day', 'hours: { week: { mon: [["08:00", "24:30"]] } }', 'HH:MM'],
    [
      'a date',
      'hours: { week: {}, holidays: [{ from: 2026-02-30, until: 2026-03-02, name: 春 }] }',
      'calendar',
    ],
    [
      'a holiday',
      'hours: { week: {}, holidays: [{ from: 2026-02-20, until: 2026-02-16, name: 春 }] }',
      '春 ends',
    ],
    [
      'a campaign',
      'campaigns: [{ name: 大促, validFrom: "2026-06-18T00:00:00Z", validUntil: "2026-06-01T00:00:00Z" }]',
      '大促 ends before it begins',
    ],
  ])('with %s that cannot be is refused', (_, line, message) => {
    expect(
      faultsIn(`${SHOP}${line}\n`)
        .map((fault) => fault.message)
        .join('\n'),
    ).toContain(message)
  })

  test('under another ending is named', () => {
    const folder = folderWith({ 'lamps/shop.yml': SHOP })
    expect(faultsOf(folder, () => loadShops(folder))).toEqual([
      { file: 'lamps/shop.yml', line: 0, message: 'is not read; name it shop.yaml' },
    ])
  })

  test.each(['utf16le', 'latin1'] as const)('in another encoding (%s) is named', (encoding) => {
    const folder = folderWith({ 'lamps/shop.yaml': '' })
    const text = encoding === 'latin1' ? 'name: \u00b5\u00c6\u00be\u00df' : SHOP
    writeFileSync(join(folder, 'lamps/shop.yaml'), Buffer.from(text, encoding))
    expect(faultsOf(folder, () => loadShops(folder))[0]?.message).toContain('not UTF-8')
  })

  test('that is right is loaded, one version of a fact as a list of one', () => {
    const folder = folderWith({ 'lamps/shop.yaml': SHOP })
    expect(loadShops(folder).shops.get('lamps')?.facts.dispatch).toMatchObject([
      { hours: 24, say: '24小时内' },
    ])
  })

  test('with a wrong value is refused, with the line of the value', () => {
    expect(faultsIn(SHOP.replace('policy: {}', 'policy:\n  precision: 2'))).toMatchObject([
      { file: 'lamps/shop.yaml', line: 7 },
    ])
  })

  test('with an unknown key is refused, with the line of the key', () => {
    const [fault] = faultsIn(`${SHOP}colour: red\n`)
    expect(fault).toMatchObject({ file: 'lamps/shop.yaml', line: 7 })
    expect(fault?.message).toContain('colour')
  })

  test('that is no YAML is refused, with the line', () => {
    expect(faultsIn('shop: lamps\nname: [灯\n')[0]).toMatchObject({ file: 'lamps/shop.yaml' })
  })

  test('with a key twice is refused, with the line of the second', () => {
    expect(faultsIn(`${SHOP}name: 另一家\n`)).toMatchObject([{ file: 'lamps/shop.yaml', line: 7 }])
  })

  test('with a shift that ends before it begins is refused', () => {
    const text = SHOP.replace('policy: {}', "policy: {}\nhours:\n  week:\n    mon: [['18:00', '09:00']]")
    expect(faultsIn(text)).toEqual([
      { file: 'lamps/shop.yaml', line: 9, message: 'the shift 18:00-09:00 ends before it begins' },
    ])
  })

  test('with a timezone that does not exist is refused', () => {
    expect(faultsIn(`timezone: Asia/Nowhere\n${SHOP}`)).toEqual([
      { file: 'lamps/shop.yaml', line: 1, message: 'unknown timezone Asia/Nowhere' },
    ])
  })

  test('that bears another name than its shop is refused', () => {
    expect(faultsIn(SHOP.replace('shop: lamps', 'shop: lights'))[0]?.message).toContain('lights')
  })

  test('with an activity twice is refused', () => {
    const note = '{ id: a, type: note, name: 活动, say: 活动 }'
    expect(faultsIn(`${SHOP}activities: [${note}, ${note}]\n`)).toMatchObject([
      { line: 7, message: 'the activity a is defined twice' },
    ])
  })

  test('comes with the demonstration products beside it, each with its line', () => {
    const products = '{"id":"L1","title":"台灯","demo":true}\n'
    const folder = folderWith({ 'lamps/shop.yaml': SHOP, 'lamps/products.jsonl': products })
    expect(loadShops(folder).products.get('lamps')).toMatchObject([{ product: { id: 'L1' }, line: 1 }])
  })

  test('beside products that are no demonstration, without a title or of another shop is refused', () => {
    const lines = [
      '{"id":"L1","title":"台灯"}',
      '{"id":"L2","demo":true}',
      'x',
      '{"id":"L3","title":"灯","shop":"bags","demo":true}',
    ]
    const folder = folderWith({ 'lamps/shop.yaml': SHOP, 'lamps/products.jsonl': lines.join('\n') })
    expect(faultsOf(folder, () => loadShops(folder)).map(({ line }) => line)).toEqual([1, 2, 3, 4])
  })

  test('must be there', () => {
    const folder = folderWith({})
    expect(faultsOf(folder, () => loadShops(folder))).toHaveLength(1)
  })
})

describe('the scripts', () => {
  test('name every fault of every file at once', () => {
    const folder = folderWith({
      'smell.yaml': 'intent: smell\ntitle: 气味\nabout: 气味\nrisk: huge\npolicy: reply\n',
    })
    const faults = faultsOf(folder, () => loadScripts(folder))
    expect(faults).toContainEqual(expect.objectContaining({ file: 'smell.yaml', line: 4 }))
    expect(faults.filter(({ message }) => message.includes('missing')).map(({ file }) => file)).toEqual([
      '_bargaining.yaml',
      '_handoff.yaml',
      '_holding.yaml',
      '_outgoing.yaml',
      '_context.yaml',
      '_style.yaml',
      '_signs.yaml',
    ])
  })
})

describe('training data', () => {
  test('takes the label from the file’s name or the folder’s, and the kind from the file in it', () => {
    const folder = folderWith({
      'smell.txt': '有味道吗\n\n好大的味\n',
      'courier/which.txt': '发什么快递\r\n',
    })
    expect(loadTrainingData(folder).examples).toEqual([
      {
        text: '发什么快递',
        label: 'courier',
        kind: 'which',
        attribute: null,
        file: join(folder, 'courier/which.txt'),
        line: 1,
      },
      {
        text: '有味道吗',
        label: 'smell',
        kind: null,
        attribute: null,
        file: join(folder, 'smell.txt'),
        line: 1,
      },
      {
        text: '好大的味',
        label: 'smell',
        kind: null,
        attribute: null,
        file: join(folder, 'smell.txt'),
        line: 3,
      },
    ])
  })

  test('reads words and synonyms, with comments', () => {
    const folder = folderWith({
      'lexicon.txt': '# 词\n优惠券\n',
      'synonyms.txt': 'yhq -> 优惠券\n# 其他\nsf -> 顺丰\n',
    })
    expect(loadTrainingData(folder)).toMatchObject({
      lexicon: ['优惠券'],
      synonyms: [
        ['yhq', '优惠券'],
        ['sf', '顺丰'],
      ],
    })
  })

  test('refuses labels that do not exist and synonyms without a meaning', () => {
    const folder = folderWith({ 'weather.txt': '下雨吗\n', 'synonyms.txt': 'yhq\n' })
    expect(
      faultsOf(folder, () => loadTrainingData(folder)).map(({ file, line }) => `${file}:${line}`),
    ).toEqual(['weather.txt:0', 'synonyms.txt:1'])
  })
})

test('a line of a suite that does not validate is named', () => {
  const folder = folderWith({
    'suites/core.jsonl': '{"id":"a","text":"有发票吗","intents":["invoice"]}\n{"id":"b"}\nno json\n',
  })
  expect(faultsOf(folder, () => loadSuites(folder)).map(({ file, line }) => `${file}:${line}`)).toEqual([
    'suites/core.jsonl:2',
    'suites/core.jsonl:3',
  ])
})

describe('the lexicon', () => {
  test('holds one word a line', () => {
    const folder = folderWith({ 'lexicon.txt': '高仿\n康奈旗舰 1000 n\n' })
    expect(faultsOf(folder, () => loadTrainingData(folder))).toMatchObject([
      { file: 'lexicon.txt', line: 2, message: expect.stringContaining('康奈旗舰 1000 n') },
    ])
  })
})
