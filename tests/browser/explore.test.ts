/** Looking about in the graph: texts dropped, periods typed, what a filter leaves, panels on a small screen; on the seed without texts. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { type Site, site, TEXTS, textFile } from './site.js'

let browser: Browser, home: Site, page: Page
const faults: string[] = []
const api = async <T>(path: string): Promise<T> => await (await fetch(`${home.url}${path}`)).json() as T
interface Edge { id: string; source: string; target: string; type: string; status: string; claims: number }
interface Report { id: string; publisher: string; hasText: boolean; claims: number }

const visit = async (query: string, size: [number, number] = [1440, 900]) => {
  await page.setViewportSize({ width: size[0], height: size[1] })
  await page.goto(`${home.url}/${query}`)
  await page.waitForSelector('.picture[aria-busy="false"], .page')
}
/** Drops a file where the browser would drop it: with the events that one makes, which bubble to the window. */
async function drop(target: string, text: string): Promise<{ target: boolean }> {
  const data = await page.evaluateHandle(t => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([t], 'report.txt', { type: 'text/plain' }))
    return transfer
  }, text)
  await page.locator(target).first().dispatchEvent('dragover', { dataTransfer: data })
  const shown = await page.locator('.drop-anywhere').count()
  await page.locator(target).first().dispatchEvent('drop', { dataTransfer: data })
  return { target: shown > 0 }
}
const withTexts = test.skipIf(TEXTS === undefined)

await describeWith([chromium], 'looking about', () => {
  beforeAll(async () => {
    [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })])
    page = await browser.newPage({ locale: 'en-GB' })
    page.on('pageerror', e => faults.push(e.message))
    page.on('console', m => { if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) faults.push(m.text()) })
  })
  afterAll(async () => { await browser?.close(); await home?.close() })

  withTexts('a known report’s text dropped anywhere is recognised and taken; its words are then at hand', async () => {
    const { reports } = await api<{ reports: Report[] }>('/api/reports')
    await visit('?lang=en')
    expect(await drop('.picture', await readFile(textFile(reports[0]!.id), 'utf8'))).toEqual({ target: true })
    await page.locator('.given').getByText(/This is the text of .* which is now at hand/).waitFor()
    expect((await api<{ report: Report }>(`/api/reports/${reports[0]!.id}`)).report.hasText).toBe(true)
    await page.getByRole('button', { name: 'Open the report' }).click()
    await page.locator('.report-text mark').first().waitFor()
  })

  withTexts('another known report’s text, given where one is asked for, is said to be that', async () => {
    const { reports } = await api<{ reports: Report[] }>('/api/reports')
    const { edges } = await api<{ edges: Edge[] }>('/api/graph'), other = reports.at(-1)!
    const edge = (await Promise.all(edges.map(async e => ({ e, claims: (await api<{ claims: { report: string }[] }>(`/api/relations/${e.id}`)).claims }))))
      .find(x => x.claims[0]!.report !== other.id && !reports.find(r => r.id === x.claims[0]!.report)!.hasText)!.e
    await visit(`?open=relation:${edge.id}&lang=en`)
    await page.locator('.side input[type=file]').setInputFiles(textFile(other.id))
    await page.locator('.side .drop').getByText(/This is the text of .* which is now at hand/).waitFor()
    expect((await api<{ reports: Report[] }>('/api/reports')).reports).toHaveLength(reports.length)
  })

  test('a text of no report is added only when a person says so', async () => {
    const before = (await api<{ reports: Report[] }>('/api/reports')).reports.length
    await visit('?lang=ar')
    await drop('.legend', 'قصفت قوات النظام مواقع تنظيم داعش في البوكمال.')
    const ask = page.getByRole('alertdialog')
    await ask.getByText('هذا النص ليس لأي تقرير هنا').waitFor()
    await ask.getByRole('button', { name: 'اتركه' }).click()
    expect(await ask.count()).toBe(0)
    expect((await api<{ reports: Report[] }>('/api/reports')).reports).toHaveLength(before)
    await drop('.legend', 'A note that tells of nothing at all.')
    await page.getByRole('button', { name: 'أضِفه' }).click()
    await page.locator('.given').getByText('لا يجد القارئ فيه أي إفادة').waitFor()
    expect((await api<{ reports: Report[] }>('/api/reports')).reports).toHaveLength(before + 1)
  })

  test('a period that ends before it starts is said to, in the address and in the fields; Arabic digits are digits', async () => {
    await visit('?from=2018-07&to=2018-01&lang=en')
    await page.getByText('The period in this link ends').waitFor()
    expect(page.url()).not.toMatch(/from=|to=/)
    const [from, to] = [page.getByRole('textbox', { name: 'From' }), page.getByRole('textbox', { name: 'To', exact: true })]
    expect([await from.inputValue(), await to.inputValue()]).toEqual(['', ''])
    await from.fill('٢٠١٨/٦')
    await from.press('Enter')
    await page.waitForURL(/from=2018-06/)
    await expect.poll(() => from.inputValue()).toBe('2018-06')
    await to.fill('٢٠١٨-٠١')
    await to.press('Enter')
    await page.getByText('The period would end before it starts.').waitFor()
    expect(page.url()).not.toContain('to=')
    expect(await page.getByRole('slider', { name: 'From' }).getAttribute('aria-valuetext')).toBe('June 2018')
  })

  test('claims are counted as claims, and those that tie nobody are read where no tie is left', async () => {
    const { untied } = await api<{ untied: number }>('/api/facets?status=denied'), { edges } = await api<{ edges: Edge[] }>('/api/graph?status=denied')
    expect([untied > 0, edges.length]).toEqual([true, 0])
    await visit('?status=denied&lang=en')
    await page.getByText('No tie passes these filters, but').waitFor()
    expect(await page.locator('.side .claim').count()).toBe(untied)
    expect(await page.locator('.legend fieldset').first().locator('.unit').textContent()).toBe('claims')
    await visit('?from=1999&to=1999&lang=en')
    await page.getByText('No tie passes these filters.').waitFor()
    expect(await page.locator('.shown').textContent()).toMatch(/^.?0 actors.? and .?0 ties.?$/)
    await page.locator('.timeline-notes').getByText('No claim is dated as early or as late as this period.').waitFor()
    await visit('?view=table&from=1999&to=1999&lang=en')
    await page.getByRole('main').getByText('No tie passes these filters.').waitFor()
  })

  test('above a cap the picture says how many ties it leaves out and by what order, and shows the rest when asked', async () => {
    const { total } = await api<{ total: number }>('/api/graph')
    await visit('?ties=10&lang=en')
    const shown = page.locator('.shown')
    await shown.getByText('10 ties').waitFor()
    expect((await shown.textContent())!.replace(/[\u2066-\u2069]/g, '')).toContain(`of ${total} ties those that most publishers, then most claims, support; ${total - 10} are left out`)
    await shown.getByRole('button', { name: new RegExp(`^show .?${total} ties`) }).click()
    await shown.getByText('all shown').waitFor()
  })

  test('what a single publisher says is left out in one move, in the picture and in all that is computed on it', async () => {
    const { edges } = await api<{ edges: (Edge & { publishers: number })[] }>('/api/graph'), several = edges.filter(e => e.publishers > 1)
    expect([several.length > 0, several.length < edges.length]).toEqual([true, true])
    await visit('?lang=en')
    await page.getByRole('checkbox', { name: 'Without what a single publisher says' }).click()
    await page.waitForURL(/publishers=2/)
    await page.locator('.shown').getByText(`${several.length} ties`).waitFor()
    await page.getByRole('button', { name: 'Structure', exact: true }).click()
    await page.getByText(new RegExp(`^Computed on .* and .?${several.length} ties`)).waitFor()
    await visit('?publishers=none&lang=en')
    await page.getByText('does not know').waitFor()
  })

  test('the table has room for all its columns at 1,440 pixels', async () => {
    for (const lang of ['en', 'ar']) {
      await visit(`?view=table&lang=${lang}`)
      expect(await page.locator('.page .scrolls').first().evaluate(e => e.scrollWidth - e.clientWidth), lang).toBe(0)
    }
  })

  test('what is told otherwise is counted out in the evidence, and is apart on the card', async () => {
    const { edges } = await api<{ edges: (Edge & { counts: Record<string, number> })[] }>('/api/graph')
    const mixed = edges.find(e => e.counts['reported']! > 0 && e.counts['planned']! > 0)!
    await visit(`?open=relation:${mixed.id}&lang=en`)
    await page.getByText(new RegExp(`${mixed.counts['reported']} reports? it, ${mixed.counts['planned']} tells? of a plan`)).waitFor()
    const planned = edges.find(e => e.status === 'planned')!
    await visit(`?open=actor:${planned.target}&lang=en`)
    const apart = page.locator('.side section', { has: page.getByRole('heading', { name: /^Told as planned/ }) })
    await apart.waitFor()
    const own = edges.filter(e => e.source === planned.target || e.target === planned.target)
    expect(await apart.locator('.row').count()).toBe(own.filter(e => !['reported', 'disputed'].includes(e.status)).length)
    expect(await page.locator('.side section .row').count()).toBe(own.length)
  })

  test('on a telephone Filters opens over an open panel, and Escape closes one after the other', async () => {
    await visit('?open=actor:isis&lang=en', [360, 740])
    await page.locator('.side .row').first().waitFor()
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.locator('.legend').getByRole('checkbox').first().click()
    await page.waitForURL(/type=/)
    await page.keyboard.press('Escape')
    expect(await page.locator('.legend').isVisible()).toBe(false)
    expect(await page.locator('.side').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await page.waitForURL(url => !url.search.includes('open='))
    await visit('?lang=ar')
    await page.getByText(/^أكثر .?12/).waitFor()
    await page.getByRole('button', { name: 'كلها في الجدول' }).click()
    await page.waitForURL(/view=table/)
  })

  test.for(['en', 'ar'] as const)('on a telephone the view that one is in is in sight, no word of a button is cut, and no empty panel covers the dates (%s)', async lang => {
    for (const view of ['graph', 'structure', 'ask', 'review', 'import']) {
      await visit(`?view=${view}&lang=${lang}`, [360, 780])
      const here = page.locator('.pages [aria-current]')
      await expect.poll(async () => { const box = (await here.boundingBox())!; return box.x >= 0 && box.x + box.width <= 360 }, { message: view }).toBe(true)
    }
    expect(await page.locator('.page button').evaluateAll(all => all.filter(b => b.scrollWidth > b.clientWidth + 1 || b.querySelector('.mantine-Button-label')!.scrollWidth > b.clientWidth).map(b => b.textContent))).toEqual([])
    await visit(`?from=1999&to=1999&lang=${lang}`, [360, 780])
    await page.locator('.timeline input').first().click({ timeout: 5_000 })
    expect(await page.locator('.side').count()).toBe(0)
  })

  test('ties are followed from nothing, step by step, and every step is taken back by its name', async () => {
    const { edges } = await api<{ edges: Edge[] }>('/api/graph')
    const isis = edges.filter(e => e.source === 'isis' || e.target === 'isis')
    await visit('?lang=en')
    await page.getByRole('button', { name: 'Start from nothing' }).click()
    await page.getByText('Nobody is shown yet').waitFor()
    await page.locator('.side .row').filter({ hasText: 'Islamic State' }).click()
    await page.getByRole('button', { name: 'Show it in the picture' }).click()
    const attacked = new Set(isis.filter(e => e.type === 'attack' && e.source === 'isis' && (e as Edge & { directed: boolean }).directed).map(e => e.target))
    await page.locator('.follow').getByRole('button', { name: `Attacked: ${attacked.size} actors` }).click()
    await page.locator('.shown').getByText(`${attacked.size + 1} actors`).waitFor()
    const there = page.url()
    await page.getByRole('button', { name: 'Hide', exact: true }).click()
    await page.locator('.shown').getByText(`${attacked.size} actors`).waitFor()
    await page.getByRole('button', { name: /^Undo: .?hide .?Islamic State/ }).waitFor()
    await page.keyboard.press('Control+z')
    await page.waitForURL(there)
    await page.getByRole('button', { name: /^Redo: .?hide .?Islamic State/ }).waitFor()
    await page.keyboard.press('Control+Shift+z')
    await page.waitForURL(url => url.href !== there)
    await page.reload()
    await page.getByRole('button', { name: /^Undo: .?hide/ }).click()
    await page.waitForURL(there)
    await page.getByRole('button', { name: /^Show all again/ }).click()
    await page.locator('.shown').getByText(`${edges.length} ties`).waitFor()
  })

  test('paths between two actors: found on the card, each tie leads to its evidence; where there is none, what was left out is named', async () => {
    await visit('?open=actor:russia&lang=en')
    await page.getByLabel('How it is connected to…').selectOption('sdf')
    await page.waitForURL(/open=path%3Arussia..sdf/)
    const { paths } = await api<{ paths: { steps: { relations: string[] }[] }[] }>('/api/paths?from=russia&to=sdf&max=3')
    expect(paths.length).toBeGreaterThan(0)
    await expect.poll(() => page.locator('.paths > li').count()).toBe(paths.length)
    await page.locator('.paths .row').first().click()
    await page.waitForURL(url => url.searchParams.get('open') === `relation:${paths[0]!.steps[0]!.relations[0]}`)
    await page.locator('.side .claim').waitFor()
    await visit('?open=path:russia..sdf&type=alliance&lang=ar')
    const { without } = await api<{ without: string[] }>('/api/paths?from=russia&to=sdf&max=3&type=alliance')
    expect(without).toEqual(['type'])
    await page.getByText(/كانت ستوجد سلسلة لولا.*العلاقة/).waitFor()
    await visit('?open=path:isis..isis&lang=en')
    await page.getByText('This is one and the same actor.').waitFor()
  })

  test('did nothing on the way that it must not', () => expect(faults).toEqual([]))
})
