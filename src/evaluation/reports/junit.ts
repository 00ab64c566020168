import { groupBy } from '../metrics/group.ts'
import type { Report } from '../report.ts'

interface TestCase {
  suite: string
  name: string
  failure: string | null
}

/** The verdicts and gates as JUnit XML, for build servers. */
export function renderJunit(report: Report): string {
  const tests = [...report.cases.map(caseOf), ...report.gates.map(gateOf)]
  const suites = groupBy(tests, (test) => test.suite).map(([suite, members]) => suiteXml(suite, members))
  const failures = tests.filter((test) => test.failure !== null).length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="shouda eval" tests="${tests.length}" failures="${failures}" time="${report.seconds.toFixed(3)}">`,
    ...suites,
    '</testsuites>\n',
  ].join('\n')
}

function caseOf(result: Report['cases'][number]): TestCase {
  const [suite = '', ...rest] = result.id.split('/')
  const failure = result.right ? null : `expected ${result.expected}, got ${result.got}`
  return { suite, name: `${rest.join('/')} ${result.text}`, failure }
}

function gateOf(gate: Report['gates'][number]): TestCase {
  const failure = gate.held ? null : `${gate.metric} is ${gate.value ?? 'not measured'}`
  return { suite: 'gates', name: `${gate.metric} ${gate.bound}`, failure }
}

function suiteXml(suite: string, tests: readonly TestCase[]): string {
  const failures = tests.filter((test) => test.failure !== null).length
  return [
    `  <testsuite name="${escapeXml(suite)}" tests="${tests.length}" failures="${failures}">`,
    ...tests.map((test) => testXml(test)),
    '  </testsuite>',
  ].join('\n')
}

function testXml({ suite, name, failure }: TestCase): string {
  const open = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}"`
  return failure === null ? `${open}/>` : `${open}><failure message="${escapeXml(failure)}"/></testcase>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 forbids become the replacement character; line breaks survive in attributes. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (char) => ENTITIES[char]!)
    .replace(/[\n\r\t]/g, (char) => `&#${char.charCodeAt(0)};`)
}
