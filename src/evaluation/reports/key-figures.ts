import type { Report } from '../report.ts'
import { percent, withCounts, withInterval } from './format.ts'

/** The figures beside the suites' own, as name and value. */
export function keyFigures(report: Report): [string, string][] {
  return [...singleFigures(report), ...dialogueFigures(report), ...crossValidationFigures(report)]
}

function singleFigures({ single, outOfScope, several, kinds, signs, precision }: Report): [string, string][] {
  const rows: [string, string | undefined | null | false][] = [
    [
      `accepted at the shipped thresholds (demanded ${percent(precision, 0)}): precision`,
      single && withInterval(single.deployed.precision),
    ],
    ['… coverage of the messages in scope', single && withInterval(single.deployed.coverage)],
    ...(single?.coverage ?? []).map((each): [string, string] => [
      `coverage at ${percent(each.precision, 0)} precision`,
      percent(each.coverage),
    ]),
    ...(single?.calibration ?? []).map((each): [string, string] => [
      `calibration error, 15 bins of ${each.binning.replace('_', ' ')}`,
      percent(each.ece),
    ]),
    ['out of scope: AUROC', outOfScope?.auroc.toFixed(3)],
    ['out of scope: recall', outOfScope && withInterval(outOfScope.recall)],
    ['out of scope: an intent accepted', outOfScope && withInterval(outOfScope.wronglyAccepted)],
    ['out of scope: a reply drafted', outOfScope && withInterval(outOfScope.wronglyAnswered)],
    ['in scope: nothing accepted (false rejects)', outOfScope && withInterval(outOfScope.falseRejects)],
    ['two questions: exact match', several && withCounts(several.exactMatch)],
    ['two questions: in the order of the message', several && withCounts(several.inOrder)],
    ['several clauses, one question: not split', several && withCounts(several.singleKept)],
    ['sub-question right, where the intent is', kinds.length > 0 && withInterval(kinds.at(-1)!.accuracy)],
    ['must-hand-over signs: recall', signs.recall && withCounts(signs.recall)],
    ['mere mentions: false alarms', signs.falseAlarms && withCounts(signs.falseAlarms)],
  ]
  return rows.filter((row): row is [string, string] => typeof row[1] === 'string')
}

function dialogueFigures({ dialogues, keptOut, stocked }: Report): [string, string][] {
  if (dialogues === null) return []
  return [
    [`dialogues: decisions right (${dialogues.dialogues} dialogues)`, withInterval(dialogues.decisions)],
    ['dialogues: another acceptable decision counted', withInterval(dialogues.acceptable)],
    ['dialogues: turns without words for the agent', String(dialogues.wordless)],
    ['dialogues: intents right', withInterval(dialogues.intents)],
    ['dialogues: reasons right', withCounts(dialogues.reasons)],
    ['dialogues: must-hand-over signs seen', withCounts(dialogues.mustHandOver)],
    ['dialogues: concessions', String(dialogues.concessions)],
    ['dialogues: wordings repeated', String(dialogues.repeatedWordings)],
    ['dialogues: style violations', String(dialogues.styleViolations)],
    ...(keptOut === null
      ? []
      : ([
          [
            `dialogues that nothing learned from: decisions right (${keptOut.dialogues} dialogues)`,
            withInterval(keptOut.decisions),
          ],
          ['dialogues that nothing learned from: acceptable', withInterval(keptOut.acceptable)],
        ] as [string, string][])),
    ...(stocked === null
      ? []
      : [['dialogues beside goods: no longer acceptable', withCounts(stocked.lost)] as [string, string]]),
  ]
}

function crossValidationFigures({ crossValidation: cv }: Report): [string, string][] {
  if (cv === null) return []
  return [
    [`5-fold cross-validation of ${cv.examples} examples: accuracy`, percent(cv.accuracy)],
    ['cross-validation: calibration error', percent(cv.calibrationError)],
    ['cross-validation: sub-question accuracy', percent(cv.kindAccuracy)],
    ['held out: asked attribute accuracy', percent(cv.attributeAccuracy)],
    ['held out: signs and remarks accuracy', percent(cv.aspectAccuracy)],
    ['held out: decisions accuracy', percent(cv.decisionAccuracy)],
    ['cross-validation: AUROC against intents held out (near)', cv.nearAuroc.toFixed(3)],
    ['cross-validation: AUROC against out of scope (far)', cv.farAuroc.toFixed(3)],
    [
      'cross-validation: coverage at 95 % and 98 %',
      `${percent(cv.coverageAt95)}, ${percent(cv.coverageAt98)}`,
    ],
  ]
}

/** The figures of real messages, as name and value. */
export function realFigures(real: NonNullable<Report['real']>): [string, string][] {
  const at = (recall: number) => {
    const point = real.curve.find((each) => each.recall >= recall)
    return point === undefined ? 'not reached' : percent(point.precision)
  }
  return [
    ['messages', String(real.messages)],
    ['best label right', withInterval(real.top)],
    ['core intents at the shipped thresholds: precision', withInterval(real.corePrecision)],
    ['core intents at the shipped thresholds: recall', withInterval(real.coreRecall)],
    ['precision of the best label at a core recall of 60 %, 72 %, 80 %', [0.6, 0.72, 0.8].map(at).join(', ')],
    ['replies drafted', withInterval(real.replied)],
    ['replies beside the question, of all messages', withInterval(real.besideTheQuestion)],
    ['replies to what needs context', withCounts(real.answeredWithoutContext)],
    ...real.calibration.map((each): [string, string] => [
      `calibration error, 15 bins of ${each.binning.replace('_', ' ')}`,
      percent(each.ece),
    ]),
  ]
}

/** Figures on real conversations: by need, then what they cost. */
export function sessionFigures(sessions: NonNullable<Report['sessions']>): [string, string][] {
  const why = Object.entries(sessions.missed).sort(([, a], [, b]) => b - a)
  return [
    ['conversations, turns of customers', `${sessions.conversations}, ${sessions.turns}`],
    ...sessions.byNeed.map(({ source, need, right }): [string, string] => [
      `${source} ${need}: right`,
      withCounts(right),
    ]),
    ['courtesies and turns that need nothing: right', withCounts(sessions.quiet)],
    ['beside the question, of all turns', withCounts(sessions.besideTheQuestion)],
    ['clarifying questions, of all turns', withCounts(sessions.clarifying)],
    ['turns without words for the agent', String(sessions.wordless)],
    ['script turns without an answer, why', why.map(([reason, n]) => `${reason} ${n}`).join(', ') || 'none'],
  ]
}

export const SUITE_COLUMNS = [
  'suite',
  'cases',
  'right (95 %)',
  'nearly in the training data',
  'right without those',
  'a case is right where',
]

/** The suites with their figure, and what it is without the cases that training has nearly seen. */
export function suiteRows({ suites, overlap }: Report): (string | number)[][] {
  return suites.map(({ suite, result, rule }) => {
    const seen = overlap.find((score) => score.suite === suite)!
    return [suite, result.of, withInterval(result), seen.near, withInterval(seen.rightWithout), rule]
  })
}

/** Figures on questions to products and orders, a set after the other. */
export function recordRows(records: Report['records']): string[][] {
  return records.map((each) => [
    each.set,
    withCounts(each.questions),
    withCounts(each.turns),
    String(each.invented),
    String(each.leaked),
    withCounts(each.askedAlthoughKnown),
    each.byAbout.map(({ about, right }) => `${about} ${percent(right.value, 0)}`).join(', '),
  ])
}

export const RECORD_COLUMNS = [
  'products and orders',
  'value right',
  'turns right',
  'invented',
  'leaked',
  'asked although known',
  'by what it is about',
]
