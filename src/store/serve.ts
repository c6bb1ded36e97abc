/** The child's side of child.ts: does the jobs that its parent sends, in order, and ends with it. */
import { type Job, OUT_OF_MEMORY, type Part, type Reply } from './child.js'

/** Past this the process ends itself: the most that a question may take. */
const MEMORY = 2 ** 30

function worked(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Does each job with `work`, whose `give` sends a part of its answer and resolves when that was taken; `status` gives the engine's own code of an error. */
export function serve(work: (job: Job, give: (part: Part) => Promise<void>) => Promise<unknown>, status: (e: Error) => string | undefined): void {
  if (!process.send) throw new Error('This program is started by Belligraph, and talks to it alone.')
  const reply = (r: Reply): void => { process.send!(r) }
  let turn: Promise<unknown> = Promise.resolve()
  let taken = (): void => {}, waiting = 0, watch: NodeJS.Timeout | undefined
  const done = (r: Reply): void => {
    if (--waiting === 0) clearInterval(watch)
    reply(r)
  }
  process.on('message', ({ n, ...job }: Job & { n: number }) => {
    if (job.do === 'more') return taken()
    if (waiting++ === 0) watch = setInterval(() => { if (process.memoryUsage.rss() > MEMORY) process.exit(OUT_OF_MEMORY) }, 25)
    const give = (part: Part): Promise<void> => new Promise(resolve => {
      taken = resolve
      reply({ n, part })
    })
    turn = turn.then(() => work(job, give)).then(value => done({ n, worked: worked(), value }), (e: Error) => {
      const code = status(e)
      done({ n, worked: worked(), error: e.message, ...(code !== undefined && { status: code }) })
    })
  })
  // At once, without waiting for the engine's threads.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  // Whoever signals a whole session: the parent decides when this one ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
}
