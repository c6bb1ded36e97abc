/** `npm start`: serves page and API until it is told to stop. */
import { Command } from 'commander'
import { endWith } from './ending.js'
import { open } from './program.js'
import { listen } from './serving.js'
import { readSettings, withSettings } from './settings.js'
import { Embedded } from './store/embedded/engine.js'

const say = (sentence: string): void => { process.stderr.write(`belligraph: ${sentence}\n`) }

/** Resolves at the first signal to stop; at a second one the process ends at once. */
const stopped = (): Promise<void> => new Promise(resolve => {
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {
    if (asked) process.exit(130)
    asked = true
    resolve()
  })
})

try {
  const command = withSettings(new Command('belligraph start').description('Serves page and API.').allowExcessArguments(false).exitOverride().showHelpAfterError(false)).parse()
  const settings = readSettings(command.opts(), process.env)
  const stop = stopped()
  const program = await open(settings, say)
  try {
    const serving = await listen(program.app, settings.host, settings.port)
    if (program.store.engine instanceof Embedded) program.store.engine.announce(serving.url)
    process.stdout.write(`Belligraph is ready at ${serving.url}\n`)
    // The first question finds a process that is ready for it.
    program.store.query('RETURN 1 AS ready').catch(() => {})
    // The first picture too, if it is large and was never laid out.
    program.layOut().catch(() => {})
    await stop
    say('Ending …')
    await serving.close()
  } finally {
    await program.close()
  }
} catch (e) {
  process.exitCode = endWith(e)
}
