import type { Classifier, Document, Scored } from '../classifier.ts'
import { readSections, writeSections } from '../sections.ts'
import { emitFeatures } from './features.ts'
import { FeatureTable } from './feature-table.ts'
import { type SvmOptions, trainSvm } from './svm.ts'
import { fitRows, Vectoriser } from './vectoriser.ts'

export const DEFAULT_SVM: SvmOptions = { C: 2, tolerance: 0.1, maxPasses: 60, seed: 7 }

/**
 * One linear support vector machine per label against the rest, over character 1-2-grams and words.
 * Weights stand row by feature (`features x labels`, float32), so that scoring a document reads whole rows.
 */
export class LinearClassifier implements Classifier {
  labels: string[] = []
  private weights: Float32Array = new Float32Array(0)
  private bias: Float32Array = new Float32Array(0)
  private vectoriser = new Vectoriser(new FeatureTable(16))

  constructor(private readonly options: SvmOptions = DEFAULT_SVM) {}

  /** Number of features that the model knows. */
  get features(): number {
    return this.vectoriser.table.size
  }

  fit(documents: readonly Document[], labels: readonly string[]): void {
    const { table, rows } = fitRows(documents)
    this.labels = [...new Set(labels)].sort()
    this.use(table)
    this.labels.forEach((label, l) => {
      const targets = Int8Array.from(labels, (other) => (other === label ? 1 : -1))
      const column = trainSvm(rows, targets, table.size, this.options)
      for (let f = 0; f < table.size; f++) this.weights[f * this.labels.length + l] = column[f] as number
      this.bias[l] = column[table.size] as number
    })
  }

  predict(document: Document): Scored[] {
    const scores = new Float32Array(this.labels.length)
    this.score(document, scores)
    return this.labels
      .map((label, l) => ({ label, score: scores[l] as number }))
      .sort((a, b) => b.score - a.score)
  }

  /** Writes the scores by label index into `scores`; returns the share of the document's features that are known. */
  score(document: Document, scores: Float32Array): number {
    const { vectoriser, weights, labels } = this
    const width = labels.length
    vectoriser.vectorise(document)
    const { columns, count, unknown } = vectoriser
    scores.fill(0)
    for (let i = 0; i < count; i++) {
      const row = (columns[i] as number) * width
      for (let l = 0; l < width; l++) scores[l]! += weights[row + l] as number
    }
    const scale = count === 0 ? 0 : 1 / Math.sqrt(count)
    for (let l = 0; l < width; l++) scores[l] = (scores[l] as number) * scale + (this.bias[l] as number)
    return count === 0 ? 0 : count / (count + unknown)
  }

  /** What each place of the text added to a label's score, by character of the text. */
  contributions(document: Document, label: string): Float32Array {
    const l = this.labels.indexOf(label)
    const { table } = this.vectoriser
    this.vectoriser.vectorise(document)
    const scale = 1 / Math.sqrt(Math.max(1, this.vectoriser.count))
    const added = new Float32Array(document.text.length)
    const seen = new Set<number>()
    emitFeatures(document, (hash, start, end) => {
      const column = table.get(hash)
      if (column === -1 || seen.has(column)) return
      seen.add(column)
      const share = ((this.weights[column * this.labels.length + l] as number) * scale) / (end - start)
      for (let i = start; i < end; i++) added[i]! += share
    })
    return added
  }

  save(): Uint8Array {
    return writeSections(
      { labels: this.labels, options: this.options },
      [this.vectoriser.table.hashes(), this.weights, this.bias],
    )
  }

  static load(bytes: Uint8Array): LinearClassifier {
    const { header, sections } = readSections<{ labels: string[]; options: SvmOptions }>(bytes)
    const classifier = new LinearClassifier(header.options)
    classifier.labels = header.labels
    const [hashes, weights, bias] = sections
    classifier.use(FeatureTable.of(asUint32(hashes!)))
    classifier.weights = asFloat32(weights!)
    classifier.bias = asFloat32(bias!)
    return classifier
  }

  private use(table: FeatureTable): void {
    this.vectoriser = new Vectoriser(table)
    this.weights = new Float32Array(table.size * this.labels.length)
    this.bias = new Float32Array(this.labels.length)
  }
}

const asUint32 = (bytes: Uint8Array) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
const asFloat32 = (bytes: Uint8Array) => new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
