export { Refused, whenSessionEnds } from './client.ts'
