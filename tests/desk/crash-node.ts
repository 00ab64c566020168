import { startWorker } from '../../src/desk/work.ts'
import { makeBench } from './samples.ts'
import { says } from './steps.ts'

/** A node that takes in and plans messages until it is killed; prints the id of each that it has accepted. */
const bench = await makeBench(process.argv[2])
startWorker(bench.ctx)

async function customer(name: string): Promise<void> {
  for (let turn = 0; ; turn++) {
    const id = await says(bench, '是正品吗', { conversationId: `${name}-${turn}` })
    process.stdout.write(`${id}\n`)
  }
}

await Promise.all(Array.from({ length: 20 }, (_, index) => customer(`customer-${index}`)))
