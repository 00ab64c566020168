/** A value that a reply may quote, with where it is from. */
export interface KnownFact {
  /** What it is: `product.material`, `order.parcel.latest`. */
  name: string
  /** The bare value, to compute or compare with. */
  value: string
  /** How a reply quotes it. */
  say: string
  /** The record it is from: `product KN-2301`. */
  source: string
  /** From when it is, in milliseconds since the epoch; null where the record does not tell. */
  at: number | null
}

/** What the data say to a question: how it came out, and the facts that a reply may quote. */
export interface Answer<Outcome extends string> {
  outcome: Outcome
  facts: KnownFact[]
}

/** Makes the facts of one record. */
export function factsOf(source: string, at: number | null) {
  return (name: string, value: string | number, say: string = String(value)): KnownFact => ({
    name,
    value: String(value),
    say,
    source,
    at,
  })
}

/** The first fact of that name; null where there is none. */
export function factNamed(facts: readonly KnownFact[], name: string): KnownFact | null {
  return facts.find((fact) => fact.name === name) ?? null
}
