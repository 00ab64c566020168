/** Something that is done again and again until it is stopped. */
export interface Loop {
  /** Does it now and not only when the next second has passed. */
  wake(): void
  /** Resolves when what is under way is done. */
  stop(): Promise<void>
}

/**
 * Runs `step` at once, again as long as it says that there may be more, then every `pollMs` milliseconds
 * or when woken. A step that fails is reported and tried again.
 */
export function startLoop(
  step: () => Promise<boolean>,
  pollMs: number,
  onFault: (fault: unknown) => void,
): Loop {
  let stopped = false
  let woken = false
  let wakeUp = () => {}

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  async function attempt(): Promise<boolean> {
    try {
      return await step()
    } catch (fault) {
      onFault(fault)
      return false
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false
      const more = await attempt()
      if (!more && !woken && !stopped) await pause()
    }
  }

  const running = run()
  const wake = () => {
    woken = true
    wakeUp()
  }
  return {
    wake,
    stop: () => {
      stopped = true
      wake()
      return running
    },
  }
}

/** Milliseconds until the next try: doubled each time from `first`, at most `longest`. `attempts` counts from 1. */
export function backoff(attempts: number, first: number, longest: number): number {
  return Math.min(longest, first * 2 ** Math.max(0, attempts - 1))
}
