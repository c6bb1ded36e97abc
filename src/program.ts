/** The parts put together: store, seed, questions, texts, reader, application. For the server, and for a command that finds none running. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import { createApp } from './api/app.js'
import { laidOut } from './api/filtering.js'
import { ROOT, SEED, VERSION } from './checkout.js'
import { Layouts } from './graph/layout.js'
import { layOutElsewhere } from './laying-out.js'
import { Memo } from './memo.js'
import { pool } from './reading.js'
import { loadSeed } from './seed.js'
import type { Settings } from './settings.js'
import { layoutFile } from './store/kept-layout.js'
import { openStore } from './store/open.js'
import { OwnQuestions } from './store/own-questions.js'
import { SavedViews } from './store/saved-views.js'
import { loadQuestions } from './store/questions.js'
import { DEFAULT_LIMITS, PUBLIC_LIMITS, type Store } from './store/store.js'
import { textsIn } from './texts.js'

export interface Program {
  app: Express
  store: Store
  /** Lays a large graph out elsewhere, so that who asks for the picture finds it; nothing to do where a layout of it is kept. */
  layOut(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens everything. The seed is written each time: what is there already is not written again, and what a newer seed changes follows.
 * `base` is the address that files point back to, when it is not the one that serves them. `say` is told what a person should know, a sentence at a time.
 */
export async function open(settings: Settings, say: (sentence: string) => void, base = settings.base): Promise<Program> {
  const store = await openStore(settings, say)
  try {
    const { written } = await store.write(loadSeed(SEED))
    if (written > 0) say(`Loaded the seed: ${written} records.`)
    const { questions, faults } = loadQuestions(join(ROOT, 'cypher', 'questions'))
    const own = new OwnQuestions(join(settings.data, 'questions'), questions)
    const views = new SavedViews(join(settings.data, 'views.json'))
    for (const f of [...faults, ...own.faults, ...(views.fault ? [views.fault] : [])]) say(f.message)
    const reader = pool(SEED), page = join(ROOT, 'dist', 'web')
    const { proxies, public: open, console, queryMs, host, names, embed, token, reports } = settings
    const memo = new Memo(undefined, new Layouts(layoutFile(join(settings.data, 'layout.json')), layOutElsewhere))
    const app = createApp({
      store, reader, questions, own, views, memo, ...(base !== undefined && { base }), version: VERSION, proxies, public: open, console, ...(queryMs !== undefined && { limits: { ...(open ? PUBLIC_LIMITS : DEFAULT_LIMITS), ms: queryMs } }), host, names, embed, token, log: e => say(e instanceof Error ? e.stack ?? e.message : String(e)),
      ...(reports !== undefined && { texts: textsIn(reports) }), ...(existsSync(page) && { page }),
    })
    return {
      app, store,
      async layOut() { await laidOut(await store.snapshot(), memo) },
      async close() {
        await reader.close()
        await store.close()
      },
    }
  } catch (e) {
    await store.close()
    throw e
  }
}
