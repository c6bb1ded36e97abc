/** The map, as a person uses it: places as exact as their sources, linked both ways with the picture, by mouse, by keyboard and in Arabic. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { type Site, site } from './site.js'

let browser: Browser, home: Site, page: Page
const faults: string[] = [], asked: string[] = []
const api = async <T>(path: string): Promise<T> => await (await fetch(`${home.url}${path}`)).json() as T
interface Told { type: string; actors: string[]; relations: string[]; claims: number }
interface Place { id: string; kind: string; precision: string; latitude?: number; told: Told[] }
const claimsOf = (p: Place): number => p.told.reduce((n, t) => n + t.claims, 0)
const visit = async (query: string) => {
  await page.goto(`${home.url}/?view=map${query}`)
  await page.waitForSelector('.map-page .picture[aria-busy="false"] .mark')
}

await describeWith([chromium], 'the map', () => {
  beforeAll(async () => {
    [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })])
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.on('pageerror', e => faults.push(e.message))
    page.on('request', r => { if (!r.url().startsWith(home.url) && !r.url().startsWith('data:')) asked.push(r.url()) })
  })
  afterAll(async () => { await browser?.close(); await home?.close() })

  test('every place of the answer is in the list with its claims; towns are spots, governorate and steppe fill the whole province, none is a spot in its middle', async () => {
    const { places, nowhere, claims } = await api<{ places: Place[]; nowhere: number; claims: number }>('/api/map')
    const told = places.filter(p => p.told.length > 0)
    await visit('&lang=en')
    expect(await page.locator('.place-list .row').count()).toBe(told.length)
    await page.getByText(new RegExp(`^.?${nowhere} claims.? name no place`)).waitFor()
    await page.locator('.shown').getByText(`${claims - nowhere} claims`).waitFor()
    const row = (name: string) => page.locator('.place-list .row').filter({ has: page.getByText(name, { exact: true }) })
    expect(await row('al-Bukamal').textContent()).toContain(`spot${claimsOf(places.find(p => p.id === 'albu-kamal')!)} claims`)
    expect(await row('Deir ez-Zor governorate').textContent()).toContain('whole province')
    expect(await row('steppe of al-Bukamal').textContent()).toContain('whole province')
    expect(await row('Syria').textContent()).toContain('whole country')
    expect(await row('Euphrates').textContent()).toContain('not on the map')
    const spots = told.filter(p => ['city', 'town', 'village', 'facility'].includes(p.kind) && p.precision === 'point' && p.latitude !== undefined)
    // Spots too near to be told apart are one disc, which says so and parts when it is clicked.
    const drawn = () => page.locator('.map [data-spots]').evaluateAll(all => all.map(e => Number(e.getAttribute('data-spots'))))
    expect((await drawn()).reduce((a, b) => a + b, 0)).toBe(spots.length)
    expect(await page.locator('.map text').filter({ hasText: /al-Bukamal.? and .+ near/ }).count()).toBe(1)
    const before = (await drawn()).length
    await page.locator('.map [data-mark="albu-kamal"]').click()
    await page.waitForURL(/open=place%3Aalbu-kamal.*map=/)
    await expect.poll(() => page.locator('.map text').filter({ hasText: /^al-Bukamal$/ }).count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect.poll(async () => (await drawn()).length).toBe(before)
    expect(await page.locator('.map path.mark').count()).toBeGreaterThanOrEqual(2)
  })

  test('a spot clicked opens its claims; its ties light up in the picture, and an actor chosen there lights up on the map', async () => {
    const { places } = await api<{ places: Place[] }>('/api/map')
    await visit('&lang=en')
    await page.locator('.map [data-mark="deir-ez-zor"]').click()
    await page.waitForURL(/open=place%3Adeir-ez-zor/)
    await page.locator('.side .claim').first().waitFor()
    expect(await page.locator('.side .claim').first().locator('.gloss').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Show in the graph' }).click()
    await page.waitForURL(url => !url.search.includes('view=map') && url.search.includes('open=place'))
    await page.waitForSelector('.picture[aria-busy="false"]')
    await page.getByRole('button', { name: 'Show on the map' }).click()
    await page.locator('.side .row').filter({ hasText: 'Islamic State' }).click()
    await page.waitForURL(/view=map.*open=actor/)
    const there = new Set(places.filter(p => p.told.some(t => t.actors.includes('isis'))).map(p => p.id))
    const faded = await page.locator('.map g.mark[opacity="0.3"]').evaluateAll(all => all.map(e => e.getAttribute('data-mark')!))
    expect(faded.length).toBeGreaterThan(0)
    expect(faded.filter(id => there.has(id) && places.find(p => p.id === id)!.kind !== 'town')).toEqual([])
  })

  test('the map follows the period while it is dragged, and what is open stands out in the timeline', async () => {
    await visit('&open=place:albu-kamal&lang=en')
    await page.locator('.drawn .marked path').first().waitFor()
    const { spans } = await api<{ spans: { claims: number }[] }>('/api/timeline?place=albu-kamal')
    await page.getByText(new RegExp(`Strong bars: the .?${spans.reduce((n, s) => n + s.claims, 0)} claims`)).waitFor()
    await visit('&lang=en')
    const [bars, shown] = [page.locator('.time'), page.locator('.map-page .shown')], { x, y, width, height } = (await bars.boundingBox())!, whole = await shown.textContent()
    await bars.hover()
    await page.waitForResponse(r => r.url().includes('/api/timeline/claims')).catch(() => undefined)
    await page.mouse.move(x + width * 0.05, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width * 0.4, y + height / 2, { steps: 4 })
    await expect.poll(() => shown.textContent()).not.toBe(whole)
    expect(new URL(page.url()).searchParams.get('from')).toBeNull()
    const during = await shown.textContent()
    await page.mouse.up()
    await page.waitForURL(/to=/)
    await page.waitForSelector('.map-page .picture[aria-busy="false"]')
    expect(await shown.textContent()).toBe(during)
  })

  test('the period holds the map too, and the link shows the same piece of it', async () => {
    const { places } = await api<{ places: Place[] }>('/api/map?from=2018-06&to=2018-06')
    await visit('&from=2018-06&to=2018-06&lang=en')
    expect(await page.locator('.place-list .row').count()).toBe(places.filter(p => p.told.length > 0).length)
    const before = await page.locator('.map > g').first().getAttribute('transform')
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await page.waitForURL(/map=/)
    const near = await page.locator('.map > g').first().getAttribute('transform')
    expect(near).not.toBe(before)
    await page.reload()
    await page.waitForSelector('.map .mark')
    const again = await page.locator('.map > g').first().getAttribute('transform')
    expect(again && near).toBeTruthy()
    const numbers = (t: string): number[] => t.match(/-?[\d.]+/g)!.map(Number)
    numbers(again!).forEach((n, i) => { expect(Math.abs(n - numbers(near!)[i]!)).toBeLessThan(3) })
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.waitForURL(url => !url.search.includes('map='))
  })

  test('in Arabic, by keyboard alone: from the map to its list, to a place, to the evidence', async () => {
    await visit('&lang=ar')
    expect(await page.locator('.map text[direction="rtl"]').filter({ hasText: 'محافظة دير الزور' }).count()).toBe(1)
    await page.locator('.map-page .canvas').focus()
    const before = await page.locator('.map > g').first().getAttribute('transform')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.locator('.map > g').first().getAttribute('transform')).not.toBe(before)
    for (let i = 0; i < 6 && !(await page.evaluate(() => document.activeElement?.closest('.place-list .row'))); i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/open=place/)
    await page.locator('.side .claim').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    await page.keyboard.press('Escape')
    await page.waitForURL(url => !url.search.includes('open='))
    await page.locator('.place-list .row').first().waitFor()
  })

  test('a place that is not there, and a made-up position, are said or left out', async () => {
    await page.goto(`${home.url}/?view=map&open=place:atlantis&map=500,1,1&lang=en`)
    await page.locator('.side').getByText(/There is no place .*atlantis/).waitFor()
    await page.getByText(/were left out: .?map=500/).waitFor()
  })

  test('asked nobody else, and did nothing that it must not', () => expect([faults, asked]).toEqual([[], []]))
})
