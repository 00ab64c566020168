import { sqliteStore } from '../../src/store/sqlite.ts'
import { delivery, sampleMessage } from './samples.ts'

/** A process of its own on the database of a test: `node.ts <file> <message id>`. */
const [file = '', id = ''] = process.argv.slice(2)
const store = await sqliteStore(file)
await store.receiveMessage(delivery(), sampleMessage({ id }))
await store.close()
