/** The picture of many ties while a period slides: the same as of that period drawn at once, pixel for pixel; and nobody can be pointed at who is not in it. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src/checkout.js'
import { MANY } from '../../src/graph/look.js'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'

declare global { interface Window { show(how: 'at once' | 'slid', chosen?: string): Promise<{ edges: number }>; heard(): string[]; fonts(): string[] } }
let browser: Browser, page: Page, empty: string
const shot = async (how: 'at once' | 'slid', chosen?: string): Promise<string> => {
  expect((await page.evaluate(([h, c]) => window.show(h as 'slid', c), [how, chosen])).edges).toBeGreaterThan(MANY)
  return (await page.screenshot()).toString('base64')
}

await describeWith([chromium], 'a period that slides over many ties', () => {
  beforeAll(async () => {
    const built = await build({ configFile: false, logLevel: 'error', root: ROOT, build: { write: false, lib: { entry: join(ROOT, 'tests/browser/page/sliding.ts'), formats: ['es'] } } })
    const { code } = (built as { output: { code: string }[] }[])[0]!.output[0]!
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 700, height: 600 } })
    await page.setContent('<body style="margin:0"><div id="box" style="width:700px;height:600px"></div>')
    await page.addScriptTag({ type: 'module', content: code })
    await page.waitForFunction(() => 'show' in window)
    empty = (await page.screenshot()).toString('base64')
  })
  afterAll(() => browser?.close())

  test.each([undefined, 'n40'])('what it shows is what that period shows by itself (chosen: %s)', async chosen => {
    const fresh = await shot('at once', chosen), slid = await shot('slid', chosen)
    expect([slid === fresh, fresh === empty]).toEqual([true, false])
  })

  test('names are as large as a person has set letters', async () => {
    const written = async (root: string): Promise<string[]> => {
      await page.evaluate(size => { document.documentElement.style.fontSize = size; window.fonts() }, root)
      await shot('at once')
      return [...new Set((await page.evaluate(() => window.fonts())).map(f => /[\d.]+(?=px)/.exec(f)![0]))]
    }
    expect([await written(''), await written('200%'), await written('')]).toEqual([['13'], ['26'], ['13']])
  })

  test('nobody who is not in the period can be clicked', async () => {
    await shot('slid')
    // Of a grid of twelve by twelve: the seventh of the sixth row from below, and its neighbour.
    const at = (column: number, row: number): [number, number] => { const step = (600 - 2 * 64) / 11; return [350 + (column - 5.5) * step, 300 - (row - 5.5) * step] }
    const clicked = async (x: number, y: number): Promise<string[]> => { await page.mouse.move(x - 3, y); await page.mouse.move(x, y); await page.mouse.click(x, y); return await page.evaluate(() => window.heard().splice(0)) }
    expect(await clicked(...at(7, 5))).toEqual(['n67'])
    expect(await clicked(...at(6, 5))).not.toContain('n66')
  })
})
