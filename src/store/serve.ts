/** The child's side of child.ts: does the jobs that its parent sends, in order, and ends with it. */
import { type Job, OUT_OF_MEMORY, type Part, type Reply } from './child.js'

/** Past this the process ends itself: the most that a question may take. */
const MEMORY = 2 ** 30

/** Does each job with `work`, whose `give` sends a part of its answer and resolves when that was taken; `status` gives the engine's own code of an error. */
export function serve(work: (job: Job, give: (part: Part) => Promise<void>) => Promise<unknown>, status: (e: Error) => string | undefined): void {
  if (!process.send) throw new Error('This program is started by Belligraph, and talks to it alone.')
  const reply = (r: Reply): void => { process.send!(r) }
  let turn: Promise<unknown> = Promise.resolve()
  let taken = (): void => {}
  process.on('message', ({ n, ...job }: Job & { n: number }) => {
    if (job.do === 'more') return taken()
    const give = (part: Part): Promise<void> => new Promise(resolve => {
      taken = resolve
      reply({ n, part })
    })
    turn = turn.then(() => work(job, give)).then(value => reply({ n, value }), (e: Error) => {
      const code = status(e)
      reply({ n, error: e.message, ...(code !== undefined && { status: code }) })
    })
  })
  // At once, without waiting for the engine's threads.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  // Whoever signals a whole session: the parent decides when this one ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  setInterval(() => { if (process.memoryUsage.rss() > MEMORY) process.exit(OUT_OF_MEMORY) }, 25).unref()
}
