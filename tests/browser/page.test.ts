/** The built page in a real browser, on the real seed, doing what a person does. */
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { type Site, site, TEXTS, textFile } from './site.js'

let browser: Browser, home: Site
/** What a page did that it must not: script errors, violations of the policy, requests to anywhere else. */
const faults: string[] = []

beforeAll(async () => { [browser, home] = await Promise.all([launchBrowser(), site({ texts: TEXTS !== undefined })]) })
afterEach(async () => { await Promise.all(browser.contexts().map(c => c.close())) })
afterAll(async () => { await browser?.close(); await home?.close() })

async function visit(query: string, { at = home, ...options }: BrowserContextOptions & { at?: Site } = {}, before: () => void = () => undefined): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options })
  await context.addInitScript(() => document.addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`)))
  await context.addInitScript(before)
  const page = await context.newPage()
  page.on('pageerror', e => faults.push(e.message))
  page.on('console', m => { if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) faults.push(m.text()) })
  page.on('request', r => { if (!r.url().startsWith(at.url) && !r.url().startsWith('blob:')) faults.push(`asked ${r.url()}`) })
  await page.goto(`${at.url}/${query}`)
  return page
}
const drawn = (page: Page) => page.waitForSelector('.picture[aria-busy="false"]')
const api = async <T>(path: string): Promise<T> => await (await fetch(`${home.url}${path}`)).json() as T
interface Edge { id: string; source: string; target: string; type: string; claims: number }

/** Tests that need the reports' own words, which stay with their publishers. */
const withTexts = test.skipIf(TEXTS === undefined)

await describeWith([chromium], 'the page', () => {
  test.for(['القاطرجي', 'قاطرجي', 'Qaterji', 'al-Katerji'])('finds the Qaterji militia as %s, by keyboard alone', async spelling => {
    const page = await visit('')
    await drawn(page)
    await page.keyboard.press('/')
    await page.keyboard.type(spelling)
    // What was found of the half of the word may stand there for a moment.
    await page.locator('[role=option] >> nth=0').filter({ hasText: /Qaterji|القاطرجي/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary').getByRole('heading', { level: 2, name: /Qaterji/ }).waitFor()
    expect(page.url()).toMatch(/open=actor%3Aqaterji/)
  })

  withTexts('an edge clicked in the picture opens its evidence, with the words marked in their surroundings', async () => {
    const page = await visit('?labels=ar')
    await drawn(page)
    const box = (await page.locator('.canvas').boundingBox())!
    scan: for (let y = box.y + 60; y < box.y + box.height - 60; y += 17) {
      for (let x = box.x + 90; x < box.x + box.width - 120; x += 23) {
        await page.mouse.move(x, y)
        if (await page.locator('.canvas').evaluate(e => e.style.cursor) !== 'pointer') continue
        await page.mouse.click(x, y)
        await page.waitForTimeout(60)
        if (page.url().includes('open=relation')) break scan
      }
    }
    const id = new URL(page.url()).searchParams.get('open')!.replace('relation:', '')
    const { claims } = await api<{ claims: { evidence: { quote?: string }[] }[] }>(`/api/relations/${id}`)
    const quote = page.locator('.side blockquote')
    await quote.waitFor()
    const marked = await quote.locator('mark').allTextContents()
    expect(marked.join('')).toContain(claims[0]!.evidence[0]!.quote!)
    expect((await quote.textContent())!.length).toBeGreaterThan(marked.join('').length)
  })

  test('evidence is leafed through, and Back goes to where one was', async () => {
    const { edges } = await api<{ edges: Edge[] }>('/api/graph')
    const edge = edges.find(e => e.claims >= 2)!
    const page = await visit('')
    await page.getByRole('button', { name: 'Table' }).click()
    await page.goto(`${home.url}/?view=table&open=actor:${edge.source}&lang=en`)
    const row = page.locator('.side .row').filter({ hasText: `${edge.claims} claims` }).first()
    await row.click()
    await page.getByText(/^.1. of/).waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText(/^.2. of/).waitFor()
    await page.goBack()
    await page.waitForURL(url => url.search.includes(`open=actor%3A${edge.source}`) || url.search.includes(`open=actor:${edge.source}`))
    await page.goForward()
    await page.getByText(/^.2. of/).waitFor()
  })

  test('the legend filters: its numbers are the counts, a click takes ties out of picture and table', async () => {
    const page = await visit('')
    await drawn(page)
    const facets = await api<{ type: Record<string, number> }>('/api/facets')
    const attack = page.getByRole('checkbox', { name: /^Attack/ })
    expect(await page.locator('.box', { hasText: 'Attack' }).locator('.count').textContent()).toBe(String(facets.type['attack']))
    await attack.click()
    await page.waitForURL(/type=alliance/)
    const { edges } = await api<{ edges: Edge[] }>(`/api/graph${new URL(page.url()).search.replace(/&?lang=en/, '')}`)
    expect(edges.some(e => e.type === 'attack')).toBe(false)
    await page.getByText(new RegExp(`${edges.length}. ties|${edges.length} ties`)).first().waitFor()
    await page.getByRole('button', { name: 'Table' }).click()
    await page.getByRole('region', { name: 'Ties' }).waitFor()
    expect(await page.getByRole('region', { name: 'Ties' }).locator('tbody tr').count()).toBe(edges.length)
    await page.getByRole('button', { name: 'Show everything' }).click()
    await page.waitForURL(url => !url.search.includes('type='))
    expect(await attack.isChecked()).toBe(true)
    const orient = page.getByRole('checkbox', { name: /^Orient/ })
    const { reports } = await api<{ reports: { id: string; publisher: string }[] }>('/api/facets')
    expect(await orient.count()).toBe(reports.filter(r => r.publisher.startsWith('Orient')).length)
    await orient.first().click()
    await page.waitForURL(url => url.searchParams.getAll('report').length === reports.length - 1)
  })

  test('the period: typed, it is in the address and in every number', async () => {
    const page = await visit('?view=table')
    await page.getByRole('textbox', { name: 'From' }).fill('2018-06-31')
    await page.getByText('Write a date such as').waitFor()
    await page.getByRole('textbox', { name: 'From' }).fill('2018-06')
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=2018-06/)
    const { edges } = await api<{ edges: Edge[] }>('/api/graph?from=2018-06')
    await expect.poll(() => page.getByRole('region', { name: 'Ties' }).locator('tbody tr').count()).toBe(edges.length)
    await page.getByRole('checkbox', { name: /without a date/ }).waitFor()
  })

  test('both languages: direction, words, names, dates', async () => {
    const page = await visit('?open=actor:isis')
    await page.getByRole('button', { name: 'العربية' }).click()
    await page.getByRole('heading', { level: 2, name: 'تنظيم الدولة' }).waitFor()
    expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual(['rtl', 'ar'])
    expect(await page.locator('.canvas').getAttribute('dir')).toBe('ltr')
    const [legend, side] = await Promise.all(['.legend', '.side'].map(async s => (await page.locator(s).boundingBox())!))
    expect(legend!.x).toBeGreaterThan(side!.x)
    const left = await page.locator('body').evaluate(body => [...body.querySelectorAll('button, label, legend, h2, h3, p.quiet')]
      .filter(e => (e as HTMLElement).offsetParent && !e.closest('bdi, .names, .claim, [lang="en"]') && /^[A-Za-z ]+$/.test(e.textContent!.trim())).map(e => e.textContent))
    expect(left.filter(t => t !== 'English' && t !== 'Belligraph')).toEqual([])
  })

  test.for(['GEXF', 'GraphML', 'JSON', 'CSV'])('exports %s of what is shown', async format => {
    const page = await visit('?type=attack')
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: format, exact: false }).first().click()])
    const content = await readFile(await download.path())
    expect(content.length).toBeGreaterThan(500)
    if (format !== 'CSV') expect(content.toString()).not.toMatch(/alliance/i)
  })

  withTexts('a report opens with all its claims marked; a mark opens its claim', async () => {
    const { reports } = await api<{ reports: { id: string; claims: number }[] }>('/api/reports')
    const { id } = reports.find(r => r.claims > 3)!
    const { text, claims } = await api<{ text: string; claims: { id: string; evidence: { start: number; end: number }[] }[] }>(`/api/reports/${id}`)
    const page = await visit(`?view=reports&open=report:${id}`)
    await page.locator('.report-text').waitFor()
    expect(await page.locator('.report-text').textContent()).toBe(text)
    const covered = new Set(claims.flatMap(c => Array.from({ length: c.evidence[0]!.end - c.evidence[0]!.start }, (_, i) => c.evidence[0]!.start + i)))
    expect((await page.locator('.report-text mark').allTextContents()).join('').length).toBe(covered.size)
    await page.locator('.report-text mark').first().press('Enter')
    await page.locator('.told article').waitFor()
    expect(claims.map(c => c.id)).toContain(new URL(page.url()).searchParams.get('claim'))
  })

  withTexts('without the text: says so, shows the gloss and the span, takes the text, and then marks it', async () => {
    const bare = await site({ texts: false })
    try {
      const page = await visit('?view=reports', { at: bare })
      const { reports } = await (await fetch(`${bare.url}/api/reports`)).json() as { reports: { id: string; hasText: boolean; claims: number }[] }
      const { id } = reports.find(r => r.claims > 3)!
      expect(reports.every(r => !r.hasText)).toBe(true)
      await page.goto(`${bare.url}/?view=reports&open=report:${id}&lang=en`)
      await page.getByText('The text is not included: it belongs to its publisher.').waitFor()
      expect(await page.locator('.gloss-row').count()).toBeGreaterThan(3)
      await page.locator('input[type=file]').setInputFiles(textFile(id))
      await page.locator('.report-text mark').first().waitFor()
    } finally {
      await bare.close()
    }
  })

  withTexts('a file dropped on the evidence goes the same way', async () => {
    const bare = await site({ texts: false })
    try {
      const { edges } = await (await fetch(`${bare.url}/api/graph`)).json() as { edges: Edge[] }
      const { claims } = await (await fetch(`${bare.url}/api/relations/${edges[0]!.id}`)).json() as { claims: { report: string }[] }
      const page = await visit(`?open=relation:${edges[0]!.id}`, { at: bare })
      await page.getByText('The words themselves are not included').waitFor()
      const data = await page.evaluateHandle(text => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], 'report.txt', { type: 'text/plain' }))
        return transfer
      }, await readFile(textFile(claims[0]!.report), 'utf8'))
      await page.locator('.drop').dispatchEvent('drop', { dataTransfer: data })
      await page.locator('.side blockquote mark').first().waitFor()
    } finally {
      await bare.close()
    }
  })

  test('a ready question is asked: chosen, filled in, answered with the rows that the API gives, in the address', async () => {
    const page = await visit('?view=ask&lang=ar')
    await page.getByRole('button', { name: 'من عزّز هذه الجهة، ومتى؟' }).click()
    await page.locator('.params input').first().fill('الميليشيات المدعومة من إيران')
    await page.getByRole('option').first().click()
    await page.locator('.params').getByRole('button', { name: 'اسأل' }).click()
    await page.waitForURL(/ask\.actor=iran-backed-militias/)
    const { columns, rows } = await api<{ columns: string[]; rows: unknown[][] }>(`/api/queries/reinforced-by?${[...new URL(page.url()).searchParams].filter(([k]) => k.startsWith('ask.')).map(([k, v]) => `${k.slice(4)}=${v}`).join('&')}`)
    expect(rows.length).toBeGreaterThan(0)
    await expect.poll(() => page.locator('.answer tbody tr[aria-rowindex]').count()).toBe(rows.length)
    const heads = await page.locator('.answer thead th button').evaluateAll(all => all.map(b => ({ title: b.getAttribute('title'), shown: b.textContent! })))
    // An actor is named once, in the language of the page: its English name has no column of its own.
    expect(columns).toContain('name')
    expect(heads.map(h => columns.find(c => h.title?.includes(`\u2068${c}\u2069`)))).toEqual(columns.filter(c => c !== 'name'))
    expect(await page.locator('.answer tbody tr[aria-rowindex] td:first-of-type').first().innerText()).toMatch(/\p{Script=Arabic}/u)
    expect(heads.filter(h => !/\p{Script=Arabic}/u.test(h.shown))).toEqual([])
  })

  test('fits a telephone: nothing to the side, panels as sheets, the picture keeps half', async () => {
    const page = await visit('', { viewport: { width: 360, height: 740 } })
    await drawn(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect((await page.locator('.picture').boundingBox())!.height).toBeGreaterThan(370)
    expect(await page.locator('.legend').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Filters' }).click()
    expect((await page.locator('.legend').boundingBox())!.height).toBeLessThanOrEqual(371)
    await page.getByRole('button', { name: 'Close' }).first().click()
    for (const view of ['table', 'reports', 'ask']) {
      await page.goto(`${home.url}/?view=${view}&lang=ar`)
      await page.locator('.page').waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(360)
    }
  })

  test('on a telephone a path lies under the picture, which stays whole; it is made taller and lower by its handle', async () => {
    for (const lang of ['en', 'ar']) {
      const page = await visit(`?lang=${lang}&open=path:isis..pmf`, { viewport: { width: 360, height: 740 } })
      await drawn(page)
      await page.locator('.side .paths li').first().waitFor()
      const box = async (of: string) => (await page.locator(of).boundingBox())!, picture = await box('.picture'), side = await box('.side')
      expect(picture.y + picture.height).toBeLessThanOrEqual(side.y + 1)
      expect([picture.height > side.height, side.y + side.height]).toEqual([true, 740])
      const grip = await box('.grip-sheet'), [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2]
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x, y + 120, { steps: 4 })
      await page.mouse.up()
      expect(side.height - (await box('.side')).height).toBeCloseTo(120, -1)
      await page.locator('.grip-sheet').press('Enter')
      await expect.poll(async () => (await box('.side')).height).toBeGreaterThan(500)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    }
  })

  test('from start to evidence by keyboard', async () => {
    const page = await visit('')
    await drawn(page)
    await page.locator('.canvas').focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/open=actor/)
    await page.locator('.side .row').first().waitFor()
    await page.keyboard.press('Enter')
    for (let i = 0; i < 12 && !page.url().includes('relation'); i++) {
      if (await page.evaluate(() => document.activeElement?.matches('.side .row'))) await page.keyboard.press('Enter')
      else await page.keyboard.press('Tab')
      await page.waitForTimeout(50)
    }
    await page.locator('.side .claim').first().waitFor()
  })

  test('a link that nobody can have made is answered with a sentence and a view', async () => {
    const page = await visit('?type=siege&open=relation:nobody.attack.noone&from=2018-13')
    await page.getByText('This link names things that this version does not know').waitFor()
    await page.getByRole('alert').filter({ hasText: 'This could not be loaded' }).waitFor()
    await drawn(page)
  })

  test('a view without ties says so and offers the way back', async () => {
    const page = await visit('?from=1999&to=1999')
    await page.getByText('No tie passes these filters.').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Show everything' }).click()
    await page.waitForURL(url => !url.search.includes('1999'))
  })

  test('without an answer from the server says what happened and what is safe', async () => {
    const page = await visit('?view=reports')
    await page.locator('.page').waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Graph' }).click()
    await page.evaluate(() => { location.search; history.pushState(null, '', '?min=3&lang=en'); window.dispatchEvent(new PopStateEvent('popstate')) })
    await page.getByText('The server does not answer.').first().waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await drawn(page)
  })

  test('without WebGL the table stays, and says why', async () => {
    const page = await visit('', {}, () => {
      const real = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
        return kind.includes('webgl') ? null : (real as (...a: unknown[]) => unknown).call(this, kind, ...more)
      } as typeof real
    })
    await page.getByText('This browser cannot draw the picture').waitFor()
    const { edges } = await api<{ edges: Edge[] }>('/api/graph')
    await expect.poll(() => page.getByRole('region', { name: 'Ties' }).locator('tbody tr').count()).toBe(edges.length)
  })

  test('did nothing on the way that it must not', () => expect(faults).toEqual([]))
})
