/** A thread of table-parsing.ts: parses the pieces of one table's text as they come. */
import { parentPort, workerData } from 'node:worker_threads'
import { tableParser } from './formats/records.js'

const parse = tableParser(workerData as string)
parentPort!.on('message', (piece: string | undefined) => { void parse(piece).then(parsed => parentPort!.postMessage(parsed)) })
