import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

// What befalls a node, said before anything of it is loaded: a clock that goes wrong, a disk that fails now and then.
const told = new URL(import.meta.url).searchParams
const ahead = Number(told.get('clockAheadMs'))
const every = Number(told.get('diskFaultEvery'))

if (ahead !== 0) {
  const now = Date.now
  Date.now = () => now() + ahead
}

if (every > 0) {
  const sync = fs.fdatasync
  let waits = 0
  fs.fdatasync = (descriptor, done) => {
    if (++waits % every !== 0) return sync(descriptor, done)
    setImmediate(() => done(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' })))
  }
  syncBuiltinESMExports()
}
