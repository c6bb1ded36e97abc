/** The picture that opens the README: `PICTURE=1 npm test -- tests/browser/picture.test.ts` writes web/picture.png anew, in 256 colours. */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { command } from '../real/debian.js'
import { describeWith, run } from '../real/program.js'
import { site } from './site.js'

const file = new URL('../../web/picture.png', import.meta.url)
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), MOST = 150_000

await describeWith([chromium], 'the picture of the README', () => {
  test('is taken from the page and small', async () => {
    const [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })])
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(`${home.url}/?lang=en&theme=light`)
      await page.waitForSelector('.picture[aria-busy="false"]')
      await page.locator('.side .row').first().waitFor()
      const shot = await page.screenshot({ animations: 'disabled' })
      if (process.env.PICTURE) {
        await writeFile(file, shot)
        await run(await command('pngquant', 'pngquant'), ['--force', '--ext', '.png', '--strip', fileURLToPath(file)])
      }
    } finally {
      await browser.close()
      await home.close()
    }
    const kept = await readFile(file)
    expect(kept.subarray(0, 8)).toEqual(PNG)
    expect(kept.length).toBeLessThanOrEqual(MOST)
  })
})
