// The thread that brings SQLite's log into the database file, so that no commit has to.
import { parentPort, workerData } from 'node:worker_threads'
import { DatabaseSync } from '@photostructure/sqlite'

const database = new DatabaseSync(workerData)
database.exec('PRAGMA busy_timeout=20')
const carry = (mode) => {
  try {
    database.exec(`PRAGMA wal_checkpoint(${mode})`)
  } catch {
    // Whoever writes or reads was in the way: the log grows a little longer.
  }
}
parentPort.on('message', () => {
  // Most of it beside those who write, the rest in the moment without them that lets the log begin anew.
  carry('PASSIVE')
  carry('TRUNCATE')
  parentPort.postMessage('done')
})
