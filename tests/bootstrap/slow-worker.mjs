import { parentPort } from 'node:worker_threads'

// Says the text itself; 慢 keeps it busy for good, 贵 is given up by itself, 坏 ends it, 错 is a fault of its own.
parentPort.on('message', ({ text }) => {
  while (text === '慢');
  if (text === '贵') return parentPort.postMessage({ type: 'too_costly' })
  if (text === '坏') process.exit(7)
  if (text === '错') parentPort.postMessage({ type: 'fault', message: 'no such table' })
  else parentPort.postMessage({ type: 'understood', prediction: { text } })
})
parentPort.postMessage({ type: 'ready' })
