import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { messageBody, signedHeaders } from '../channels/samples.ts'

/** A node that runs. */
export interface Node {
  url: string
  process: ChildProcess
  /** Without warning. */
  kill(): Promise<void>
  /** As an operator does; resolves to milliseconds until it had ended. */
  end(): Promise<number>
}

/** What befalls a node. */
export interface Fate {
  /** The size that no file of the node may exceed, in blocks of the shell. */
  blocks?: number
  /** How far its machine's clock goes wrong, in milliseconds. */
  clockAheadMs?: number
  /** Every so many waits for the disk end with a fault of the device. */
  diskFaultEvery?: number
}

export async function startNode(
  database: string,
  replyUrl: string,
  { blocks, clockAheadMs = 0, diskFaultEvery = 0 }: Fate = {},
): Promise<Node> {
  const fate = `./tests/reliability/fate.mjs?${new URLSearchParams({
    clockAheadMs: String(clockAheadMs),
    diskFaultEvery: String(diskFaultEvery),
  })}`
  const main = 'tests/reliability/node.ts'
  const command = [process.execPath, '--import', fate, '--import', 'tsx', main, database, replyUrl]
  const limited = ['/bin/sh', '-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', ...command]
  const [program = '', ...args] = blocks === undefined ? command : limited
  const node = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(node, 'exit')
  const lines = createInterface({ input: node.stdout })
  const port = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    exited.then(([code]) => {
      throw new Error(`the node ended with ${code}`)
    }),
  ])
  return {
    url: `http://127.0.0.1:${port}`,
    process: node,
    kill: async () => {
      node.kill('SIGKILL')
      await exited
    },
    end: async () => {
      const since = performance.now()
      node.kill('SIGTERM')
      await exited
      return performance.now() - since
    },
  }
}

/** Sends a body as the platform does; null where no answer came. */
export async function post(
  { url }: Pick<Node, 'url'>,
  body: string,
  id: string = randomUUID(),
): Promise<number | null> {
  const headers = { ...signedHeaders(body, { id, at: Date.now() }), 'content-type': 'application/json' }
  try {
    const response = await fetch(`${url}/webhooks/kangnai/standard`, { method: 'POST', headers, body })
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}

/** One message of a customer; its id where the node has taken it in. */
export async function says(
  node: Pick<Node, 'url'>,
  conversationId: string,
  text: string,
): Promise<string | null> {
  const messageId = randomUUID()
  const at = new Date().toISOString()
  const status = await post(
    node,
    messageBody({ messageId, conversationId, text, sentAt: at }, { timestamp: at }),
  )
  return status === 202 || status === 200 ? messageId : null
}
