/** Links and saved views: what they give back, what has changed since, and what a broken one is answered with; never a blank page. */
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { type Site, site } from './site.js'

let browser: Browser, home: Site, context: BrowserContext, page: Page
const faults: string[] = []
const api = async <T>(path: string, init?: RequestInit): Promise<T> => await (await fetch(`${home.url}${path}`, init)).json() as T
const post = <T>(path: string, body: unknown) => api<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
interface Graph { nodes: { id: string }[]; edges: { id: string; source: string; target: string }[]; dataVersion: string }

const visit = async (query: string) => { await page.goto(`${home.url}/${query}`); await page.waitForSelector('.picture[aria-busy="false"], .page') }
const search = () => new URL(page.url()).searchParams
/** Where a node stands on the screen, found as a person finds it: the pointer changes over it, and a click opens it. */
async function find(): Promise<{ id: string; x: number; y: number }> {
  const box = (await page.locator('.canvas').boundingBox())!
  for (let y = box.y + 70; y < box.y + box.height - 60; y += 14) {
    for (let x = box.x + 60; x < box.x + box.width - 60; x += 14) {
      await page.mouse.move(x, y)
      if (await page.locator('.canvas').evaluate(e => e.style.cursor) !== 'pointer') continue
      await page.mouse.click(x, y)
      const open = await expect.poll(() => search().get('open')).toBeTruthy().then(() => search().get('open')!)
      if (open.startsWith('actor:')) return { id: open.slice(6), x, y }
    }
  }
  throw new Error('no node under the pointer')
}

await describeWith([chromium], 'links', () => {
  beforeAll(async () => {
    [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })])
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] })
    page = await context.newPage()
    page.on('pageerror', e => faults.push(e.message))
  })
  afterAll(async () => { await browser?.close(); await home?.close() })

  test('a copied link gives back filter, period, selection, what was moved and hidden, language and data version', async () => {
    await visit('?type=attack&from=2017&hide=russia&lang=en')
    const node = await find()
    await page.mouse.move(node.x, node.y)
    await page.mouse.down()
    await page.mouse.move(node.x + 60, node.y + 160, { steps: 6 })
    await page.mouse.up()
    await page.waitForURL(/moved=/)
    await page.getByRole('button', { name: /^Undo: .?move/ }).waitFor()
    await page.locator('.canvas').focus()
    await page.keyboard.press(' ')
    await page.waitForURL(/select=/)
    await page.getByRole('button', { name: 'العربية' }).click()
    await page.waitForURL(/lang=ar/)
    await page.getByRole('button', { name: 'انسخ رابط هذا العرض' }).click()
    await page.getByRole('status').getByText('نُسخ الرابط').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText()), { dataVersion } = await api<Graph>('/api/graph')
    const given = new URL(link).searchParams
    expect([given.get('data'), given.get('lang'), given.get('select'), given.get('moved')!.split(',')[0], given.get('hide'), given.get('from')]).toEqual([dataVersion, 'ar', node.id, node.id, 'russia', '2017'])
    const other = await context.newPage()
    await other.goto(link)
    await other.waitForSelector('.picture[aria-busy="false"]')
    const label = (p: Page) => p.locator('.canvas').getAttribute('aria-label')
    await expect.poll(() => label(other)).toBe(await label(page))
    expect(other.url()).toBe(link)
    await other.getByRole('button', { name: /أعد الجهات المنقولة/ }).waitFor()
    await other.close()
  })

  test('a view is saved, opened, renamed, given away, taken in again and removed', async () => {
    await visit('?type=alliance&lang=en')
    await page.getByRole('button', { name: 'Saved views' }).click()
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('Who stands together')
    await page.getByRole('button', { name: 'Save this view' }).click()
    await page.getByRole('status').getByText(/Who stands together.* is saved/).waitFor()
    await page.keyboard.press('Escape')
    await visit('?lang=ar')
    await page.getByRole('button', { name: 'العروض المحفوظة' }).click()
    await page.getByRole('button', { name: 'Who stands together', exact: true }).click()
    await page.waitForURL(url => url.searchParams.get('type') === 'alliance' && url.searchParams.get('lang') === 'en')
    await page.getByRole('button', { name: 'Saved views' }).click()
    await page.getByRole('button', { name: /^Rename/ }).click()
    await page.locator('.saved input').fill('Together')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Together', exact: true }).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'All of them as a file' }).click()])
    const content = await readFile(await download.path(), 'utf8')
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page.getByText('No view is saved yet.').waitFor()
    const take = async (text: string) => page.locator('.dialog input[type=file]').setInputFiles({ name: 'views.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await take(content)
    await page.getByRole('button', { name: 'Together', exact: true }).waitFor()
    await take(content.slice(0, 40))
    await page.getByText(/views.json.* is not well-formed JSON/).waitFor()
    await take('{"a":1}')
    await page.getByText(/is no file of saved views/).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('when the data has changed since, the link says so and what', async () => {
    const { dataVersion } = await api<Graph>('/api/graph'), { claims } = await api<{ claims: { id: string }[] }>('/api/claims?type=attack&status=reported&limit=1')
    await visit(`?type=attack&data=${dataVersion}&lang=en`)
    expect(await page.getByText('The data has changed').count()).toBe(0)
    await post(`/api/claims/${claims[0]!.id}/review`, { decision: 'reject' })
    await visit(`?type=attack&data=${dataVersion}&lang=en`)
    await page.getByText(/The data has changed since this link was made: .*0 claims are new, 1 is gone, 0 have changed.* In this view: .*1 is gone/).waitFor()
    await visit(`?type=alliance&data=${dataVersion}&lang=ar`)
    await page.getByText(/تغيّرت البيانات منذ إنشاء هذا الرابط: .*إفادة محذوفة.* لم يتغير شيء في هذا العرض/).waitFor()
    await visit(`?data=${'0'.repeat(31)}1&lang=en`)
    await page.getByText(/what changed is not known here/).waitFor()
    await page.locator('.notice').getByRole('button', { name: 'Close' }).click()
    await page.waitForURL(url => !url.searchParams.has('data'))
    await post(`/api/claims/${claims[0]!.id}/review`, { decision: 'undo' })
  })

  const long = Array.from({ length: 4_500 }, (_, i) => `only=made-up-actor-${i}`).join('&')
  test.for([
    ['from another version', '?view=map-3d&glow=9&type=attack&lang=en', /This link names things that this version does not know/],
    ['with unknown actors', '?hide=nobody-at-all&select=who-is-this&lang=en', /This link names .*2 actors.* not in this data: .*nobody-at-all/],
    ['that filters by an unknown actor', '?actor=nobody-at-all&lang=en', /actor: there is no "nobody-at-all"/],
    ['cut in half', '?type=attack&open=relation:isis.att', /isis\.att/],
    ['cut in the middle of a letter', '?type=atta%D8', /does not know/],
    ['100 kB long', `?${long}&lang=en`, /longer than what is read/],
    ['made up', `?${'%00%ff<script>alert(1)</script>=&'.repeat(40)}lang=xx&camera=1,2&moved=a,b,c&data=zz`, /does not know/],
    ['with a period that ends before it starts', '?from=2018&to=2017&lang=en', /ends .*before it starts/],
    ['to a path from an actor to itself', '?open=path:isis..isis&lang=en', /one and the same actor/],
    ['to a path of somebody unknown', '?open=path:isis..nobody-at-all&lang=en', /nobody-at-all/],
  ] as const)('a link %s: a sentence, and the page', async ([, query, sentence]) => {
    await page.goto(`${home.url}/${query}`)
    await page.getByText(sentence).first().waitFor()
    await page.locator('.top').waitFor()
    expect((await page.locator('main').innerText()).trim().length).toBeGreaterThan(10)
  })

  test('beyond what a server takes there is a sentence too', async () => {
    const answer = await page.goto(`${home.url}/?${'x=1&'.repeat(50_000)}`)
    expect(answer!.status()).toBe(431)
    expect(await page.locator('body').innerText()).toMatch(/longer than 128 kB/)
  })

  test('none, one, and 2,000 who are tied to nobody', async () => {
    await visit('?from=1999&to=1999&lang=en')
    await page.getByText('No tie passes these filters.').waitFor()
    await visit('?only=isis&lang=en')
    await page.locator('.shown').getByText('1 actor').waitFor()
    const report = 'aaaaaaaaaaaaaaaa'
    const { reports } = await api<{ reports: { id: string }[] }>('/api/reports')
    expect(reports.map(r => r.id)).not.toContain(report)
    const actors = Array.from({ length: 2_000 }, (_, i) => ({ kind: 'actor', data: { id: `lone-${i}`, names: [{ text: `Lone ${i}`, lang: 'en', kind: 'name' }], kind: 'militia', countries: [], ids: {}, partOf: [], known: true } }))
    const claims = actors.map((a, i) => ({ kind: 'claim', data: { id: `c-${i}`, report, type: 'attack', status: 'reported', actors: [a.data.id], recipients: [], places: [], confidence: 1, evidence: [{ start: i, end: i + 1 }], rule: 'curated', review: 'accepted' } }))
    const head = { kind: 'report', data: { id: report, sha256: 'a'.repeat(64), title: 'Lone', publisher: 'Nobody', language: 'en', length: 9_999, source: 'reports' } }
    expect(await post('/api/records', { records: [head, ...actors, ...claims] })).toBeTruthy()
    await visit(`?report=${report}&lang=en`)
    await page.locator('.shown').getByText('2,000 actors').waitFor()
    await visit(`?view=table&report=${report}&lang=ar`)
    await page.getByRole('main').getByText('Lone 7', { exact: true }).waitFor()
  })

  test('a page that is come back to shows what was written from elsewhere meanwhile', async () => {
    await visit('?view=reports&lang=en')
    const rows = page.locator('main tbody tr')
    await rows.first().waitFor()
    const before = await rows.count()
    await post('/api/reports', { text: 'A note of another tab, which tells of nothing.', title: 'From elsewhere', language: 'en' })
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect.poll(() => rows.count()).toBe(before + 1)
  })

  test('did nothing on the way that it must not', () => expect(faults).toEqual([]))
})
