import type { LeadDecision, TurnSeen } from '../types/index.ts'
import { KindModel } from './kinds.ts'
import { FeatureBuffer } from './linear/features.ts'
import { LinearClassifier } from './linear/linear-classifier.ts'
import { readSections, writeSections } from './sections.ts'
import { type Subject, SubjectModel } from './subject-model.ts'
import { documentOf, planning } from './turn-features.ts'

/** How likely each decision is; together 1. */
export type DecisionShares = Readonly<Record<LeadDecision, number>>

/** What a lead would make of a turn. */
export interface Considered {
  shares: DecisionShares
  /** What it asks in its conversation; null where it asks nothing, or nobody knows. */
  about(): Subject | null
}

/**
 * Tells what a lead of the shop's service would decide on a turn and what he would take it to ask, learned from turns
 * that leads have decided on.
 */
export class DecisionModel {
  private readonly features = new FeatureBuffer()

  /** @param subjects null where no turn says what it asks */
  constructor(
    readonly decisions: KindModel,
    readonly subjects: SubjectModel | null,
  ) {}

  /** What a lead would make of the turn; both models look at the features that are made here once. */
  on(seen: TurnSeen): Considered {
    const { features, subjects } = this
    features.fill(documentOf(seen, 'read'))
    const { length } = features
    const read = { hashes: features.hashes.slice(0, length), length }
    features.addBeside(planning(seen))
    return { shares: this.sharesOf(features), about: () => subjects?.of(read) ?? null }
  }

  private sharesOf(features: FeatureBuffer): DecisionShares {
    const shares = this.decisions.shares(features)
    const found = { reply: 0, clarify: 0, handoff: 0, silent: 0, must_hand_over: 0 }
    this.decisions.classifier.labels.forEach((label, i) => {
      found[label as LeadDecision] = shares[i]!
    })
    return found
  }

  save(): Uint8Array {
    const { decisions, subjects } = this
    const models = subjects === null ? [decisions] : [decisions, subjects.intents, ...subjects.kinds.values()]
    const header: Header = {
      temperatures: models.map(({ temperature }) => temperature),
      kinds: [...(subjects?.kinds.keys() ?? [])],
    }
    return writeSections(
      header,
      models.map(({ classifier }) => classifier.save()),
    )
  }

  /** @throws ModelError where the bytes are not what `save` made */
  static load(bytes: Uint8Array): DecisionModel {
    const { header, sections } = readSections<Header>(bytes)
    const [decisions, intents, ...kinds] = sections.map(
      (section, i) => new KindModel(LinearClassifier.load(section), header.temperatures[i]!),
    )
    const own = header.kinds.map((intent, i) => [intent, kinds[i]!] as const)
    return new DecisionModel(
      decisions!,
      intents === undefined ? null : new SubjectModel(intents, new Map(own)),
    )
  }
}

interface Header {
  /** Of the decisions, of the intents, and of each intent's kinds. */
  temperatures: number[]
  /** The intents whose kinds are told apart. */
  kinds: string[]
}
