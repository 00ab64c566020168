/** What ends a clause; the point of 15.6 does not. */
const BREAKS = /(?:[\s,，。!！?？;；~～]|(?<!\d)\.|\.(?!\d))+/
/** A question that is whole where something goes on behind it: 多少钱包邮吗, 还有货吗多少钱. */
const ENDS =
  /(?<=多少(?:钱|米)|[啥什]么?价|[怎咋]么?卖|有货[吗没不]|还有[吗没不])(?=[^一二两三四五六七八九十\d吗呢啊呀嘛哦的了有吧])/

/** The clauses of a text, in lower case and without blanks: between its breaks, and behind a question that is whole. */
export const clausesOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(BREAKS)
    .flatMap((clause) => clause.split(ENDS))
    .filter((clause) => clause !== '')
