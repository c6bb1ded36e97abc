/** Data sets taken in on the page, in a real browser on a real store: what a person does there, and what the store then holds. */
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../../src/checkout.js'
import { RECORDS, type Server, serve } from '../api/server.js'
import { event, ged } from '../formats/rows.js'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'

let browser: Browser, server: Server
const faults: string[] = []

beforeAll(async () => { browser = await launchBrowser() })
beforeEach(async () => { server = await serve(RECORDS, { page: join(ROOT, 'dist', 'web') }) })
afterEach(async () => {
  await Promise.all(browser.contexts().map(c => c.close()))
  await server.close()
})
afterAll(async () => { await browser?.close() })

async function visit(query: string, [width, height]: readonly [number, number] = [1440, 900]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.on('pageerror', e => faults.push(e.message))
  page.on('console', m => { if (m.type() === 'error' && !/ status of 4(00|15) /.test(m.text())) faults.push(m.text()) })
  await page.goto(`${server.url}/?view=import&${query}`)
  return page
}
const give = (page: Page, name: string, text: string) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
const get = async (path: string) => (await server.ask(path)).json
const edges = async (): Promise<string[]> => (await get('/api/graph')).edges.map((e: any) => e.id).sort()
const barriers = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.filter(v => v.impact !== 'minor' && v.impact !== 'moderate').map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(' | ')}`)

/** Three rows: one of two names that are known, one of a kind that is left out, one with a name that is new. */
const TABLE = 'who;whom;day;town;kind\nAlpha Brigade;Gamma;09/06/2018;Hajin;shelling\nGamma;;10/06/2018;Hajin;rumour\nBeta Front;"Owls; Gamma";11/06/2018;;joined\n'

await describeWith([chromium], 'Import', () => {
  test('a table of one’s own, by keyboard: its columns explained, looked at, taken in, seen, taken back and put back', async () => {
    const before = await edges(), page = await visit('lang=en')
    await give(page, 'mine.csv', TABLE)
    await page.getByRole('combobox', { name: 'Meaning of ⁨who⁩', exact: true }).waitFor()
    expect(await barriers(page)).toEqual([])
    expect(await page.getByRole('combobox', { name: /Meaning of .kind/ }).inputValue()).toBe('type')
    await page.getByRole('button', { name: 'See what it would do' }).press('Enter')
    await page.getByRole('alert').filter({ hasText: 'Say which column names the actors.' }).waitFor()
    for (const [column, meaning] of [['who', 'actor'], ['whom', 'the other side']]) await page.getByRole('combobox', { name: new RegExp(`Meaning of .${column}.$`) }).selectOption({ label: meaning! })
    await page.getByLabel('Between several names in one cell').fill(';')
    await page.getByLabel('Publisher').fill('Monitoring Group')
    await page.getByLabel('shelling').selectOption({ label: 'Attack' })
    await page.getByLabel('joined').selectOption({ label: 'Alliance' })
    await page.getByRole('button', { name: 'See what it would do' }).press('Enter')
    await page.getByText('mine.csv:2: day: "09/06/2018" must be a date that exists').waitFor()
    await page.getByLabel('Dates are written').selectOption('dmy')
    await page.getByRole('button', { name: 'See what it would do' }).press('Enter')
    await page.getByText(/.2 claims. would be added/).waitFor()
    await page.getByText('"rumour" is no type in the mapping').waitFor()
    expect(await edges()).toEqual(before)
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Take it in' }).press('Enter')
    await page.getByText(/.2 claims. of .mine\.csv. are in view\./).waitFor()
    expect(await edges()).toEqual([...before, 'alpha.attack.gamma', 'beta.alliance.owls'].sort())
    expect((await get('/api/relations/alpha.attack.gamma')).claims[0]).toMatchObject({ observed: { from: '2018-06-09' }, evidence: [{ line: 2, fields: { who: 'Alpha Brigade', kind: 'shelling' } }] })
    await page.getByRole('button', { name: 'Show in the graph' }).press('Enter')
    await page.waitForURL(/source=csv/)
    await page.goto(`${server.url}/?view=import&lang=en`)
    const row = page.getByRole('row', { name: /mine\.csv/ })
    await row.getByRole('button', { name: 'Take back' }).press('Enter')
    await row.getByText('taken back').waitFor()
    expect(await edges()).toEqual(before)
    await row.getByRole('button', { name: 'Put back' }).press('Enter')
    await row.getByText('in view').waitFor()
    expect(await edges()).toContain('alpha.attack.gamma')
  })

  test('a known data set dropped, in Arabic, in the dark, on a telephone: recognised, the doubtful name decided', async () => {
    await server.store.write([{ kind: 'actor', data: { id: 'x-front', names: [{ text: 'Jaysh al-Zurqan', lang: 'en', kind: 'name' }, { text: 'XF', lang: 'en', kind: 'weak' }], kind: 'militia', countries: ['IQ'], ids: {}, partOf: [], known: true } }])
    const page = await visit('lang=ar&theme=dark', [360, 740])
    const data = await page.evaluateHandle(text => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'أحداث.csv', { type: 'text/csv' }))
      return transfer
    }, ged(event('1'), event('2', { side_b_new_id: '990001', side_b: 'XF' })))
    await page.locator('.page.import').dispatchEvent('drop', { dataTransfer: data })
    await page.getByText(/أحداث\.csv. بصيغة .أحداث UCDP/).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.getByLabel('XF').selectOption('x-front')
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'استورده' }).click()
    await page.getByText(/إفادتان/).first().waitFor()
    expect(await edges()).toContain('syrian-government-forces.attack.x-front')
    expect((await get('/api/aliases')).aliases).toMatchObject([])
    expect(await barriers(page)).toEqual([])
  })

  test('the extract that comes along; the same again adds nothing; a bad file is refused in a sentence', async () => {
    const page = await visit('lang=en')
    await page.getByRole('button', { name: /UCDP extract/ }).click()
    await page.getByRole('button', { name: 'Take it in' }).click()
    await page.getByText(/are in view\./).waitFor()
    const { claims, file } = (await get('/api/imports')).imports[0]
    await page.getByRole('row', { name: new RegExp(file) }).getByText(claims.toLocaleString('en-GB')).waitFor()
    await page.getByRole('button', { name: /UCDP extract/ }).click()
    await page.getByText(/.0 claims. would be added/).waitFor()
    await page.getByText(/are there already/).waitFor()
    await give(page, 'bad.csv', ged(event('1'), event('2', { date_start: '2017-02-30' })))
    await page.getByRole('alert').filter({ hasText: 'bad.csv:3: date_start: "2017-02-30" must be a day that exists' }).waitFor()
    await give(page, 'bad.csv', ged(event('1')).replace('side_b,', 'sideb,'))
    await page.getByRole('alert').filter({ hasText: 'there is no column side_b (nearest: "sideb")' }).waitFor()
    await give(page, 'a.json', '[1, 2]')
    await page.getByRole('alert').filter({ hasText: 'a.json is of no kind that is taken in' }).waitFor()
    expect((await get('/api/imports')).total).toBe(1)
    // What was taken in waits apart from what the reader made.
    await page.goto(`${server.url}/?view=review&lang=en`)
    await page.getByRole('heading', { name: /1 claim.* to review/ }).waitFor()
    await page.getByLabel('Which claims').selectOption('imported')
    await page.getByRole('heading', { name: new RegExp(`${claims.toLocaleString('en-GB')} claims.* to review`) }).waitFor()
    await page.locator('.queued b').filter({ hasText: 'Clash' }).first().waitFor()
  })
  test('nothing went wrong on the way that must not', () => expect(faults).toEqual([]))

  test('records that the program exported: told of first, taken in, again nothing new, a bad line named', async () => {
    const jsonl = (await server.ask('/api/export/jsonl')).text, before = await get('/api/status'), page = await visit('lang=en')
    await server.store.restore([])
    await give(page, 'all.jsonl', jsonl)
    await page.getByText(/all\.jsonl. holds records of this program/).waitFor()
    expect((await get('/api/status')).counts.claims).toBe(0)
    await page.getByRole('button', { name: 'Take it in' }).press('Enter')
    await page.getByText(new RegExp(`all\\.jsonl. is taken in: .${RECORDS.length}. records, .${RECORDS.length}. of them new`)).waitFor()
    expect((await get('/api/status')).dataVersion).toBe(before.dataVersion)
    await give(page, 'again.jsonl', jsonl)
    await page.getByRole('button', { name: 'Take it in' }).press('Enter')
    await page.getByText(/again\.jsonl. is taken in: .\d+. records, .0. of them new/).waitFor()
    await give(page, 'bad.jsonl', jsonl.replace('"kind":"claim"', '"kind":"clam"'))
    await page.getByRole('button', { name: 'Take it in' }).press('Enter')
    await page.getByText(/bad\.jsonl:\d+: "clam" is no kind of record/).waitFor()
    expect((await get('/api/status')).dataVersion).toBe(before.dataVersion)
  })
})
