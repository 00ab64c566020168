/** One-sided confidence of the bound. */
const CONFIDENCE = 0.95
const STEPS = 40
const MOST_TERMS = 300
const TINY = 1e-300

/**
 * The share that `right` of `all` trials shows with 95 % confidence at least: the lower bound of Clopper and Pearson
 * (Biometrika 1934), the 5 % quantile of Beta(right, all - right + 1). Counts may be fractions (weighted trials).
 */
export function provenShare(right: number, all: number): number {
  if (right <= 0 || all <= 0) return 0
  let low = 0
  let high = 1
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2
    if (betaShare(middle, right, all - right + 1) < 1 - CONFIDENCE) low = middle
    else high = middle
  }
  return low
}

/** The regularised incomplete beta function, by its continued fraction (Lentz). */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log(1 - x) - logBeta(a, b))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  const guarded = (value: number) => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1))
  let product = d
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    for (const term of [even, odd]) {
      d = 1 / guarded(1 + term * d)
      c = guarded(1 + term / c)
      product *= c * d
    }
    if (Math.abs(c * d - 1) < 1e-12) break
  }
  return product
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

/** Stirling's series behind a shift. */
function logGamma(value: number): number {
  let x = value
  let shift = 0
  for (; x < 8; x++) shift -= Math.log(x)
  const inverse = 1 / (x * x)
  const series = (1 / 12 - inverse * (1 / 360 - inverse / 1260)) / x
  return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series
}
