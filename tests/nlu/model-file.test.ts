import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadDecisions, loadModel, saveModel } from '../../src/nlu/intent-model.ts'
import { readModelFile, writeModelFile } from '../../src/nlu/model-file.ts'
import { buildFoldTable } from '../../src/nlu/text/fold-table.ts'
import { Normaliser } from '../../src/nlu/text/normaliser.ts'
import { createNodeRsTokenizer } from '../../src/nlu/tokenizer-node-rs.ts'
import { trainModel } from '../../src/training/train.ts'
import { decidedTurnSchema } from '../../src/types/index.ts'

const foldTable = buildFoldTable()
const WORDS = {
  authenticity: ['是正品吗', '保真吗', '是不是真货'],
  invoice: ['能开发票吗', '发票怎么开', '要一张发票'],
  out_of_scope: ['江西', '那个', '我在路上'],
}
const FRAMES = ['', '请问', '你好', '亲', '老板', '问下', '想问', '我问问', '麻烦问', '对了']
const turn = (text: string, decision: 'reply' | 'handoff', meant: string | null = null) =>
  decidedTurnSchema.parse({ text, planned: 'reply', reason: 'answered', judge: 'questions', decision, meant })
const decided = FRAMES.flatMap((frame) => [
  turn(`${frame}能开发票吗`, 'reply', 'invoice/available'),
  turn(`${frame}专票能开吗`, 'handoff', 'invoice/special'),
  turn(`${frame}是正品吗`, 'reply', 'authenticity'),
])
const bytes = saveModel(
  trainModel({
    examples: Object.entries(WORDS).flatMap(([label, texts]) =>
      texts.flatMap((text) =>
        FRAMES.map((frame) => ({ text: frame + text, label, kind: null, attribute: null })),
      ),
    ),
    aspects: [
      { text: '我要去举报', aspect: 'signs', value: 'authority' },
      { text: '鞋子收到了', aspect: 'passing', value: 'passing' },
    ],
    decisions: decided,
    rejection: 'out_of_scope',
    risks: {},
    tokenizer: createNodeRsTokenizer([], 'test'),
    normaliser: new Normaliser(foldTable),
    foldTable,
    synonyms: [],
    dataHash: 'test',
  }),
)

describe('the model file', () => {
  it('gives the model of decisions by itself', () => {
    const { decisions, dataHash } = loadDecisions(bytes)!
    expect(dataHash).toBe('test')
    const special = decisions!.on(turn('请问专票能开吗', 'reply'))
    expect(special.shares.handoff).toBeGreaterThan(0.5)
    expect(decisions!.on(turn('请问能开发票吗', 'reply')).shares.reply).toBeGreaterThan(0.5)
    expect(special.about()).toMatchObject({
      intent: 'invoice',
      kind: 'special',
    })
    expect(loadModel(bytes)!.decisions!.save()).toEqual(decisions!.save())
  })

  let folder: string
  let file: string
  let damages: number
  const read = (hash = 'test') => readModelFile(file, hash, loadModel, () => damages++)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shouda-model-'))
    file = join(folder, 'model.bin')
    damages = 0
    writeModelFile(file, bytes, 1)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is read where it fits the data, and by its owner alone', () => {
    expect(read()?.dataHash).toBe('test')
    expect(read('other')).toBeNull()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(damages).toBe(0)
  })

  it('is refused, and said to be damaged, wherever a byte has changed', () => {
    const whole = readFileSync(file)
    for (const share of [0, 0.1, 0.5, 0.9]) {
      const damaged = Buffer.from(whole)
      const at = Math.floor(bytes.length * share)
      damaged[at] = damaged[at]! ^ 1
      writeFileSync(file, damaged)
      expect(read()).toBeNull()
    }
    expect(damages).toBe(4)
  })

  it('is refused where it is cut short or missing', () => {
    writeFileSync(file, readFileSync(file).subarray(0, bytes.length >> 1))
    expect(read()).toBeNull()
    rmSync(file)
    expect(read()).toBeNull()
  })
})
