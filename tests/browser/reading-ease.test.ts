/** The page for people who read with letters twice as large, or in colours of their own. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { type Site, site } from './site.js'

let browser: Browser, home: Site

await describeWith([chromium], 'ease of reading', () => {
  beforeAll(async () => { [browser, home] = await Promise.all([launchBrowser('--blink-settings=defaultFontSize=32'), site({ texts: false })]) })
  afterAll(async () => { await browser?.close(); await home?.close() })

  test.each([['en', 1280], ['ar', 1280], ['en', 360], ['ar', 360]] as const)('letters of twice the size: nothing lies outside the screen (%s, %d wide)', async (lang, width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    await page.goto(`${home.url}/?lang=${lang}`)
    await page.waitForSelector('.picture[aria-busy="false"]')
    expect(await page.locator('.brand').evaluate(e => Number.parseFloat(getComputedStyle(e).fontSize))).toBeGreaterThan(32)
    // The names of the pages are in a strip that scrolls by itself.
    const out = await page.evaluate(() => [...document.querySelectorAll('button, input, a:not(.skip)')].filter(e => {
      const { left, right, width: wide } = e.getBoundingClientRect()
      return wide > 0 && !e.closest('.pages') && (left < -1 || right > innerWidth + 1)
    }).map(e => e.textContent || e.getAttribute('aria-label')))
    expect([out, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([[], true])
    await page.close()
  })

  test('in colours of the system a box that is ticked shows its tick', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, forcedColors: 'active', colorScheme: 'light' })
    await page.goto(`${home.url}/?lang=en`)
    await page.getByRole('button', { name: 'Filters' }).click()
    const box = page.locator('.legend .box').first()
    await box.waitFor()
    const [tick, ground] = await box.evaluate(e => [getComputedStyle(e.querySelector('svg.mantine-Checkbox-icon, .mantine-Checkbox-icon')!).color, getComputedStyle(e.querySelector('input')!).backgroundColor])
    expect(tick).not.toBe(ground)
    await page.close()
  })
})
