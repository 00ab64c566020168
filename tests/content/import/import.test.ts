import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { countOf, fenOf } from '../../../src/content/import/columns.ts'
import { productsOfCsv } from '../../../src/content/import/csv.ts'
import { readOrders, readProducts } from '../../../src/content/import/read-import.ts'
import { productsOfXlsx } from '../../../src/content/import/xlsx.ts'
import { unpack } from '../../../src/content/import/zip-guard.ts'
import { InputError } from '../../../src/errors.ts'
import { folderWith } from '../folder.ts'
import { workbook, zip } from './workbook.ts'

const csv = (text: string) => productsOfCsv(Buffer.from(text))
const taken = (reads: ReturnType<typeof csv>) => reads.flatMap((read) => (read.ok ? [read.value] : []))
const refusals = (reads: ReturnType<typeof csv>) =>
  reads.flatMap((read) => (read.ok ? [] : [`${read.refusal.line} ${read.refusal.column ?? '-'}`]))

describe('a price is read exactly', () => {
  test.each([
    ['459', 45900],
    ['¥459.00', 45900],
    ['1,299元', 129900],
    ['0.07', 7],
    ['19.9', 1990],
    ['-5', null],
    ['4.999', null],
    ['面议', null],
    ['1e3', null],
    ['１２９', 12900],
    ['0', null],
    ['49-59', null],
  ])('%s', (text, fen) => expect(fenOf(text)).toBe(fen))

  test('as a count of stock is', () => {
    expect([countOf('12'), countOf('12.0'), countOf('-1'), countOf('很多')]).toEqual([12, 12, null, null])
  })
})

describe('a CSV file', () => {
  test('has a row for each SKU, every other column is an attribute', () => {
    const text =
      'id,title,category,aliases,price,status,color,size,stock,鞋面材质\nK1,德比鞋,男鞋>皮鞋,德比|商务鞋,459,在售,黑色,42,3,头层牛皮\nK1,德比鞋,,,459,,黑色,43,0,\n'
    expect(taken(csv(text))).toEqual([
      {
        id: 'K1',
        title: '德比鞋',
        category: '男鞋/皮鞋',
        aliases: ['德比', '商务鞋'],
        priceFen: 45900,
        status: 'on_sale',
        attributes: { 鞋面材质: '头层牛皮' },
        skus: [
          { id: 'K1-黑色-42', color: '黑色', size: '42', stock: 3, priceFen: 45900 },
          { id: 'K1-黑色-43', color: '黑色', size: '43', stock: 0, priceFen: 45900 },
        ],
      },
    ])
  })

  test('may name and order its columns as shops do, with semicolons, quotes, a mark and blank lines', () => {
    const text = '\ufeff库存;商品名称;价格;商品编号\n\n5;"带;分号的""包""";"1,299.00";B1\n;;;\n'
    expect(taken(csv(text))).toMatchObject([
      { id: 'B1', title: '带;分号的"包"', priceFen: 129900, skus: [{ stock: 5 }] },
    ])
  })

  test('may be in the encoding of Chinese spreadsheets', () => {
    const bytes = Buffer.concat([Buffer.from('id,title\nB1,'), Buffer.from([0xb0, 0xfc, 0xb0, 0xfc])])
    expect(taken(productsOfCsv(bytes))).toMatchObject([{ title: '包包' }])
  })

  test('names line and column of what it refuses and takes the rest', () => {
    const text =
      'id,title,price,stock,status\nA,鞋,贵,1,\n,鞋,1,1,\nC,鞋,1,多,\nD,鞋,1,1,预售\nE,鞋,1,1,,多余\nF,"两\n行",1,1,\nG,,1,1,\nF,鞋,1,1,\n'
    const reads = csv(text)
    expect(taken(reads).map(({ id }) => id)).toEqual(['F'])
    expect(refusals(reads)).toEqual(['2 price', '3 id', '4 stock', '5 status', '6 -', '9 title', '10 -'])
  })

  test('without its heads is refused whole', () => {
    expect(refusals(csv('K1,鞋\n'))).toEqual(['1 -'])
    expect(refusals(csv('id,title,title\n'))).toEqual(['1 -'])
    expect(refusals(csv(''))).toEqual(['0 -'])
    expect(refusals(csv('id,title\n'))).toEqual(['1 -'])
  })

  test('says which heads it read where one is missing', () => {
    const [read] = csv('品牌,商品名称\nA,鞋\n')
    expect(read?.ok === false && read.refusal.message).toContain('品牌')
  })

  test('may begin with a title, and name its columns in other words, with their units', () => {
    const text =
      '某店导出,,\n2026-03-01,,\n货号,宝贝名称,一口价(元),销售属性：颜色,可售库存\nB1,包,"￥1,299.00",红,３\n'
    expect(taken(csv(text))).toMatchObject([
      { id: 'B1', title: '包', priceFen: 129900, skus: [{ color: '红', stock: 3 }] },
    ])
  })

  test('may leave id and title empty under those of its first variant, as merged cells do', () => {
    const text = 'id,title,price,size\nM1,短靴,299,36\n,,,37\n,,bad,38\n'
    expect(taken(csv(text))).toMatchObject([{ id: 'M1', skus: [{ size: '36' }, { size: '37' }] }])
    expect(refusals(csv(text))).toEqual(['4 price'])
    expect(refusals(csv('id,title,price\nM1,,299\n,,88\n'))).toEqual(['2 title', '3 id'])
  })

  test('names what contradicts an earlier row of the product, and keeps the variant where it can', () => {
    const text = 'id,title,size,材质\nM1,短靴,36,牛皮\nM1,长靴,37,牛皮\nM1,短靴,38,布\n'
    expect(refusals(csv(text))).toEqual(['3 title', '4 材质'])
    expect(taken(csv(text))).toMatchObject([
      { attributes: { 材质: '牛皮' }, skus: [{ size: '36' }, { size: '38' }] },
    ])
  })

  test('is not believed where a spreadsheet has rounded an id, and is where it only wrapped it', () => {
    expect(refusals(csv('id,title\n7.12346E+11,灯\n'))).toEqual(['2 id'])
    expect(taken(csv('id,title\n="0712",灯\n\'0713,灯\n')).map(({ id }) => id)).toEqual(['0712', '0713'])
  })

  test('says from where on it could not be read where a quotation mark is not closed', () => {
    const reads = csv('id,title\nA,灯\nB,"灯\nC,灯\nD,灯\n')
    expect(taken(reads)).toHaveLength(1)
    expect(refusals(reads)).toEqual(['3 -'])
  })

  test('may be Unicode text of a spreadsheet', () => {
    expect(taken(productsOfCsv(Buffer.from('\ufeffid\ttitle\nA\t灯\n', 'utf16le')))).toMatchObject([
      { id: 'A' },
    ])
  })
})

describe('an XLSX file', () => {
  const heads = ['id', 'title', 'price']

  test('is read as a table', async () => {
    const reads = await productsOfXlsx(workbook([heads, ['K1', '德比鞋', '459.00'], ['K2', '袜子', '贵']]))
    expect(taken(reads)).toMatchObject([{ id: 'K1', priceFen: 45900 }])
    expect(refusals(reads)).toEqual(['3 price'])
  })

  test('with a formula is refused, by line and column', async () => {
    expect(refusals(await productsOfXlsx(workbook([heads, ['K1', '鞋', '=1+1']])))).toEqual(['2 C'])
  })

  test('that unpacks to more than it may is refused, whatever it says of its size', () => {
    const bomb = zip({ 'xl/worksheets/sheet1.xml': Buffer.alloc(5_000_000) }, 10)
    expect(bomb.length).toBeLessThan(10_000)
    expect(() => unpack(bomb, 1_000_000)).toThrow('unpacks to more')
    const many = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`p${i}`, Buffer.alloc(200_000)]))
    expect(() => unpack(zip(many, 1), 1_000_000)).toThrow('unpacks to more')
  })

  test('that is none is refused', async () => {
    await expect(productsOfXlsx(Buffer.from('PK nonsense'))).rejects.toThrow(InputError)
    await expect(productsOfXlsx(workbook([heads]).subarray(0, 300))).rejects.toThrow(InputError)
    await expect(productsOfXlsx(zip({ 'a.txt': 'x' }))).rejects.toThrow(InputError)
  })
})

describe('a file to import', () => {
  test('of JSON Lines names the path of what it refuses, and products of another shop', async () => {
    const lines = [
      '{"id":"A","title":"鞋"}',
      '{"id":"B","priceFen":-1}',
      'x',
      '{"id":"C","shop":"bags"}',
      '{"id":"D","new":1}',
    ]
    const folder = folderWith({ 'goods.jsonl': lines.join('\n') })
    const reads = [...(await readProducts(join(folder, 'goods.jsonl'), 'shoes'))]
    expect(taken(reads)).toEqual([
      { id: 'A', title: '鞋' },
      { id: 'D', new: 1 },
    ])
    expect(refusals(reads)).toEqual(['2 priceFen', '3 -', '4 shop'])
  })

  test('of orders is JSON Lines alone', () => {
    const folder = folderWith({
      'orders.jsonl': '{"id":"1","status":"paid"}\n{"id":"2","status":"lost"}\n',
      'orders.csv': '',
    })
    expect(refusals([...readOrders(join(folder, 'orders.jsonl'))] as never)).toEqual(['2 status'])
    expect(() => readOrders(join(folder, 'orders.csv'))).toThrow(InputError)
    expect(() => readOrders(join(folder, 'none.jsonl'))).toThrow('no such file')
  })

  test('is told by its ending in any case', async () => {
    const folder = folderWith({})
    writeFileSync(
      join(folder, 'GOODS.XLSX'),
      workbook([
        ['id', 'title'],
        ['A', '鞋'],
      ]),
    )
    expect(taken([...(await readProducts(join(folder, 'GOODS.XLSX'), 'shoes'))])).toHaveLength(1)
    await expect(readProducts(join(folder, 'goods.xls'), 'shoes')).rejects.toThrow('expected')
  })
})
