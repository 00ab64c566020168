import { setFlagsFromString } from 'node:v8'
import type { Bus } from '../desk/bus.ts'

/** So long without a message, and memory is worth more than time again. */
const QUIET_MS = 60_000
/** The older part of the heap may grow by half before it is looked through; left alone it would by far more. */
const GROWING = ['--no-optimize-for-size', '--heap-growing-percent=50']
const SMALL = ['--optimize-for-size', '--heap-growing-percent=0']

/**
 * A server that has nothing to do keeps its memory small (`bin/shouda.mjs` begins so), which costs a fifth of its time
 * where it has much to do: so it takes what it needs as long as messages come. The function it returns ends that.
 */
export function growWithWork(bus: Bus, set: (flag: string) => void = setFlagsFromString): () => void {
  let timer: NodeJS.Timeout | null = null
  const shrink = () => {
    timer = null
    for (const flag of SMALL) set(flag)
  }
  const off = bus.on('work', () => {
    if (timer !== null) return void timer.refresh()
    for (const flag of GROWING) set(flag)
    timer = setTimeout(shrink, QUIET_MS).unref()
  })
  return () => {
    off()
    if (timer !== null) clearTimeout(timer)
  }
}
