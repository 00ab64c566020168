const DIGITS = '零一二三四五六七八九'
/** 三十七, 四十二码半 as whoever dictates has it; 三十天 and 二十三块 are no sizes. */
const SPELLED =
  /(?<![零一二三四五六七八九十百千\d])([二三四])十([一二三四五六七八九])?(?:码(半)|(半)码?)?(?=码|号|的|脚|有|还|呢|吗|$|[,，。.!！?？\s])/g

/** 四十一二码, 41二的: two sizes said as one. */
const PAIRED =
  /(?<![零一二两三四五六七八九十百千\d.])(?:([三四])十([一二三四五六七八])|([34]\d))([一二三四五六七八九])(?=码|号|的|都|有|还|呢|吗|$|[,，。.!！?？\s])/g

const inFigures = (digits: string): number => Number([...digits].map((one) => DIGITS.indexOf(one)).join(''))

/** 41、42 of 四十一二; what counts no further stays as it is. */
const withBoth = (text: string): string =>
  text.replace(PAIRED, (all, tens: string | undefined, ones: string, written: string, next: string) => {
    const size = tens === undefined ? Number(written) : inFigures(tens + ones)
    return (size + 1) % 10 === DIGITS.indexOf(next) ? `${size}、${size + 1}` : all
  })

/** Sizes of shoes that are spelled out, as figures: 三十七半有吗 is 37.5有吗, 四十一二码 is 41、42码. */
export const withFigures = (text: string): string =>
  withBoth(text).replace(SPELLED, (_, tens: string, ones = '零', half?: string, other?: string) => {
    const size = DIGITS.indexOf(tens) * 10 + DIGITS.indexOf(ones)
    return `${size}${half || other ? '.5' : ''}`
  })
