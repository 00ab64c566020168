/** A value of a product's record, which stands under its own name and under this one. */
const VALUE = 'product.value'
/** What the record calls it. */
const LABEL = 'product.attribute'

type Names = Readonly<Record<string, string>>
type Shown = readonly [name: string, said: string]

/**
 * What replies rest on, by names in the reader's language: a value of a product's record under what the record calls
 * it, each pair once. A name without words of its own is told by its last part.
 */
export function factsShown(
  responses: readonly { facts: Readonly<Record<string, string>> }[],
  names: Names,
): Shown[] {
  const pairs = responses.flatMap(({ facts }) => shownOf(facts, names))
  return [...new Map(pairs.map((pair) => [pair.join('\n'), pair])).values()]
}

function shownOf(facts: Readonly<Record<string, string>>, names: Names): Shown[] {
  const { [VALUE]: value, [LABEL]: label } = facts
  return Object.entries(facts).flatMap(([name, said]): Shown[] => {
    if (value !== undefined && name === VALUE) return [[label ?? nameOf(name, names), said]]
    const isSame = said === value && wordsFor(name, names) === undefined
    return value !== undefined && (name === LABEL || isSame) ? [] : [[nameOf(name, names), said]]
  })
}

const lastPart = (name: string): string => name.split('.').at(-1) ?? name

const wordsFor = (name: string, names: Names): string | undefined => names[name] ?? names[lastPart(name)]

const nameOf = (name: string, names: Names): string => wordsFor(name, names) ?? lastPart(name)
