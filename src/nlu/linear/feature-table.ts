/**
 * Hash of a feature -> its column, in an open-addressing table with linear probing (Knuth, TAOCP vol. 3, 6.4).
 * Two features with one 32-bit hash share a column: with 10^5 features that happens about once.
 */
export class FeatureTable {
  /** Columns are numbered 0 .. size-1 in the order of insertion. */
  size = 0
  private keys: Uint32Array
  private columns: Int32Array
  private mask: number

  constructor(capacity = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)))
    this.keys = new Uint32Array(slots)
    this.columns = new Int32Array(slots).fill(-1)
    this.mask = slots - 1
  }

  /** The feature's column, or -1. */
  get(hash: number): number {
    let slot = hash & this.mask
    for (;;) {
      const column = this.columns[slot] as number
      if (column === -1 || this.keys[slot] === hash) return column
      slot = (slot + 1) & this.mask
    }
  }

  /** The feature's column, new where it was unknown. */
  add(hash: number): number {
    const found = this.get(hash)
    if (found !== -1) return found
    if ((this.size + 1) * 2 > this.keys.length) this.grow()
    this.insert(hash, this.size)
    return this.size++
  }

  /** Hashes by column. */
  hashes(): Uint32Array {
    const hashes = new Uint32Array(this.size)
    this.columns.forEach((column, slot) => {
      if (column !== -1) hashes[column] = this.keys[slot] as number
    })
    return hashes
  }

  static of(hashes: Uint32Array): FeatureTable {
    const table = new FeatureTable(hashes.length)
    for (const hash of hashes) table.add(hash)
    return table
  }

  private insert(hash: number, column: number): void {
    let slot = hash & this.mask
    while (this.columns[slot] !== -1) slot = (slot + 1) & this.mask
    this.keys[slot] = hash
    this.columns[slot] = column
  }

  private grow(): void {
    const hashes = this.hashes()
    this.keys = new Uint32Array(this.keys.length * 2)
    this.columns = new Int32Array(this.keys.length).fill(-1)
    this.mask = this.keys.length - 1
    hashes.forEach((hash, column) => {
      this.insert(hash, column)
    })
  }
}
