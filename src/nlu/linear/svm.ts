import { seededRandom, shuffle } from '../random.ts'
import type { SparseRows } from './vectoriser.ts'

export interface SvmOptions {
  /** Cost of a violated margin. */
  C: number
  /** Stops where the largest projected gradient of a pass is below this. */
  tolerance: number
  maxPasses: number
  seed: number
}

/** The state of one solver run; weights hold the columns, then the bias. */
interface Solver {
  rows: SparseRows
  targets: Int8Array
  scale: Float64Array
  weights: Float64Array
  alpha: Float64Array
  diagonal: number
}

/**
 * A linear support vector machine with squared hinge loss, solved by dual coordinate descent with shrinking
 * (Hsieh et al., ICML 2008; LIBLINEAR's solver 1). Rows are binary and taken as L2-normalised; the bias is a
 * constant feature of value 1.
 * @returns the weights of the columns, then the bias
 */
export function trainSvm(
  rows: SparseRows,
  targets: Int8Array,
  width: number,
  options: SvmOptions,
): Float64Array {
  const solver: Solver = {
    rows,
    targets,
    scale: rowScales(rows),
    weights: new Float64Array(width + 1),
    alpha: new Float64Array(targets.length),
    diagonal: 1 / (2 * options.C),
  }
  const random = seededRandom(options.seed)
  const order = Int32Array.from(targets, (_, i) => i)
  let active = order.length
  let bound = Number.POSITIVE_INFINITY
  for (let pass = 0; pass < options.maxPasses; pass++) {
    shuffle(order.subarray(0, active), random)
    const { kept, largest, smallest } = sweep(solver, order, active, bound)
    active = kept
    if (largest - smallest <= options.tolerance) {
      if (active === order.length) break
      // What was set aside is looked at once more before the answer counts.
      active = order.length
      bound = Number.POSITIVE_INFINITY
    } else bound = largest <= 0 ? Number.POSITIVE_INFINITY : largest
  }
  return solver.weights
}

/**
 * One pass over the active rows; a row at its bound whose gradient is beyond the last pass's largest is set
 * aside (swapped behind the active ones).
 */
function sweep(solver: Solver, order: Int32Array, active: number, bound: number) {
  let kept = active
  let largest = Number.NEGATIVE_INFINITY
  let smallest = Number.POSITIVE_INFINITY
  for (let at = 0; at < kept; at++) {
    const i = order[at] as number
    const gradient = gradientOf(solver, i)
    let projected = gradient
    if (solver.alpha[i] === 0) {
      if (gradient > bound) {
        kept--
        order[at] = order[kept] as number
        order[kept] = i
        at--
        continue
      }
      projected = Math.min(0, gradient)
    }
    if (projected > largest) largest = projected
    if (projected < smallest) smallest = projected
    if (projected > 1e-12 || projected < -1e-12) step(solver, i, gradient)
  }
  return { kept, largest, smallest }
}

function gradientOf({ rows, targets, scale, weights, alpha, diagonal }: Solver, i: number): number {
  const { starts, columns } = rows
  const end = starts[i + 1] as number
  let dot = 0
  for (let k = starts[i] as number; k < end; k++) dot += weights[columns[k] as number] as number
  const value = dot * (scale[i] as number) + (weights[weights.length - 1] as number)
  return (targets[i] as number) * value - 1 + (alpha[i] as number) * diagonal
}

function step({ rows, targets, scale, weights, alpha, diagonal }: Solver, i: number, gradient: number): void {
  const { starts, columns } = rows
  const begin = starts[i] as number
  const end = starts[i + 1] as number
  const norm = end > begin ? 2 : 1
  const old = alpha[i] as number
  const next = Math.max(0, old - gradient / (norm + diagonal))
  alpha[i] = next
  const change = (next - old) * (targets[i] as number)
  const add = change * (scale[i] as number)
  for (let k = begin; k < end; k++) weights[columns[k] as number]! += add
  weights[weights.length - 1]! += change
}

/** The value of each row's features after L2 normalisation. */
function rowScales(rows: SparseRows): Float64Array {
  const scale = new Float64Array(rows.starts.length - 1)
  for (let i = 0; i < scale.length; i++) {
    const count = (rows.starts[i + 1] as number) - (rows.starts[i] as number)
    scale[i] = count === 0 ? 0 : 1 / Math.sqrt(count)
  }
  return scale
}
