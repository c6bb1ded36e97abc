/** The console in a real browser, new each time: from the press on its tab until the editor takes what is written, and what more is fetched for it. */
import { gzipSync } from 'node:zlib'
import { bench, describe, expect } from 'vitest'
import { site } from '../browser/site.js'
import { launchBrowser } from '../real/chromium.js'

const [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })])

async function opened(): Promise<{ ms: number; kB: number }> {
  const context = await browser.newContext(), page = await context.newPage(), scripts: Promise<number>[] = []
  await page.goto(`${home.url}/?view=ask&lang=en`, { waitUntil: 'networkidle' })
  page.on('response', r => { if (new URL(r.url()).pathname.endsWith('.js')) scripts.push(r.body().then(b => gzipSync(b).length)) })
  const ms = await page.getByRole('button', { name: 'Console' }).evaluate(async tab => {
    const from = performance.now()
    ;(tab as HTMLElement).click()
    while (!document.querySelector('.editor-host')?.shadowRoot?.querySelector('.cm-content') && performance.now() - from < 10_000) await new Promise(requestAnimationFrame)
    await new Promise(drawn => { requestAnimationFrame(() => setTimeout(drawn)) })
    return performance.now() - from
  })
  const kB = (await Promise.all(scripts)).reduce((a, b) => a + b, 0) / 1000
  await context.close()
  return { ms, kB }
}

const times: number[] = []
let weight = 0
for (let i = 0; i < 5; i++) {
  const { ms, kB } = await opened()
  times.push(ms)
  weight = kB
}
process.stdout.write(`editor opened: ${times.toSorted((a, b) => a - b)[2]!.toFixed(0)} ms (at most 300), ${weight.toFixed(0)} kB gzip more (at most 150)\n`)
expect(weight).toBeGreaterThan(0)
expect(weight).toBeLessThanOrEqual(150)

describe('the console', () => {
  bench('opened', async () => { await opened() }, { iterations: 3, warmupIterations: 0, time: 0, teardown: async (_, mode) => { if (mode === 'run') await Promise.all([browser.close(), home.close()]) } })
})
