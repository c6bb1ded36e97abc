/** The picture of many ties while a period slides: the same as of that period drawn at once, line for line; and deaf to the pointer until the hand rests. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src/checkout.js'
import { MANY } from '../../src/graph/look.js'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'

declare global { interface Window { show(how: 'at once' | 'slid', chosen?: string): Promise<{ edges: number }>; rest(): Promise<void>; heard(): string[] } }
let browser: Browser, page: Page
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
  })
  afterAll(() => browser?.close())

  test.each([undefined, 'n40'])('what it shows is what that period shows by itself (chosen: %s)', async chosen => {
    const fresh = await shot('at once', chosen), slid = await shot('slid', chosen)
    expect(slid === fresh).toBe(true)
    await page.evaluate(() => window.rest())
    expect((await page.screenshot()).toString('base64') === fresh).toBe(true)
  })

  test('nobody who is not in the period can be clicked, and nobody at all before the hand rests', async () => {
    await shot('slid')
    // Of a grid of twelve by twelve: the seventh of the sixth row from below, and its neighbour.
    const at = (column: number, row: number): [number, number] => { const step = (600 - 2 * 64) / 11; return [350 + (column - 5.5) * step, 300 - (row - 5.5) * step] }
    const clicked = async (x: number, y: number): Promise<string[]> => { await page.mouse.move(x - 3, y); await page.mouse.move(x, y); await page.mouse.click(x, y); return await page.evaluate(() => window.heard().splice(0)) }
    expect(await clicked(...at(7, 5))).toEqual(['ground'])
    await page.evaluate(() => window.rest())
    expect(await clicked(...at(7, 5))).toEqual(['n67'])
    expect(await clicked(...at(6, 5))).not.toContain('n66')
  })
})
