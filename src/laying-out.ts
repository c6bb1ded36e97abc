/** Lays out large graphs in a thread of their own, so that whoever asks something else meanwhile is answered. */
import { Worker } from 'node:worker_threads'
import type { Elsewhere, Point } from './graph/layout.js'

/** Threads run built files: also when the sources are run, as tests do. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? '../dist/layout-worker.js' : './layout-worker.js', import.meta.url)

/** As `layout`. The thread ends with its work, and does not keep a program that is ending. */
export const layOutElsewhere: Elsewhere = (ids, pairs) => new Promise((resolve, reject) => {
  const worker = new Worker(WORKER, { workerData: { ids, pairs } })
  worker.unref()
  worker.once('message', (points: Map<string, Point>) => resolve(points)).once('error', reject).once('exit', code => reject(new Error(`the thread of the layout ended with ${code}`)))
})
