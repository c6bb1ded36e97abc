import { expect, test } from 'vitest'
import { launchBrowser, program } from './chromium.js'
import { describeWith } from './program.js'

await describeWith([program], 'Chromium', () => {
  test('draws a page with WebGL and Arabic, and takes a picture of it', async () => {
    const browser = await launchBrowser()
    const page = await browser.newPage({ viewport: { width: 200, height: 100 } })
    const empty = await page.screenshot()
    await page.setContent('<p dir="rtl" lang="ar">داعش</p><canvas></canvas>')
    expect(await page.evaluate(() => document.querySelector('canvas')!.getContext('webgl2') !== null)).toBe(true)
    const picture = await page.screenshot()
    await browser.close()
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    expect(picture.equals(empty)).toBe(false)
  })
})
