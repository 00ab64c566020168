export { NO_RECORDS, type Records } from '../knowledge/index.ts'
