/** Read and Review, and who is who, in a real browser on a real store: what a person does there, and what the store then holds. */
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src/checkout.js'
import { claim, RECORDS, type Server, serve } from '../api/server.js'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'

let browser: Browser, server: Server
const faults: string[] = []
const queue = [0.5, 0.6, 0.7, 0.8].map((confidence, i) => claim({ type: 'attack', actors: ['gamma'], recipients: ['beta'], confidence, evidence: [{ start: 30 + i, end: 40 + i }], review: 'unreviewed', rule: 'attack.verb' }))

beforeAll(async () => { [browser, server] = await Promise.all([launchBrowser(), serve([...RECORDS.filter(r => r.kind !== 'claim' || r.data.review !== 'unreviewed'), ...queue], { page: join(ROOT, 'dist', 'web') })]) })
afterEach(async () => { await Promise.all(browser.contexts().map(c => c.close())) })
afterAll(async () => { await browser?.close(); await server?.close() })

async function visit(query: string, { size = [1440, 900], name = 'Rana' }: { size?: [number, number]; name?: string } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: size[0], height: size[1] }, locale: 'en-GB', reducedMotion: 'reduce' })
  await context.addInitScript(n => { if (n) localStorage.setItem('belligraph.by', n) }, name)
  const page = await context.newPage()
  page.on('pageerror', e => faults.push(e.message))
  page.on('console', m => { if (m.type() === 'error') faults.push(m.text()) })
  await page.goto(`${server.url}/?${query}`)
  return page
}
const get = async (path: string) => (await server.ask(path)).json
const paste = async (page: Page, label: string, text: string) => {
  await page.getByLabel(label).focus()
  await page.getByLabel(label).evaluate((field, value) => {
    const data = new DataTransfer()
    data.setData('text/plain', value)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    document.execCommand('insertText', false, value)
  }, text)
}
/** What axe finds that matters. */
const barriers = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.filter(v => v.impact !== 'minor' && v.impact !== 'moderate').map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(' | ')}`)
const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

await describeWith([chromium], 'Read', () => {
  const TEXT = 'ISIS attacked the SDF near Hajin on Friday.\nThe SDF shelled Turkish forces.'
  test('a report pasted is marked at once, says why, is put right and kept with what was decided', async () => {
    const page = await visit('view=read&lang=en')
    await paste(page, 'Text of the report', TEXT)
    await page.locator('.report-text mark').first().waitFor()
    expect(await page.locator('.report-text').textContent()).toBe(TEXT)
    await page.getByText('Give the date of publication').waitFor()
    await page.getByLabel('Published').fill('9 June 2018')
    await page.getByLabel('Published').blur()
    expect(await page.getByLabel('Published').inputValue()).toBe('2018-06-09')
    await page.getByLabel('Publisher').fill('An Outlet')
    await page.getByText('8 June 2018').first().waitFor()
    await page.locator('.report-text mark').first().click()
    const open = page.locator('.draft.open')
    await open.getByText(/Rule .attack\.[\w.]+., by the words .+attacked/).waitFor()
    expect(await page.locator('.report-text mark.fired').allTextContents()).toEqual(['attacked'])
    await open.getByRole('button', { name: 'Correct' }).click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Find an actor')
    await open.getByRole('button', { name: /Turn around/ }).click()
    await open.getByRole('combobox', { name: 'Status' }).selectOption('denied')
    await open.getByRole('button', { name: 'Save', exact: true }).click()
    await open.getByText('Corrected').waitFor()
    await page.locator('.draft-head').nth(1).click()
    await page.locator('.draft.open').getByRole('button', { name: 'Reject' }).click()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep this report' }).click()
    await page.getByText(/Kept: .2 claims., .2. decided/).waitFor()
    const { reports } = await get('/api/reports'), { id } = reports.find((r: any) => r.publisher === 'An Outlet')
    const { report, claims } = await get(`/api/reports/${id}`)
    expect(report).toMatchObject({ publishedOn: '2018-06-09', hasText: true })
    expect(claims).toMatchObject([{ review: 'corrected', status: 'denied', actors: [{ id: 'sdf' }], recipients: [{ id: 'isis' }] }, { review: 'rejected' }])
    expect((await get(`/api/claims/${claims[0].id}`)).history).toMatchObject([{ by: 'Rana', decision: 'correct', change: { status: 'denied', actors: ['sdf'], recipients: ['isis'] } }])
  })

  test('an Arabic page dropped as a file runs from the right; a name is given to an actor for good', async () => {
    const page = await visit('view=read&lang=ar', { size: [360, 740] })
    const html = '<html><head><title>خبر</title><meta property="article:published_time" content="2018-06-09"></head><body><p>هاجم تنظيم الدولة مواقع جماعة الأوشحة الزرقاء في هجين أمس.</p></body></html>'
    const data = await page.evaluateHandle(text => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'خبر.html', { type: 'text/html' }))
      return transfer
    }, html)
    await page.locator('.page.read').dispatchEvent('drop', { dataTransfer: data })
    await page.locator('.report-text mark').first().waitFor()
    expect(await page.locator('.report-text').evaluate(e => getComputedStyle(e).direction)).toBe('rtl')
    expect(await page.getByLabel('تاريخ النشر').inputValue()).toBe('2018-06-09')
    await page.getByText(/الأسماء في هذا النص/).click()
    await page.getByRole('button', { name: /تصحيح: جماعة الأوشحة/ }).click()
    await page.locator('.alias').getByLabel('ابحث عن جهة').fill('ألفا')
    await page.getByRole('option', { name: 'لواء ألفا' }).click()
    await page.locator('.alias').getByRole('button', { name: 'حفظ', exact: true }).click()
    await page.locator('.draft-head').filter({ hasText: 'لواء ألفا' }).waitFor()
    expect((await get('/api/aliases')).aliases).toMatchObject([{ actor: 'alpha', by: 'Rana', name: { lang: 'ar' } }])
    expect(await width(page)).toBeLessThanOrEqual(360)
  })

  test.each(['ar', 'en'] as const)('a field lets what is typed run by its own letters, and stands as the page does while it is empty (%s)', async lang => {
    for (const [query, fields] of [['view=read', 5], ['view=ask', 1], ['', 2]] as const) {
      const page = await visit(`${query}&lang=${lang}`)
      await page.waitForSelector('.picture[aria-busy="false"], .page')
      const found = await page.locator('input:not([type=checkbox], [type=radio], [type=file]), textarea').evaluateAll(all => all.map(e => {
        const own = getComputedStyle(e), apart = e.closest('[dir]:not(html)')?.getAttribute('dir')
        return { way: own.unicodeBidi, asPage: apart === 'ltr' || own.direction === document.documentElement.dir }
      }))
      expect(found.length).toBeGreaterThan(fields)
      expect(found.filter(f => f.way !== 'plaintext' || !f.asPage), query).toEqual([])
    }
  })

  test('what cannot be read is said: another language, a file that is no text', async () => {
    const page = await visit('view=read&lang=en')
    await page.getByLabel('Text of the report').fill('Der Verband griff gestern die Stadt an und zog sich dann wieder zurück, sagte ein Sprecher.')
    await page.getByText('neither Arabic nor English').waitFor()
    await page.locator('input[type=file]').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from([0, 1, 2, 3, 0, 255]) })
    await page.getByRole('alert').filter({ hasText: 'a.txt is not text' }).waitFor()
  })
})

await describeWith([chromium], 'Review', () => {
  const left = async () => (await get('/api/claims?review=unreviewed&order=doubtful&report=' + queue[0]!.data.report)).claims.map((c: any) => c.id)
  const review = async (i: number) => { const { review, history } = await get(`/api/claims/${queue[i]!.data.id}`); return [review, ...history.map((h: any) => `${h.by} ${h.decision}`)] }
  const view = `view=review&report=${queue[0]!.data.report}`

  test('by keyboard alone: accept, reject, skip, correct, undo, each with who did it', async () => {
    const page = await visit(`${view}&lang=en`, { name: '' })
    await page.getByRole('heading', { name: /4 claims.* to review/ }).waitFor()
    await page.keyboard.press('a')
    await page.getByText('Say who decides first.').waitFor()
    await page.keyboard.type('Rana')
    await page.keyboard.press('Tab')
    await page.keyboard.press('a')
    await page.getByRole('heading', { name: /3 claims.* to review/ }).waitFor()
    await page.keyboard.press('r')
    await expect.poll(() => left()).toEqual([queue[2]!.data.id, queue[3]!.data.id])
    await page.keyboard.press('s')
    await page.locator('.queued.here').filter({ hasText: '80%' }).waitFor()
    await page.keyboard.press('c')
    await page.keyboard.type('Alpha')
    await page.getByRole('option', { name: /Alpha Brigade/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.editor .party').first().getByText('Alpha Brigade').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
    await expect.poll(() => left()).toEqual([queue[2]!.data.id])
    expect(await get(`/api/claims/${queue[3]!.data.id}`)).toMatchObject({ review: 'corrected', actors: [{ id: 'alpha' }, { id: 'gamma' }] })
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('u')
      await expect.poll(async () => (await left()).length).toBe(2 + i)
    }
    expect(await Promise.all([0, 1, 2, 3].map(review))).toEqual([['unreviewed', 'Rana accept', 'Rana undo'], ['unreviewed', 'Rana reject', 'Rana undo'], ['unreviewed'], ['unreviewed', 'Rana correct', 'Rana undo']])
    await page.getByText('History').click()
    await page.locator('.history li').first().waitFor()
    await page.keyboard.press('c')
    expect(await barriers(page)).toEqual([])
  })

  test('several at a time, in Arabic, in the dark, on a telephone; keys can be turned off', async () => {
    const page = await visit(`${view}&lang=ar&theme=dark&order=consequential`, { size: [360, 740] })
    await page.getByText('اختيار الكل').click()
    expect(await width(page)).toBeLessThanOrEqual(360)
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'رفض' }).click()
    await page.getByText('كل الإفادات في هذا العرض مُراجَعة.').waitFor()
    expect(await left()).toEqual([])
    await page.getByRole('button', { name: 'تراجع' }).click()
    await expect.poll(async () => (await left()).length).toBe(4)
    await page.getByRole('checkbox', { name: 'تُتخذ القرارات بمفتاح واحد' }).click()
    await page.locator('h2').click()
    await page.keyboard.press('a')
    await page.waitForTimeout(200)
    expect((await left()).length).toBe(4)
  })

  test('unreviewed ties are told apart: legend, table, panel', async () => {
    const page = await visit('view=table&lang=en')
    await page.getByRole('columnheader', { name: 'Not reviewed' }).waitFor()
    await page.getByRole('checkbox', { name: /^Accepted/ }).click()
    await page.waitForURL(/review=/)
    await page.goto(`${server.url}/?lang=en&open=relation:gamma.attack.beta`)
    await page.locator('.side .kicker line[stroke-dasharray="3.5 2"]').waitFor({ state: 'attached' })
    await page.getByText(/not reviewed yet/).waitFor()
  })
})

await describeWith([chromium], 'who is who', () => {
  test('an actor is merged into another from its card, and parted again', async () => {
    const page = await visit('lang=en&open=actor:gamma')
    await page.getByText('Merge it, or add a name').click()
    await page.getByLabel('Find an actor').fill('Qaterji')
    await page.locator('[role=option]', { hasText: 'القاطرجي' }).click()
    await page.getByRole('button', { name: /Merge into/ }).click()
    await page.waitForURL(/open=actor%3Aqaterji/)
    await page.getByText('Merge it, or add a name').click()
    const merged = page.locator('.identity .taken').filter({ hasText: 'Gamma' })
    await merged.getByText(/Rana/).waitFor()
    expect((await get('/api/graph')).edges.map((e: any) => e.id)).toContain('qaterji.attack.beta')
    await merged.getByRole('button', { name: 'Part again' }).click()
    await merged.waitFor({ state: 'detached' })
    expect((await get('/api/graph')).edges.map((e: any) => e.id)).toContain('gamma.attack.beta')
  })
  test('nothing went wrong on the way that must not', () => expect(faults).toEqual([]))
})
