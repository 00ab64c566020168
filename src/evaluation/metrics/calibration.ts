import type { Judged } from './coverage.ts'

/** One bar of the reliability diagram. */
export interface ReliabilityBin {
  low: number
  high: number
  count: number
  /** Mean confidence of the bin. */
  confidence: number
  /** Share of the bin that was right. */
  accuracy: number
}

export interface Calibration {
  binning: 'equal_width' | 'equal_mass'
  bins: ReliabilityBin[]
  /** Expected calibration error: mean distance of confidence and accuracy, weighted by count. */
  ece: number
}

/** How many bins the calibration error is computed with, as usual in the literature (Guo et al., ICML 2017). */
export const CALIBRATION_BINS = 15

/** Bins of one width over [0, 1]; empty ones are left out. */
export function equalWidthCalibration(judged: readonly Judged[], bins = CALIBRATION_BINS): Calibration {
  const groups = Array.from({ length: bins }, (_, b) => ({
    low: b / bins,
    high: (b + 1) / bins,
    members: [] as Judged[],
  }))
  for (const each of judged)
    groups[Math.min(bins - 1, Math.floor(each.confidence * bins))]!.members.push(each)
  return summarise('equal_width', groups)
}

/** Bins of (almost) one size, cut from the cases in order of confidence. */
export function equalMassCalibration(judged: readonly Judged[], bins = CALIBRATION_BINS): Calibration {
  const sorted = [...judged].sort((a, b) => a.confidence - b.confidence)
  const cut = (b: number) => Math.round((b * sorted.length) / bins)
  const groups = Array.from({ length: bins }, (_, b) => {
    const members = sorted.slice(cut(b), cut(b + 1))
    return { low: members[0]?.confidence ?? 0, high: members.at(-1)?.confidence ?? 0, members }
  })
  return summarise('equal_mass', groups)
}

function summarise(
  binning: Calibration['binning'],
  groups: readonly { low: number; high: number; members: Judged[] }[],
): Calibration {
  const bins = groups
    .filter((group) => group.members.length > 0)
    .map(({ low, high, members }) => ({
      low,
      high,
      count: members.length,
      confidence: members.reduce((sum, each) => sum + each.confidence, 0) / members.length,
      accuracy: members.filter((each) => each.right).length / members.length,
    }))
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  const distance = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.confidence - bin.accuracy), 0)
  return { binning, bins, ece: total === 0 ? 0 : distance / total }
}
