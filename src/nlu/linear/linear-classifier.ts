import type { Classifier, Document, Scored } from '../classifier.ts'
import { readSections, writeSections } from '../sections.ts'
import { FeatureTable } from './feature-table.ts'
import type { Features } from './features.ts'
import { type SvmOptions, trainSvm } from './svm.ts'
import { fitRows, Vectoriser } from './vectoriser.ts'

export interface LinearOptions extends SvmOptions {
  /** Features that occur in fewer documents are left out. */
  leastCount: number
}

const LARGEST_WEIGHT = 127

export const DEFAULT_SVM: LinearOptions = { C: 2, tolerance: 0.05, maxPasses: 100, seed: 7, leastCount: 2 }

/**
 * One linear support vector machine per label against the rest, over character 1-2-grams and words.
 * Weights stand row by feature (`features x labels`), so that scoring a document reads whole rows; each is a
 * 8-bit share of its label's largest one: a row then fits a line of the processor's cache, and held-out accuracy stays
 * the same.
 */
export class LinearClassifier implements Classifier {
  labels: string[] = []
  private weights: Int8Array = new Int8Array(0)
  /** What one unit of a weight is worth, by label. */
  private units: Float32Array = new Float32Array(0)
  private bias: Float32Array = new Float32Array(0)
  /** Sums of weights while a document is scored. */
  private sums: Int32Array = new Int32Array(0)
  private vectoriser = new Vectoriser(new FeatureTable(16))

  constructor(private readonly options: LinearOptions = DEFAULT_SVM) {}

  /** Weights of one feature, filled up to a multiple of four. */
  private get stride(): number {
    return Math.ceil(this.labels.length / 4) * 4
  }

  /** Number of features that the model knows. */
  get features(): number {
    return this.vectoriser.table.size
  }

  fit(documents: readonly Document[], labels: readonly string[]): void {
    const { table, rows } = fitRows(documents, this.options.leastCount)
    this.labels = [...new Set(labels)].sort()
    this.use(table)
    this.labels.forEach((label, l) => {
      const targets = Int8Array.from(labels, (other) => (other === label ? 1 : -1))
      const column = trainSvm(rows, targets, table.size, this.options)
      this.keep(column, l)
    })
  }

  /** Keeps a label's weights; the last of `column` is its bias. */
  private keep(column: Float64Array, label: number): void {
    const last = column.length - 1
    let largest = 0
    for (let f = 0; f < last; f++) largest = Math.max(largest, Math.abs(column[f] as number))
    const unit = largest / LARGEST_WEIGHT
    this.units[label] = unit
    this.bias[label] = column[last] as number
    if (unit === 0) return
    for (let f = 0; f < last; f++)
      this.weights[f * this.stride + label] = Math.round((column[f] as number) / unit)
  }

  predict(document: Document): Scored[] {
    const scores = new Float32Array(this.labels.length)
    this.score(document, scores)
    return this.labels
      .map((label, l) => ({ label, score: scores[l] as number }))
      .sort((a, b) => b.score - a.score)
  }

  /** Writes the scores by label index into `scores`; returns the share of its features that are known. */
  score(of: Document | Features, scores: Float32Array): number {
    const { vectoriser, labels, units, bias } = this
    vectoriser.vectorise(of)
    const { columns, count, unknown } = vectoriser
    sumRows(this.weights, this.stride, columns, count, this.sums)
    const scale = count === 0 ? 0 : 1 / Math.sqrt(count)
    for (let l = 0; l < labels.length; l++) {
      scores[l] = (this.sums[l] as number) * scale * (units[l] as number) + (bias[l] as number)
    }
    return count === 0 ? 0 : count / (count + unknown)
  }

  /** What each place of the text added to a label's score, by character of the text. */
  contributions(document: Document, label: string): Float32Array {
    const l = this.labels.indexOf(label)
    const { table, features } = this.vectoriser
    this.vectoriser.vectorise(document)
    const scale = (this.units[l] as number) / Math.sqrt(Math.max(1, this.vectoriser.count))
    const added = new Float32Array(document.text.length)
    const seen = new Set<number>()
    for (let f = 0; f < features.length; f++) {
      const column = table.get(features.hashes[f] as number)
      if (column === -1 || seen.has(column)) continue
      seen.add(column)
      const start = features.starts[f] as number
      const end = features.ends[f] as number
      const share = ((this.weights[column * this.stride + l] as number) * scale) / (end - start)
      for (let i = start; i < end; i++) added[i]! += share
    }
    return added
  }

  save(): Uint8Array {
    return writeSections({ labels: this.labels, options: this.options }, [
      this.vectoriser.table.hashes(),
      this.weights,
      this.units,
      this.bias,
    ])
  }

  static load(bytes: Uint8Array): LinearClassifier {
    const { header, sections } = readSections<{ labels: string[]; options: LinearOptions }>(bytes)
    const classifier = new LinearClassifier(header.options)
    classifier.labels = header.labels
    const [hashes, weights, units, bias] = sections
    classifier.use(FeatureTable.of(asUint32(hashes!)))
    classifier.weights = asInt8(weights!)
    classifier.units = asFloat32(units!)
    classifier.bias = asFloat32(bias!)
    return classifier
  }

  private use(table: FeatureTable): void {
    this.vectoriser = new Vectoriser(table)
    this.weights = new Int8Array(table.size * this.stride)
    this.units = new Float32Array(this.labels.length)
    this.bias = new Float32Array(this.labels.length)
    this.sums = new Int32Array(this.stride)
  }
}

/**
 * Adds up the weights of some columns, four labels at a time: the sums stay in registers, which takes half the time
 * of adding whole rows.
 */
function sumRows(
  weights: Int8Array,
  stride: number,
  columns: Int32Array,
  count: number,
  sums: Int32Array,
): void {
  for (let l = 0; l < stride; l += 4) {
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let i = 0; i < count; i++) {
      const at = (columns[i] as number) * stride + l
      a += weights[at] as number
      b += weights[at + 1] as number
      c += weights[at + 2] as number
      d += weights[at + 3] as number
    }
    sums[l] = a
    sums[l + 1] = b
    sums[l + 2] = c
    sums[l + 3] = d
  }
}

const asUint32 = (bytes: Uint8Array) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
const asInt8 = (bytes: Uint8Array) => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const asFloat32 = (bytes: Uint8Array) =>
  new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
