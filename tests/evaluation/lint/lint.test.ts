import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LocatedResponse } from '../../../src/content/lint/located.ts'
import { coverage, coverageLines } from '../../../src/evaluation/lint/coverage.ts'
import { lintStyle } from '../../../src/evaluation/lint/style.ts'
import { lint } from '../../../src/evaluation/lint.ts'
import { INTENTS } from '../../../src/types/index.ts'
import { folderWith } from '../../content/folder.ts'
import { NOW, SHOP, shopWith } from '../../planning/helpers.ts'
import { response, SCRIPTS } from '../../planning/scripts.ts'
import { STYLE } from '../../planning/style/real.ts'

const ROOT = join(import.meta.dirname, '../../..')

function copyOfProject(): string {
  const root = folderWith({})
  for (const folder of ['intents', 'shops', 'training-data', 'eval/suites']) {
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true })
  }
  return root
}

function change(root: string, file: string, from: string, to: string): void {
  const path = join(root, file)
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
}

describe('the linter', () => {
  // All the shipped content, on a machine that does other things beside: nothing else here takes as long.
  test('finds no error in the shipped content', { timeout: 120_000 }, () => {
    expect(lint(ROOT, NOW).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('names file and line of what it finds, errors first', () => {
    const root = copyOfProject()
    change(root, 'shops/kangnai/shop.yaml', 'precision: 0.9', 'precision: 9')
    const [first] = lint(root, NOW).findings
    expect(first).toMatchObject({ severity: 'error', file: 'shops/kangnai/shop.yaml' })
    expect(first?.line).toBeGreaterThan(1)
  })

  test('goes on where a folder is broken', () => {
    const root = copyOfProject()
    change(root, 'intents/smell.yaml', 'intent: smell', 'intent: scent')
    writeFileSync(join(root, 'training-data/weather.txt'), '下雨吗\n')
    const files = new Set(lint(root, NOW).findings.map(({ file }) => file))
    expect([...files]).toEqual(expect.arrayContaining(['intents/smell.yaml', 'training-data/weather.txt']))
  })
})

describe('house style', () => {
  const located = (text: string, layer: LocatedResponse['layer'] = null): LocatedResponse => ({
    response: response({ id: 'invoice.available', facts: ['invoice'] }, text),
    file: 'invoice.yaml',
    line: 1,
    lines: [3, 4, 5],
    kinds: null,
    extra: [],
    layer,
  })

  test('is checked with the facts of every shop in every version', () => {
    const versions = [
      { type: 'text', say: '正规发票', when: 'regular' },
      { type: 'text', say: '全国第一品牌的发票', when: 'campaign' },
    ]
    const shops = [SHOP, shopWith({ shop: 'other', facts: { invoice: versions } })]
    expect(lintStyle([located('可以提供{invoice}的哦')], [SHOP], STYLE)).toEqual([])
    expect(lintStyle([located('可以提供{invoice}的哦')], shops, STYLE).map(({ line }) => line)).toEqual([
      3, 4, 5,
    ])
  })

  test('is checked layer by layer in a sandwich', () => {
    const refusal = located('价格上没办法再调整，{invoice}会给您')
    expect(lintStyle([{ ...refusal, layer: 'praise' }], [SHOP], STYLE)).not.toEqual([])
  })
})

describe('the table of what each shop answers', () => {
  const cells = coverage(SCRIPTS, [SHOP, shopWith({ shop: 'bare', facts: { dispatch: null } })], NOW)

  test('forgets no cell', () => {
    for (const shop of ['shoes', 'bare']) {
      for (const campaign of [true, false]) {
        const own = cells.filter((cell) => cell.shop === shop && cell.campaign === campaign)
        expect([...new Set(own.map((cell) => cell.intent))]).toEqual([...INTENTS])
      }
    }
  })

  test('says why a question is not answered', () => {
    const dispatch = cells.filter(
      (cell) => cell.intent === 'shipping_time' && cell.kind === 'dispatch' && !cell.campaign,
    )
    expect(dispatch.map(({ shop, decision, reason }) => [shop, decision, reason])).toEqual([
      ['shoes', 'reply', 'answered'],
      ['bare', 'handoff', 'missing_fact'],
    ])
  })

  test('is one line per shop and intent, and tells a campaign apart where it matters', () => {
    const shop = shopWith({ facts: { reductions: { type: 'text', say: '满减', when: 'campaign' } } })
    const lines = coverageLines(coverage(SCRIPTS, [shop], NOW))
    expect(lines).toHaveLength(INTENTS.length)
    expect(lines.find((line) => line.includes('promotion'))).toMatch(
      /regular: handoff missing_fact.*campaign: reply/,
    )
  })
})
