/** A thread of laying-out.ts: lays one graph out. */
import { parentPort, workerData } from 'node:worker_threads'
import { layout } from './graph/layout.js'

const { ids, pairs } = workerData as { ids: string[]; pairs: [string, string][] }
parentPort!.postMessage(layout(ids, pairs))
