/** Numbers and dates as an Arabic reader chooses them: everywhere on the page, in what is printed, kept by the browser, and in no address. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { type Site, site } from './site.js'

let browser: Browser, home: Site, page: Page
const settled = async () => {
  await page.waitForSelector('.picture[aria-busy="false"], .page')
  await page.waitForFunction(() => !document.querySelector('.mantine-Loader-root'))
}
/** Words in sight that have a Latin number, but for names, citations in brackets, what people type (keys too), and fields of a data set as they stand. */
const latin = () => page.evaluate(() => {
  const out: string[] = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const e = n.parentElement!
    if (/(?<![\p{L}0-9])[0-9]/u.test(n.textContent!.replace(/\([^)]*\p{Script=Latin}[^)]*\)/gu, '')) && e.checkVisibility() && !e.closest('bdi, input, textarea, blockquote, [lang="en"], [dir="ltr"], .gloss, .fields, [id$="-keys"], .waiting, .mantine-Menu-dropdown')) out.push(n.textContent!)
  }
  return out
})

await describeWith([chromium], 'numbers and dates by choice', () => {
  beforeAll(async () => {
    [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })])
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  })
  afterAll(async () => { await browser?.close(); await home?.close() })

  test('chosen in the bar, they hold on every screen and after a reload; the address does not change', async () => {
    await page.goto(`${home.url}/?lang=ar`)
    await settled()
    const address = page.url()
    await page.getByRole('button', { name: 'الأرقام والتواريخ' }).click()
    await page.getByRole('menuitemradio', { name: /عربية مشرقية/ }).click()
    await page.getByRole('menuitemradio', { name: /هجري/ }).click()
    await page.keyboard.press('Escape')
    expect(page.url()).toBe(address)
    await page.locator('.timeline').getByText('هـ').first().waitFor()
    const { edges } = await (await fetch(`${home.url}/api/graph`)).json() as { edges: { id: string; source: string }[] }
    for (const query of ['?', `?open=actor:${edges[0]!.source}`, `?open=relation:${edges[0]!.id}`, '?view=map', '?view=map&open=place:albu-kamal', '?view=table', '?view=structure', '?view=reports', '?view=compare&a=2017..2017&b=2018..2018']) {
      await page.goto(`${home.url}/${query}&lang=ar`)
      await settled()
      expect(await latin(), query).toEqual([])
    }
    expect(await page.locator('main').textContent()).toMatch(/[٠-٩]/)
    // The dates under the bars are long, and have room all the same.
    await page.goto(`${home.url}/?lang=ar`)
    await settled()
    const boxes = await page.locator('.ticks span').evaluateAll(all => all.map(e => { const r = e.getBoundingClientRect(); return [r.left, r.right] as const }))
    expect(boxes.length).toBeGreaterThan(2)
    for (const [i, [, right]] of boxes.entries()) if (i > 0) expect(right).toBeLessThanOrEqual(boxes[i - 1]![0])
  })

  test('a dossier and a picture asked for from there are written alike; files of data are not', async () => {
    await page.goto(`${home.url}/?open=actor:isis&lang=ar`)
    await settled()
    const dossier = await (await fetch(new URL((await page.getByRole('link', { name: 'ملف' }).getAttribute('href'))!, home.url))).text()
    expect(dossier).toMatch(/رمضان|شوال/)
    await page.getByRole('button', { name: 'تصدير' }).click()
    const href = async (name: string) => (await page.getByRole('menuitem', { name, exact: true }).getAttribute('href'))!
    const svg = await (await fetch(new URL(await href('SVG'), home.url))).text()
    expect(svg).toMatch(/>[^<]*[٠-٩]+ إفادة/)
    expect(await href('GEXF')).not.toMatch(/numerals|calendar/)
    expect(await (await fetch(new URL(await href('GEXF'), home.url))).text()).not.toMatch(/[٠-٩]{4}/)
  })

  test('English has its own, and no choice of them', async () => {
    await page.goto(`${home.url}/?lang=en`)
    await settled()
    expect(await page.getByRole('button', { name: 'Numbers and dates' }).count()).toBe(0)
    await page.locator('.ticks').getByText('2018').first().waitFor()
  })
})
