/** A large graph in the running program, as a person meets it: taken in from a file, cut with a word about it, shown whole, followed in time, searched. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { base, claims } from '../store/world.js'
import { type Site, site } from './site.js'

const ACTORS = 3_000, CLAIMS = 8_000, USUAL = 5_000
let browser: Browser, home: Site, page: Page
const faults: string[] = []
const api = async <T>(path: string): Promise<T> => await (await fetch(`${home.url}${path}`)).json() as T
const plain = (text: string | null): string => text!.replace(/[\u2066-\u2069]/g, '')
const number = (n: number) => n.toLocaleString('en-GB')
/** A sum over what the picture's pixels are. */
const drawn = () => page.evaluate(() => {
  const { width, height } = document.querySelector<HTMLCanvasElement>('.canvas > canvas')!
  const pixels = document.querySelector<HTMLCanvasElement>('.canvas > canvas')!.getContext('2d')!.getImageData(0, 0, width, height).data
  let sum = 0
  for (const p of pixels) sum = (Math.imul(sum, 31) + p) | 0
  return sum
})

await describeWith([chromium], 'a large graph', () => {
  beforeAll(async () => {
    [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })])
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    page.on('pageerror', e => faults.push(e.message))
    const records = [...base(ACTORS, 200), ...claims(CLAIMS, ACTORS, 200)]
    const lines = [{ belligraph: 'jsonl', version: 1, records: records.length }, ...records].map(l => `${JSON.stringify(l)}\n`)
    const answer = await fetch(`${home.url}/api/import/jsonl?file=large.jsonl`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: lines.join('') })
    expect([answer.status, await answer.json()]).toMatchObject([200, {}])
  }, 120_000)
  afterAll(async () => { await browser?.close(); await home?.close() })

  test('above the cap it says what is left out, and shows it when asked', async () => {
    const { total } = await api<{ total: number }>('/api/graph')
    expect(total).toBeGreaterThan(USUAL)
    await page.goto(`${home.url}/?lang=en`)
    await page.waitForSelector('.picture[aria-busy="false"]', { timeout: 90_000 })
    const shown = page.locator('.shown'), few = await drawn()
    expect(plain(await shown.textContent())).toContain(`of ${number(total)} ties those that most publishers, then most claims, support; ${number(total - USUAL)} are left out`)
    await shown.getByRole('button', { name: /^show / }).click()
    await shown.getByText('all shown').waitFor()
    await expect.poll(drawn).not.toBe(few)
  }, 120_000)

  test('while a period is dragged it shows what the server says of that period', async () => {
    const axis = (await page.locator('.time').boundingBox())!, at = (share: number): [number, number] => [axis.x + axis.width * share, axis.y + axis.height / 2], whole = await drawn()
    const ready = page.waitForResponse(r => r.url().includes('/api/timeline/claims'))
    await page.mouse.move(...at(0.4))
    await (await ready).finished()
    await page.waitForLoadState('networkidle')
    await page.mouse.move(...at(0.05))
    await page.mouse.down()
    await page.mouse.move(...at(0.3), { steps: 3 })
    const [from, to] = [await page.getByRole('textbox', { name: 'From', exact: true }).inputValue(), await page.getByRole('textbox', { name: 'To', exact: true }).inputValue()]
    const said = await api<{ nodes: unknown[]; edges: unknown[] }>(`/api/graph?from=${from}&to=${to}&limit=50000`)
    await expect.poll(async () => plain(await page.locator('.canvas').getAttribute('aria-label'))).toContain(`${number(said.nodes.length)} actors and ${number(said.edges.length)} ties`)
    await expect.poll(drawn).not.toBe(whole)
    const held = await drawn()
    await page.mouse.up()
    await page.waitForURL(url => url.searchParams.get('from') === from)
    await page.waitForLoadState('networkidle')
    await page.waitForSelector('.picture[aria-busy="false"]')
    // Now it is the server's answer, on the same frame.
    expect(await drawn()).toBe(held)
  }, 90_000)

  test('search finds, a link to who is left out is understood, and nothing went wrong', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('a777')
    await page.getByRole('option', { name: /a777/ }).first().click()
    await page.locator('.side h2', { hasText: 'a777' }).waitFor()
    const usual = new Set((await api<{ nodes: { id: string }[] }>('/api/graph')).nodes.map(n => n.id)), left = Array.from({ length: ACTORS }, (_, i) => `a${i}`).find(id => !usual.has(id))
    await page.goto(`${home.url}/?lang=en&open=actor:${left}`)
    await page.locator('.side h2', { hasText: left! }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByText('not in this data').count()).toBe(0)
    expect(faults).toEqual([])
  })
})
