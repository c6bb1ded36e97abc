/** The timeline, as a person uses it: dragged, resized, typed, played, by mouse and by keyboard, in both directions of writing. */
import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { type Site, site } from './site.js'

let browser: Browser, home: Site, page: Page
const faults: string[] = [], asked: string[] = []
const api = async <T>(path: string): Promise<T> => await (await fetch(`${home.url}${path}`)).json() as T
interface Graph { nodes: { id: string }[]; edges: { id: string }[] }
const ask = (r: Request) => { if (r.url().includes('/api/')) asked.push(r.url()) }

const visit = async (query: string) => {
  await page.goto(`${home.url}/${query}`)
  await page.waitForSelector('.picture[aria-busy="false"]')
}
/** Fractions of the axis in the direction of writing, as places on the screen. */
async function places(...fractions: number[]): Promise<[number, number][]> {
  const box = (await page.locator('.time').boundingBox())!, rtl = await page.evaluate(() => document.documentElement.dir === 'rtl')
  return fractions.map(f => [box.x + box.width * (rtl ? 1 - f : f), box.y + box.height / 2])
}
const period = () => { const q = new URL(page.url()).searchParams; return [q.get('from'), q.get('to')] }
const field = (name: string) => page.locator('.timeline-dates').getByRole('textbox', { name, exact: true })
const slider = (name: string) => page.getByRole('slider', { name, exact: true })

await describeWith([chromium], 'the timeline', () => {
  beforeAll(async () => {
    [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })])
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    page.on('pageerror', e => faults.push(e.message))
    page.on('request', ask)
  })
  afterAll(async () => { await browser?.close(); await home?.close() })

  test.for(['en', 'ar'])('a period is drawn, dragged and resized; the picture follows before anything is asked (%s)', async lang => {
    await visit(`?lang=${lang}`)
    const [from, to, farther, hover] = await places(0.3, 0.5, 0.9, 0.4)
    const [fromName, toName] = lang === 'ar' ? ['من', 'إلى'] : ['From', 'To']
    await page.mouse.move(...hover!)
    await expect.poll(() => asked.some(a => a.includes('/api/timeline/claims'))).toBe(true)
    await page.waitForLoadState('networkidle')
    asked.length = 0
    await page.mouse.move(...from!)
    await page.mouse.down()
    await page.mouse.move(...to!, { steps: 5 })
    const drawn = [await field(fromName!).inputValue(), await field(toName!).inputValue()]
    const { nodes, edges } = await api<Graph>(`/api/graph?from=${drawn[0]}&to=${drawn[1]}`)
    const number = (n: number) => n.toLocaleString('en')
    await expect.poll(async () => (await page.locator('.canvas').getAttribute('aria-label'))!.replace(/[\u2066-\u2069]/g, '')).toContain(number(edges.length))
    expect([asked, period()]).toEqual([[], [null, null]])
    expect(nodes.length).toBeGreaterThan(0)
    await page.mouse.up()
    await page.waitForURL(url => url.searchParams.get('from') === drawn[0] && url.searchParams.get('to') === drawn[1])
    // Dragged as a whole it keeps its length.
    const [middle, along] = await places(0.4, 0.75)
    await page.mouse.move(...middle!)
    await page.mouse.down()
    await page.mouse.move(...along!, { steps: 5 })
    // It lies past its old end by now; nothing is wrong with that.
    await expect.poll(() => field(fromName!).inputValue().then(from => from > drawn[1]!)).toBe(true)
    expect(await page.locator('.timeline-dates [aria-invalid="true"]').count()).toBe(0)
    await page.mouse.up()
    await page.waitForURL(url => url.searchParams.get('from')! > drawn[0]!)
    const months = ([a, b]: (string | null)[]) => { const n = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5)); return n(b!) - n(a!) }
    expect(months(period())).toBe(months(drawn))
    // One side alone.
    const before = period(), grip = (await slider(toName!).boundingBox())!
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
    await page.mouse.down()
    await page.mouse.move(...farther!, { steps: 4 })
    await page.mouse.up()
    await page.waitForURL(url => url.searchParams.get('to') !== before[1])
    expect(period()[0]).toBe(before[0])
  })

  test.for([['en', 'ArrowRight', 'ArrowLeft'], ['ar', 'ArrowLeft', 'ArrowRight']] as const)('by keyboard: a step, with Shift farther, the ends, typed days kept (%s)', async ([lang, on, back]) => {
    await visit(`?from=2017-05&to=2017-06&lang=${lang}`)
    const names = lang === 'ar' ? ['الفترة كلها', 'من', 'إلى'] : ['Period as a whole', 'From', 'To']
    await slider(names[0]!).press(on)
    await page.waitForURL(/from=2017-06&to=2017-07/)
    await slider(names[0]!).press(`Shift+${on}`)
    await page.waitForURL(/from=2017-08&to=2017-09/)
    await slider(names[2]!).press(back)
    await page.waitForURL(/from=2017-08&to=2017-08/)
    await slider(names[1]!).press('Home')
    await page.waitForURL(url => !url.search.includes('from='))
    await slider(names[2]!).press('End')
    await page.waitForURL(url => !url.search.includes('to='))
    await field(names[1]!).fill('2017-11-07')
    await field(names[1]!).press('Enter')
    await page.waitForURL(/from=2017-11-07/)
    await slider(names[2]!).press(back)
    await page.waitForURL(/from=2017-11-07&to=2018/)
  })

  test('played it moves on by itself, and rests where it is paused', async () => {
    await visit('?from=2017-01&to=2017-01&lang=en')
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('fast')
    await slider('Period as a whole').press(' ')
    await expect.poll(() => field('From').inputValue(), { timeout: 10_000 }).not.toBe('2017-01')
    expect(period()).toEqual(['2017-01', '2017-01'])
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.waitForURL(url => url.searchParams.get('from') !== '2017-01')
    expect(await field('From').inputValue()).toBe(period()[0])
    await page.getByRole('button', { name: 'A step back' }).click()
    const there = period()[0]
    await page.waitForURL(url => url.searchParams.get('from') !== there)
  })

  test('bars are days, months or years; what is dated less exactly is a line over its time; no claim is lost', async () => {
    const { spans, undated } = await api<{ spans: { from: string; to: string; claims: number }[]; undated: number }>('/api/timeline')
    const { total } = await api<{ total: number }>('/api/claims?limit=1')
    expect(spans.reduce((n, s) => n + s.claims, 0) + undated).toBe(total)
    for (const [unit, length] of [['day', 10], ['month', 7], ['year', 4]] as const) {
      await visit(`?unit=${unit}&lang=en`)
      const wide = spans.filter(s => s.from.length < length || s.from.slice(0, length) !== s.to.slice(0, length)).reduce((n, s) => n + s.claims, 0)
      const note = page.locator('.timeline-notes')
      if (wide > 0) await note.getByText(new RegExp(`^.?${wide} claims?.? known only to a longer time`)).waitFor()
      else expect(await note.textContent()).toBe('')
    }
  })

  test('claims without a date are counted, and come in when asked for', async () => {
    await visit('?from=2018-06&lang=en')
    const [without, all, { undated }] = await Promise.all([api<Graph>('/api/graph?from=2018-06'), api<Graph>('/api/graph?from=2018-06&undated=yes'), api<{ undated: number }>('/api/timeline')])
    expect(all.edges.length).toBeGreaterThan(without.edges.length)
    const box = page.getByRole('checkbox', { name: new RegExp(`Also .?${undated} claims.? without a date`) })
    await page.locator('.shown').getByText(`${without.edges.length} ties`).waitFor()
    await box.click()
    await page.locator('.shown').getByText(`${all.edges.length} ties`).waitFor()
    expect(page.url()).toContain('undated=yes')
    await page.getByRole('button', { name: 'All dates' }).click()
    await page.waitForURL(url => !url.search.includes('undated'))
    await page.locator('.timeline').getByText(new RegExp(`${undated} claims.? without a date are shown too`)).waitFor()
  })

  test('did nothing on the way that it must not', () => expect(faults).toEqual([]))
})
