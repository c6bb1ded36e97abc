/** The page in a file of its own, opened from disk with the network off; and shown in a frame elsewhere. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Picture } from '../../src/formats/format.js'
import { layout } from '../../src/graph/layout.js'
import { claims, picture, relations, written } from '../formats/picture.js'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { site } from './site.js'

const folder = mkdtempSync(join(tmpdir(), 'file-')), file = join(folder, 'graph.html')
const places = layout([...new Set(relations.flatMap(r => [r.source, r.target]))], relations.map(r => [r.source, r.target]))
/** Words where each claim says that its words are: as hostile as a report can be. */
const HOSTILE = '</script><script>alert(1)</script>\u2028<!-- '
const enclosed: Picture = {
  ...picture, position: id => places.get(id) ?? { x: 0, y: 0 },
  passages: report => claims.filter(c => c.report === report).flatMap(c => c.evidence.flatMap((e): [number, string][] => ('start' in e ? [[e.start, HOSTILE.repeat(400).slice(0, e.end - e.start)]] : []))).sort(([a], [b]) => a - b),
}
const faults: string[] = []
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
  writeFileSync(file, await written('html', enclosed))
})
afterEach(async () => { await Promise.all(browser.contexts().map(c => c.close())) })
afterAll(async () => { await browser?.close(); rmSync(folder, { recursive: true, force: true }) })

async function opened(query = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', offline: true })
  await context.addInitScript(() => document.addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`)))
  const page = await context.newPage()
  page.on('pageerror', e => faults.push(e.message))
  page.on('dialog', d => faults.push(`said ${d.message()}`))
  page.on('console', m => { if (m.type() === 'error') faults.push(m.text()) })
  page.on('request', r => { if (!r.url().startsWith(pathToFileURL(file).href) && !/^(data|blob):/.test(r.url())) faults.push(`asked ${r.url()}`) })
  await page.goto(pathToFileURL(file).href + query)
  await page.waitForSelector('.picture[aria-busy="false"]')
  return page
}

await describeWith([chromium], 'a page in a file of its own, offline', () => {
  test('finds an actor in Arabic, opens a tie and shows the words that it rests on', async () => {
    const page = await opened('?lang=ar'), side = page.getByRole('complementary')
    await page.keyboard.press('/')
    await page.keyboard.type('القوات الحكومية')
    // Not the report whose title begins alike: it may be found first.
    await page.getByRole('option', { name: /القوات الحكومية السورية.*إفاد/ }).click()
    await side.getByRole('heading', { level: 2, name: /القوات الحكومية السورية/ }).waitFor()
    await side.locator('.row').first().click()
    await side.locator('blockquote mark').first().waitFor()
    expect(await side.locator('blockquote mark').first().textContent()).toContain('</script>')
    await page.reload()
    await side.locator('blockquote mark').first().waitFor()
    expect(faults).toEqual([])
  })

  test('a line clicked in the picture opens its evidence', async () => {
    const page = await opened(), box = (await page.locator('.canvas').boundingBox())!
    scan: for (let y = box.y + 60; y < box.y + box.height - 60; y += 17) for (let x = box.x + 90; x < box.x + box.width - 120; x += 23) {
      await page.mouse.move(x, y)
      if (await page.locator('.canvas').evaluate(e => e.style.cursor) !== 'pointer') continue
      await page.mouse.click(x, y)
      await page.waitForTimeout(60)
      if (page.url().includes('open=relation')) break scan
    }
    await page.getByRole('complementary').locator('blockquote mark').first().waitFor()
    expect(faults).toEqual([])
  })

  test('filters by type and by time, and every view that needs no server is there', async () => {
    const page = await opened(), said = page.locator('.picture')
    await page.getByRole('checkbox', { name: /Attack/ }).uncheck()
    await page.waitForURL(/type=alliance/)
    await page.waitForFunction(() => !/attack/.test(location.search))
    expect(await said.isVisible()).toBe(true)
    for (const [view, words] of [['table', /Ties/], ['reports', /Reports/], ['compare', /./], ['structure', /./], ['ask', /./]] as const) {
      await page.goto(`${pathToFileURL(file).href}?lang=en&view=${view}&from=2018`)
      await page.locator('main').getByText(words).first().waitFor()
      expect(await page.getByText(/could not be loaded/).count(), view).toBe(0)
    }
    for (const none of [/^Ask$/, /^Export$/]) expect(await page.getByRole('button', { name: none }).count()).toBe(0)
    expect(faults).toEqual([])
  })

  test('holds no name that ends it', async () => {
    const text = (await written('html', enclosed)).toString('utf8')
    expect(text.match(/<\/script/gi)).toHaveLength(2)
    expect(text).not.toMatch(/[\u2028\u2029]/)
    expect(text).not.toContain('alert(1)</script>')
  })
})

await describeWith([chromium], 'in a frame elsewhere', () => {
  test('the page is shown to read where it may be, and nowhere else', async () => {
    const [a, b] = await Promise.all([host(), host()])
    const home = await site({ texts: false, env: { BELLIGRAPH_EMBED: `https://example.org, ${a.url}` } })
    try {
      const shown = async (from: string, query: string) => {
        const page = await (await browser.newContext()).newPage()
        await page.goto(`${from}/?${encodeURIComponent(`${home.url}/${query}`)}`)
        const frame = page.frameLocator('iframe')
        return { frame, there: await frame.locator('.picture[aria-busy="false"]').waitFor({ timeout: from === a.url && query.includes('embed') ? 20_000 : 1_500 }).then(() => true, () => false) }
      }
      const { frame, there } = await shown(a.url, '?embed=1&type=attack')
      expect(there).toBe(true)
      expect(await frame.getByRole('button', { name: /^(Ask|Export)$/ }).count()).toBe(0)
      expect((await shown(b.url, '?embed=1')).there).toBe(false)
      expect((await shown(a.url, '')).there).toBe(false)
      expect((await fetch(`${home.url}/?embed=1`)).headers.get('content-security-policy')).toContain(`frame-ancestors https://example.org ${a.url}`)
      expect((await fetch(`${home.url}/`)).headers.get('x-frame-options')).toBe('DENY')
    } finally {
      await home.close()
      for (const { server } of [a, b]) server.close()
    }
  })
})

/** Another site, whose page holds a frame with what its address says. */
async function host(): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => void response.setHeader('content-type', 'text/html').end(`<iframe width="1200" height="800" src="${decodeURIComponent(request.url!.slice(2)).replace(/["<]/g, '')}"></iframe>`))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}
