import { Converter } from 'opencc-js'

/** Stands for any emoji or named expression in normalised text (private use area). */
export const EMOJI = 0xe000

const SPACE = 0x20
const PUNCTUATION: Record<string, string> = {
  '、': ',',
  '。': '.',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  '【': '(',
  '】': ')',
  '《': '"',
  '》': '"',
  '—': '-',
  '–': '-',
  '·': ' ',
}

const isInvisible = (unit: number) =>
  unit < 0x09 ||
  (unit >= 0x0e && unit < 0x20) ||
  (unit >= 0x7f && unit < 0xa0) ||
  (unit >= 0x200b && unit <= 0x200f) ||
  (unit >= 0x202a && unit <= 0x202e) ||
  (unit >= 0x2060 && unit <= 0x2064) ||
  (unit >= 0xfe00 && unit <= 0xfe0f) ||
  unit === 0xfeff

const isSymbolEmoji = (unit: number) =>
  (unit >= 0x2600 && unit <= 0x27bf) ||
  (unit >= 0x2b05 && unit <= 0x2b55) ||
  unit === 0x203c ||
  unit === 0x2049

/**
 * One lookup per UTF-16 code unit: NFKC, lower case, traditional to simplified (OpenCC, Taiwan with phrases to
 * mainland), punctuation of one kind, white space as a space. 0 means that the unit is dropped.
 * Characters that NFKC expands to several keep the first one. A line break ends a sentence.
 */
export function buildFoldTable(): Uint16Array {
  const convert = Converter({ from: 'twp', to: 'cn' })
  const kept = new Set(gb2312())
  const simplified = (char: string) => (kept.has(char) ? char : convert(char))
  const table = new Uint16Array(65536)
  for (let unit = 0; unit < 65536; unit++) table[unit] = foldUnit(unit, simplified)
  return table
}

function foldUnit(unit: number, simplified: (text: string) => string): number {
  if (unit === 0x0a) return 0x2e
  if (isInvisible(unit)) return 0
  if (isSymbolEmoji(unit)) return EMOJI
  if (unit >= 0xd800 && unit <= 0xdfff) return EMOJI
  const char = String.fromCharCode(unit)
  if (/\s/.test(char)) return SPACE
  const folded = char.normalize('NFKC').toLowerCase()
  const mapped = PUNCTUATION[folded] ?? (unit >= 0x3400 && unit <= 0xfaff ? simplified(folded) : folded)
  const first = mapped.charCodeAt(0)
  return first >= 0xd800 && first <= 0xdfff ? unit : first
}

/** The common characters of GB 2312 (level 1): simplified already, though some are traditional elsewhere (么 is also 麼). */
function gb2312(): string {
  const bytes: number[] = []
  for (let high = 0xb0; high <= 0xd7; high++) for (let low = 0xa1; low <= 0xfe; low++) bytes.push(high, low)
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes))
}
