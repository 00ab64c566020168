const DIGITS = '零一二三四五六七八九'
/** 三十七, 四十二码半 as whoever dictates has it; 三十天 and 二十三块 are no sizes. */
const SPELLED =
  /(?<![零一二三四五六七八九十百千\d])([二三四])十([一二三四五六七八九])?(?:码(半)|(半)码?)?(?=码|号|的|脚|有|还|呢|吗|$|[,，。.!！?？\s])/g

/** Sizes of shoes that are spelled out, as figures: 三十七半有吗 is 37.5有吗. */
export const withFigures = (text: string): string =>
  text.replace(SPELLED, (_, tens: string, ones = '零', half?: string, other?: string) => {
    const size = DIGITS.indexOf(tens) * 10 + DIGITS.indexOf(ones)
    return `${size}${half || other ? '.5' : ''}`
  })
