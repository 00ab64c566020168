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
  const all = Object.entries(facts)
  if (value === undefined) return all.map(([name, said]) => [nameOf(name, names), said])
  return all.flatMap(([name, said]): Shown[] => {
    if (name === VALUE) return [[label ?? nameOf(name, names), said]]
    const isSame = said === value && keyOf(name, names) === undefined
    return name === LABEL || isSame ? [] : [[nameOf(name, names), said]]
  })
}

const lastPart = (name: string): string => name.split('.').at(-1) ?? name

/** By what a name has words of its own: all of it or its last part; undefined where it has none. */
const keyOf = (name: string, names: Names): string | undefined =>
  [name, lastPart(name)].find((key) => Object.hasOwn(names, key))

function nameOf(name: string, names: Names): string {
  const key = keyOf(name, names)
  return key === undefined ? lastPart(name) : names[key]!
}
