import { plain } from '../types/plain.ts'
import { withFigures } from './spelled-sizes.ts'

/** 42 43 are two numbers, not one. */
const BLANK_BETWEEN = /(?<=\d)\s+(?=\d)/g

/** A text as labels of sizes have it: 220×240 and 220*240 are 220x240, 2xl is xxl, 一米八 and 1.80米 are 1.8米, 两米 and 2.0米 are 2米, 半斤 is 250g. */
export const crossed = (text: string): string =>
  withFigures(plain(text.replace(BLANK_BETWEEN, ',')))
    .replace(/(?<=\d)m(?![a-z²])/g, '米')
    .replace(
      METRES,
      (_, whole: string, tenth?: string) => `${figure(whole)}${tenth ? `.${figure(tenth)}` : ''}米`,
    )
    .replace(/(?<=\d)\.0+(?=米)|(?<=\d\.\d)0(?=米)/g, '')
    .replace(METRES_BY, (said, long: string, wide: string) => `${said},${inCm(long)}x${inCm(wide)}cm`)
    .replace(/(?<=\d)\s*[×*✕乘]\s*(?=\d)/g, 'x')
    .replace(TEN_THOUSANDS, (_, much: string) => `${Number(figure(much)) * 10_000}`)
    .replace(/(?<=\d)(?:毫安时?|ma(?!h))/g, 'mah')
    .replace(UNITS, (unit) => AS_LETTERS[unit]!)
    .replace(COUNT, figure)
    .replace(WEIGHT, (_, much: string, unit: string) => `${grams(much, unit)}g`)
    .replace(/(?<![a-z\d])([2-4])x(?=l)/g, (_, count: string) => 'x'.repeat(Number(count)))

/** 两盒装, 四只的 as the labels have it. */
const COUNT =
  /(?<![零一二两三四五六七八九十百\d])[一二两三四五六七八九](?=[只盒片瓶包袋罐个件双条支人层](?:[的装款]|那[个种款]))/g
const METRES = /([一二两三1-3])米([一二三四五六七八九1-9](?!\d))?/g
/** 2米乘2.3米 is 200x230cm as well; as wide as that it need not say metres twice. */
const METRES_BY = /(\d(?:\.\d)?)米?[乘x×*✕](2\.[3-9]|\d(?:\.\d)?(?=米(?![床\d])))米?/g
const inCm = (metres: string): number => Math.round(Number(metres) * 100)
/** 2万毫安, 一万的. */
const TEN_THOUSANDS = /(?<![\d.])([一二两三四五1-9])(?:万(?=毫安|ma|的|和|跟|与|那|款|$)|w(?=毫安|ma))/g
const FIGURES = '零一二三四五六七八九'
const figure = (digit: string) =>
  digit === '两' ? '2' : digit !== '' && FIGURES.includes(digit) ? `${FIGURES.indexOf(digit)}` : digit

const AS_LETTERS: Readonly<Record<string, string>> = {
  公斤: 'kg',
  千克: 'kg',
  毫升: 'ml',
  厘米: 'cm',
  公分: 'cm',
  毫米: 'mm',
  克: 'g',
  瓦: 'w',
  升: 'l',
}
const UNITS = /(?<=\d)(?:公斤|千克|毫升|厘米|公分|毫米|克|瓦|升)/g
const WEIGHT = /(?<![\d.])(\d+(?:\.\d+)?|[半一二两三四五六七八九])(斤|kg)/g

/** 半斤装, 两斤的, 1kg as the labels have it. */
const grams = (much: string, unit: string): number =>
  (much === '半' ? 0.5 : Number(figure(much))) * (unit === 'kg' ? 1000 : 500)
