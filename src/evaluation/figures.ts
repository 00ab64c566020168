import type { Estimate } from './metrics/intervals.ts'
import type { Sections } from './report.ts'
import type { RealSection } from './sections/real.ts'
import type { RecordsSection } from './sections/records.ts'
import type { SingleSection } from './sections/single.ts'

type Figures = Record<string, number>

/** Lists the figures of a report by the names that `eval/gates.yaml` and `eval/baseline.json` use. Pure. */
export function listFigures(sections: Sections): Figures {
  const { single, outOfScope, several, signs, dialogues, real, sessions, crossValidation } = sections
  return {
    ...named(
      '',
      sections.suites.map((score) => [`${score.suite}.right`, score.result]),
    ),
    'overlap.same': sections.overlap.reduce((sum, score) => sum + score.same.length, 0),
    ...named(
      '',
      sections.overlap.map((score) => [`${score.suite}.right_without_overlap`, score.rightWithout]),
    ),
    ...(single && singleFigures(single)),
    ...(outOfScope && {
      'out_of_scope.auroc': outOfScope.auroc,
      'out_of_scope.recall': outOfScope.recall.value,
      'out_of_scope.wrongly_accepted': outOfScope.wronglyAccepted.value,
      'out_of_scope.wrongly_answered': outOfScope.wronglyAnswered.value,
      'in_scope.false_rejects': outOfScope.falseRejects.value,
    }),
    ...(several && {
      'two_intents.exact_match': several.exactMatch.value,
      'two_intents.single_kept': several.singleKept.value,
    }),
    ...named(
      'perturbations',
      sections.perturbations.map((score) => [`${score.kind}.flips`, score.flips]),
    ),
    ...named(
      'kinds',
      sections.kinds.map((score) => [`${score.intent}.accuracy`, score.accuracy]),
    ),
    ...Object.fromEntries(sections.slots.map((score) => [`slots.${score.name}.f1`, score.f1])),
    ...(signs.recall && { 'must_hand_over.recall': signs.recall.value }),
    ...(signs.falseAlarms && { 'mentions.false_alarms': signs.falseAlarms.value }),
    ...(dialogues && {
      'dialogues.decisions': dialogues.decisions.value,
      'dialogues.acceptable': dialogues.acceptable.value,
      'dialogues.wordless': dialogues.wordless,
      'dialogues.intents': dialogues.intents.value,
      'dialogues.must_hand_over': dialogues.mustHandOver.value,
      'dialogues.concessions': dialogues.concessions,
      'dialogues.repeated_wordings': dialogues.repeatedWordings,
      'dialogues.style_violations': dialogues.styleViolations,
    }),
    ...(sections.keptOut && {
      'kept_out.decisions': sections.keptOut.decisions.value,
      'kept_out.acceptable': sections.keptOut.acceptable.value,
    }),
    ...(sections.stocked && { 'stocked.lost': sections.stocked.lost.value }),
    ...(sessions && {
      'sessions.quiet': sessions.quiet.value,
      'sessions.beside': sessions.besideTheQuestion.value,
      'sessions.clarifying': sessions.clarifying.value,
    }),
    ...recordFigures(sections.records),
    ...(crossValidation && {
      'cross_validation.accuracy': crossValidation.accuracy,
      'cross_validation.ece': crossValidation.calibrationError,
      'cross_validation.kinds': crossValidation.kindAccuracy,
      'cross_validation.near_auroc': crossValidation.nearAuroc,
      'cross_validation.far_auroc': crossValidation.farAuroc,
      'cross_validation.coverage_at_95': crossValidation.coverageAt95,
      'cross_validation.coverage_at_98': crossValidation.coverageAt98,
    }),
    ...(real && realFigures(real)),
  }
}

function singleFigures(single: SingleSection): Figures {
  return {
    macro_f1: single.macroF1,
    'accepted.precision': single.deployed.precision.value,
    'accepted.coverage': single.deployed.coverage.value,
    ...Object.fromEntries(
      single.coverage.map(({ precision, coverage }) => [
        `coverage.at_${Math.round(precision * 100)}`,
        coverage,
      ]),
    ),
    ...Object.fromEntries(single.calibration.map((each) => [`calibration.ece_${each.binning}`, each.ece])),
    ...Object.fromEntries(
      single.top
        .filter((score) => score.support > 0)
        .map((score) => [`intent.${score.label}.f1`, score.f1.value]),
    ),
  }
}

function realFigures(real: RealSection): Figures {
  return {
    'real.top': real.top.value,
    'real.core_precision': real.corePrecision.value,
    'real.core_recall': real.coreRecall.value,
    'real.beside_the_question': real.besideTheQuestion.value,
    'real.replied': real.replied.value,
    ...Object.fromEntries(real.calibration.map((each) => [`real.ece_${each.binning}`, each.ece])),
  }
}

function named(prefix: string, entries: [string, Estimate][]): Figures {
  return prefixed(prefix, Object.fromEntries(entries.map(([name, estimate]) => [name, estimate.value])))
}

function prefixed(prefix: string, figures: Figures): Figures {
  const start = prefix === '' ? '' : `${prefix}.`
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${start}${name}`, value]))
}

/** Of products and orders, by set. */
function recordFigures(records: readonly RecordsSection[]): Figures {
  return Object.fromEntries(
    records.flatMap(({ set, questions, turns, invented, leaked, askedAlthoughKnown }) => [
      [`records.${set}.value_right`, questions.value],
      [`records.${set}.turns_right`, turns.value],
      [`records.${set}.invented`, invented],
      [`records.${set}.leaked`, leaked],
      [`records.${set}.asked_although_known`, askedAlthoughKnown.value],
    ]),
  )
}
