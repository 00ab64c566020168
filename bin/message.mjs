#!/usr/bin/env node
// Sends one signed customer message to a running server: npm run message -- "这鞋是正品吗" [shop] [conversation]
import { register } from 'tsx/esm/api'

register()
const { readConfig } = await import('../src/config.ts')
const { sendTrialMessage } = await import('../src/bootstrap/message.ts')
const [text, shop = 'kangnai', conversationId = `trial-${process.pid}`] = process.argv.slice(2)
try {
  if (text === undefined)
    throw Object.assign(new Error('usage: npm run message -- "<text>" [shop] [conversation]'), {
      exitCode: 2,
    })
  const { status, body } = await sendTrialMessage(readConfig(), { shop, conversationId, text }, Date.now())
  console.log(`${status} ${body}`)
  process.exitCode = status < 300 ? 0 : 2
} catch (error) {
  console.error(`message: ${error.message}`)
  process.exitCode = error.exitCode ?? 3
}
