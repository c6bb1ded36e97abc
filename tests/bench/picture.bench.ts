/**
 * The picture of 10,000 actors and 50,000 ties against bare sigma, on the same data in the same browser: until the first picture, frames while it is
 * dragged about, until another period is slid to, and what memory the browser's page takes. Software WebGL: the ratios carry over, the milliseconds do not.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { bench, describe, expect } from 'vitest'
import { ROOT } from '../../src/checkout.js'
import { launchBrowser } from '../real/chromium.js'

const NODES = 10_000, EDGES = 50_000
declare global { interface Window { prepare(nodes: number, edges: number): void; start(which: 'own' | 'bare'): Promise<number>; redraw(): Promise<number>; drawnFrames(): number } }
const say = (what: string, value: string): void => void process.stdout.write(`${what}: ${value}\n`)
const middle = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!

const built = await build({ configFile: false, logLevel: 'error', root: ROOT, build: { write: false, lib: { entry: join(ROOT, 'tests/bench/page/picture.ts'), formats: ['es'] } } })
const { code } = (built as { output: { code: string }[] }[])[0]!.output[0]!
const browser = await launchBrowser(), page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
await page.setContent('<body style="margin:0"><div id="box" style="width:1280px;height:800px"></div>')
await page.addScriptTag({ type: 'module', content: code })
await page.waitForFunction(() => 'prepare' in window)
await page.evaluate(([n, m]) => window.prepare(n!, m!), [NODES, EDGES])
const start = (which: 'own' | 'bare'): Promise<number> => page.evaluate(w => window.start(w), which)

/** Frames a second while it is dragged to and fro. */
async function dragged(on: Page): Promise<number> {
  await on.mouse.move(640, 400)
  await on.mouse.down()
  const [from, began] = [await on.evaluate(() => window.drawnFrames()), performance.now()]
  for (let i = 0; performance.now() - began < 4_000; i++) await on.mouse.move(640 + 200 * Math.sin(i / 5), 400 + 100 * Math.cos(i / 7))
  const [to, ended] = [await on.evaluate(() => window.drawnFrames()), performance.now()]
  await on.mouse.up()
  return ((to - from) * 1000) / (ended - began)
}

const first = { own: [] as number[], bare: [] as number[] }
for (let i = 0; i < 4; i++) for (const which of ['bare', 'own'] as const) first[which].push(await start(which))
const [bare, own] = [middle(first.bare.slice(1)), middle(first.own.slice(1))]
say('first picture', `sigma ${bare.toFixed(0)} ms, ours ${own.toFixed(0)} ms, ratio ${(own / bare).toFixed(2)} (at most 1.2)`)
await start('bare')
const slow = await dragged(page)
await start('own')
const fast = await dragged(page)
say('frames while dragged', `sigma ${slow.toFixed(1)}/s, ours ${fast.toFixed(1)}/s, ratio ${(fast / slow).toFixed(2)} (at least 0.9)`)
const redrawn: number[] = []
for (let i = 0; i < 5; i++) redrawn.push(await page.evaluate(() => window.redraw()))
say('another period slid to', `${middle(redrawn).toFixed(0)} ms, of sigma's own first picture ${(middle(redrawn) / bare).toFixed(2)}`)
const rss = execFileSync('ps', ['-eo', 'rss,args'], { encoding: 'utf8' }).split('\n').filter(l => l.includes('--type=renderer')).map(l => Number.parseInt(l, 10) / 1024)
say('memory of the page', `${Math.max(...rss).toFixed(0)} MB (at most 500)`)

describe('10,000 actors and 50,000 ties, first picture', () => {
  bench('bare sigma', async () => { await start('bare') }, { iterations: 3, warmupIterations: 0, time: 0 })
  bench('the picture', async () => { expect(await start('own')).toBeGreaterThan(0) }, { iterations: 3, warmupIterations: 0, time: 0, teardown: async (_, mode) => { if (mode === 'run') await browser.close() } })
})
