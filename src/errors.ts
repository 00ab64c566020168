/** A fault of ours to report, with its facts in fields; `message` is one line for a person. */
export abstract class ShoudaError extends Error {
  /** Exit code of the command that meets it. */
  abstract readonly exitCode: 1 | 2 | 3

  override get name(): string {
    return this.constructor.name
  }
}

/** One fault in a file that people edit. */
export interface ContentFault {
  file: string
  /** Counted from 1; 0 where the fault is of the whole file. */
  line: number
  message: string
}

/** Files of intents, shops, training data or suites that do not validate. */
export class ContentError extends ShoudaError {
  readonly exitCode = 1
  constructor(readonly faults: readonly ContentFault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line}: ${fault.message}`).join('\n'))
  }
}

/** Wrong usage or bad input: what and where. */
export class InputError extends ShoudaError {
  readonly exitCode = 2
}

/** A shop id that no file in `shops/` defines. */
export class UnknownShopError extends InputError {
  constructor(
    readonly shop: string,
    readonly known: readonly string[],
  ) {
    super(`unknown shop "${shop}" (known: ${known.join(', ')})`)
  }
}

/** The environment does not validate; every fault in one message. */
export class ConfigError extends ShoudaError {
  readonly exitCode = 2
  constructor(readonly faults: readonly string[]) {
    super(`configuration: ${faults.join('; ')}`)
  }
}

/** The work could not be done: a port taken, a directory not writable, a database away. */
export class UnavailableError extends ShoudaError {
  readonly exitCode = 3
}

/** Data that the database refuses, whenever it is tried again. */
export class UnstorableError extends InputError {}

/** A model file that does not fit the data, the tokenizer or this version. */
export class ModelError extends ShoudaError {
  readonly exitCode = 3
}
