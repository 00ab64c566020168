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

/** From so many letters and clauses on a message tells a story around its question. */
export const STORY = { letters: 24, clauses: 3 }
/** How a clause asks, whatever else it holds. */
const QUESTION =
  /[吗嘛呢么](?:[啊呀]|$)|(\p{Script=Han})[不没]\1|有没|[不没]有?[啊呀]?$|什么|怎|咋|啥|哪|多少|[多好]钱|好多|几|多[大长高重厚宽久远近沉]|还是|吧$/u
/** What is not known asks nothing: 他脚多长我真不知道. */
const UNKNOWN = /[不没](?:知道|晓得|懂|清|明白|记得|准|真切|管|论)/

/**
 * The clauses by which somebody asks who tells a story with it, the last one first: what a question looks like, and no
 * more. None where the text is no story.
 */
export function askedInStory(text: string): string[] {
  const clauses = clausesOf(text)
  if (clauses.length < STORY.clauses || clauses.join('').length < STORY.letters) return []
  return clauses.filter((clause) => QUESTION.test(clause) && !UNKNOWN.test(clause)).reverse()
}
