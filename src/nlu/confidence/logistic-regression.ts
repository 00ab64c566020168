/** Probability at a linear score. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/**
 * Weighted logistic regression with an L2 penalty, fitted by Newton's method (iteratively reweighted least
 * squares; Bishop, PRML 4.3.3). The last weight is the intercept and is not penalised.
 * @param rows features, all of one length
 * @param targets 0 or 1
 */
export function fitLogisticRegression(
  rows: readonly Float64Array[],
  targets: readonly number[],
  importance: readonly number[],
  penalty = 1,
): Float64Array {
  const width = rows[0]!.length + 1
  const weights = new Float64Array(width)
  for (let round = 0; round < 30; round++) {
    const change = newtonStep(rows, targets, importance, weights, penalty)
    let largest = 0
    for (let i = 0; i < width; i++) {
      weights[i]! += change[i] as number
      largest = Math.max(largest, Math.abs(change[i] as number))
    }
    if (largest < 1e-6) break
  }
  return weights
}

/** The linear score of a row. */
export function linearScore(row: Float64Array, weights: Float64Array): number {
  let sum = weights[row.length] as number
  for (let i = 0; i < row.length; i++) sum += (row[i] as number) * (weights[i] as number)
  return sum
}

function newtonStep(
  rows: readonly Float64Array[],
  targets: readonly number[],
  importance: readonly number[],
  weights: Float64Array,
  penalty: number,
): Float64Array {
  const width = weights.length
  const gradient = new Float64Array(width)
  const hessian = Array.from({ length: width }, () => new Float64Array(width))
  for (let i = 0; i < width - 1; i++) {
    gradient[i] = -penalty * (weights[i] as number)
    hessian[i]![i] = penalty
  }
  const point = new Float64Array(width).fill(1)
  rows.forEach((row, r) => {
    point.set(row)
    const p = sigmoid(linearScore(row, weights))
    const error = importance[r]! * (targets[r]! - p)
    const curvature = importance[r]! * p * (1 - p)
    for (let i = 0; i < width; i++) {
      gradient[i]! += error * (point[i] as number)
      const scaled = curvature * (point[i] as number)
      const line = hessian[i]!
      for (let j = 0; j < width; j++) line[j]! += scaled * (point[j] as number)
    }
  })
  hessian[width - 1]![width - 1]! += 1e-9
  return solve(hessian, gradient)
}

/** Gaussian elimination with partial pivoting; both arguments are used up. */
function solve(matrix: Float64Array[], vector: Float64Array): Float64Array {
  const n = vector.length
  for (let c = 0; c < n; c++) {
    let pivot = c
    for (let r = c + 1; r < n; r++) if (Math.abs(matrix[r]![c]!) > Math.abs(matrix[pivot]![c]!)) pivot = r
    ;[matrix[c], matrix[pivot]] = [matrix[pivot]!, matrix[c]!]
    ;[vector[c], vector[pivot]] = [vector[pivot]!, vector[c]!]
    for (let r = c + 1; r < n; r++) {
      const factor = matrix[r]![c]! / matrix[c]![c]!
      for (let k = c; k < n; k++) matrix[r]![k]! -= factor * matrix[c]![k]!
      vector[r]! -= factor * vector[c]!
    }
  }
  for (let r = n - 1; r >= 0; r--) {
    for (let k = r + 1; k < n; k++) vector[r]! -= matrix[r]![k]! * vector[k]!
    vector[r]! /= matrix[r]![r]!
  }
  return vector
}
