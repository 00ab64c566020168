/** A number as customers write it: 42, 29.9, 四十二, 两百五, 3千2, 三四十, 20多. */
export interface Numeral {
  start: number
  end: number
  /** Of a range (三四天) or an open number (二十多) the lower end. */
  value: number
  /** The upper end of a range (180 of 一百七八); else the value. */
  to: number
  /** Written with Han digits, at least in part. */
  han: boolean
  /** Written with 百, 千 or 万. */
  grouped: boolean
  /** Digits after the decimal point. */
  decimals: number
  /** Stands right after a Latin letter: a model's name (r7) rather than a number. */
  glued: boolean
}

const DIGITS = new Map<string, number>()
for (const [i, forms] of [
  '0〇零',
  '1一壹',
  '2二两俩贰',
  '3三仨叁',
  '4四肆',
  '5五伍',
  '6六陆',
  '7七柒',
  '8八捌',
  '9九玖',
].entries()) {
  for (const form of forms) DIGITS.set(form, i)
}
const UNITS = new Map(
  [...'十拾']
    .map((c) => [c, 10])
    .concat(
      [...'百佰'].map((c) => [c, 100]),
      [...'千仟'].map((c) => [c, 1000]),
    ) as [string, number][],
)
const isArabic = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9'
const isHanDigit = (char: string | undefined) => char !== undefined && !isArabic(char) && DIGITS.has(char)
/** What is counted by the piece; the 一 of 两百一双 belongs to 一双. */
const PIECES = '双件对个只条套盒箱瓶份台顶起共样直定般'
/** Two and three with the word for the piece in them. */
const COUNTED = '俩仨'
const MORE = /^[多余](?![少久长大谢给送退付出买])|^来(?=[块元天个双件岁平米])/

/** Every number of the text, in order, in one pass. */
export function readNumerals(text: string): Numeral[] {
  const numerals: Numeral[] = []
  for (let i = 0; i < text.length; ) {
    const char = text[i]!
    const numeral = DIGITS.has(char) || char === '十' || char === '拾' ? new Reader(text, i).read() : null
    if (numeral !== null) numerals.push(numeral)
    i = numeral?.end ?? i + 1
  }
  return numerals
}

/** Reads one number: digits gather in `pending` until a unit (十 百 千 万) multiplies them. */
class Reader {
  private at: number
  private total = 0
  private section = 0
  private pending: number | null = null
  private unit = 0
  /** How far a range goes beyond its lower end. */
  private span = 0
  private sawZero = false
  private han = false
  private grouped = false
  private decimals = 0

  constructor(
    private readonly text: string,
    private readonly start: number,
  ) {
    this.at = start
  }

  read(): Numeral | null {
    while (this.readDigits() || this.readUnit());
    if (this.at === this.start) return null
    const value = this.total + this.section + this.trailing() + this.readPoint()
    const before = this.text.charCodeAt(this.start - 1)
    const to = value + this.span * this.lastPlace()
    const numeral = { start: this.start, end: this.at + this.openEnd(value), value, to }
    const glued = before >= 0x61 && before <= 0x7a
    return { ...numeral, han: this.han, grouped: this.grouped, decimals: this.decimals, glued }
  }

  private readDigits(): boolean {
    if (this.pending !== null) return false
    const char = this.text[this.at]
    if (isArabic(char)) return this.readArabic()
    return isHanDigit(char) && this.readHan(DIGITS.get(char!)!)
  }

  private readArabic(): boolean {
    const from = this.at
    if (this.total > 0 || this.section > 0) if (!this.mayTrail()) return false
    while (isArabic(this.text[this.at])) this.at++
    if (this.text[this.at] === '.' && isArabic(this.text[this.at + 1])) {
      const point = this.at++
      while (isArabic(this.text[this.at])) this.at++
      this.decimals = this.at - point - 1
    }
    this.pending = Number(this.text.slice(from, this.at))
    return true
  }

  private readHan(digit: number): boolean {
    const next = this.text[this.at + 1]
    if (digit === 0) return this.readZero(next)
    if (!this.mayTrail()) return false
    this.han = true
    this.pending = digit
    this.at++
    // 俩 is 两个 already: in 俩一起 no number goes on.
    if (!isHanDigit(next) || COUNTED.includes(this.text[this.at - 1]!)) return true
    const second = DIGITS.get(next!)!
    if (isRange(digit, second) && !'码号'.includes(this.text[this.at + 1] ?? ' ')) {
      this.span = second - digit
      this.at++
    } else if (this.at === this.start + 1) this.readPositional()
    return true
  }

  /** 一百零五 skips a place; 零 alone (零钱) is no number. */
  private readZero(next: string | undefined): boolean {
    if (this.at === this.start || !isHanDigit(next) || next === '零') return false
    this.sawZero = true
    this.at++
    return true
  }

  /** 四二, 二零二六: digits by place. */
  private readPositional(): void {
    for (; isHanDigit(this.text[this.at]); this.at++) {
      this.pending = this.pending! * 10 + DIGITS.get(this.text[this.at]!)!
    }
  }

  private mayTrail(): boolean {
    if (this.unit === 0) return true
    const next = this.text[this.at + 1] ?? ' '
    if (this.unit >= 100) return this.sawZero || !PIECES.includes(next)
    return !('双件对套'.includes(next) && this.text[this.at] === '一' && this.section > 10)
  }

  private readUnit(): boolean {
    const char = this.text[this.at]
    if (char === '万') return this.readTenThousand()
    const unit = char === undefined ? undefined : UNITS.get(char)
    if (unit === undefined || (this.unit !== 0 && unit >= this.unit)) return false
    if (this.pending === null && unit !== 10) return false
    if (unit > 10) this.grouped = true
    this.section += (this.pending ?? 1) * unit
    this.span *= unit
    this.step(unit)
    return true
  }

  private readTenThousand(): boolean {
    const value = this.section + (this.pending ?? 0)
    if (value === 0 || this.total > 0) return false
    this.total = value * 10000
    this.span *= 10000
    this.section = 0
    this.grouped = true
    this.step(10000)
    return true
  }

  private step(unit: number): void {
    this.pending = null
    this.unit = unit
    this.sawZero = false
    this.han = true
    this.at++
  }

  /** The part behind 点 of 二十五点五; 九点五分 is a time. */
  private readPoint(): number {
    const digit = this.text[this.at + 1]
    if (!this.han || this.text[this.at] !== '点' || !isHanDigit(digit)) return 0
    if (/[十拾分刻点]/.test(this.text[this.at + 2] ?? ' ')) return 0
    this.at += 2
    this.decimals = 1
    return DIGITS.get(digit!)! / 10
  }

  /** The last digit: in 两百五 it counts tens, in 二百零五 and 二十五 ones. */
  private trailing(): number {
    return (this.pending ?? 0) * this.lastPlace()
  }

  private lastPlace(): number {
    const last = this.pending ?? 0
    return last > 0 && last < 10 && this.unit >= 100 && !this.sawZero ? this.unit / 10 : 1
  }

  /** Length of 多, 余 or 几 after a round number. */
  private openEnd(value: number): number {
    if (value < 10 || value % 10 !== 0) return 0
    if (this.text[this.at] === '几' && this.unit === 10) return 1
    return MORE.test(this.text.slice(this.at, this.at + 2)) ? 1 : 0
  }
}

function isRange(first: number, second: number): boolean {
  return second === first + 1 || (first === 3 && second === 5)
}
