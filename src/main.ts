/** The server: opens the store, loads the seed when it is not there, serves page and API, and ends cleanly. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { createApp } from './api/app.js'
import { ROOT, SEED, VERSION } from './checkout.js'
import { endWith } from './ending.js'
import { pool } from './reading.js'
import { loadSeed } from './seed.js'
import { listen } from './serving.js'
import { readSettings, withSettings } from './settings.js'
import { Embedded } from './store/embedded/engine.js'
import { openStore } from './store/open.js'
import { loadQuestions } from './store/questions.js'
import { textsIn } from './texts.js'

const say = (sentence: string): void => { process.stderr.write(`belligraph: ${sentence}\n`) }

async function serve(flags: Record<string, unknown>): Promise<void> {
  const settings = readSettings(flags, process.env)
  const store = await openStore(settings, say)
  const reader = pool(SEED)
  const end = async (): Promise<void> => { await reader.close(); await store.close() }
  try {
    const { written } = await store.write(loadSeed(SEED))
    if (written > 0) say(`Loaded the seed: ${written} records.`)
    const { questions, faults } = loadQuestions(join(ROOT, 'cypher', 'questions'))
    for (const fault of faults) say(fault.message)
    const page = join(ROOT, 'dist', 'web')
    const app = createApp({
      store, reader, questions, version: VERSION, host: settings.host, names: settings.names, log: e => say(e instanceof Error ? e.stack ?? e.message : String(e)),
      ...(settings.token !== undefined && { token: settings.token }), ...(settings.reports !== undefined && { texts: textsIn(settings.reports) }),
      ...(existsSync(page) && { page }),
    })
    const serving = await listen(app, settings.host, settings.port)
    if (store.engine instanceof Embedded) store.engine.announce(serving.url)
    let ending = false
    const stop = (): void => {
      if (ending) return
      ending = true
      say('Ending …')
      serving.close().then(end).then(() => process.exit(0), e => process.exit(endWith(e)))
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    process.stdout.write(`Belligraph is ready at ${serving.url}\n`)
  } catch (e) {
    await end()
    throw e
  }
}

const program = withSettings(new Command('belligraph start').description('Serves the page and the API.').exitOverride().showHelpAfterError(false)).allowExcessArguments(false)
try {
  await serve(program.parse().opts())
} catch (e) {
  process.exitCode = endWith(e)
}
