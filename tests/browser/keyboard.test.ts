/** By keyboard alone, in both languages: from the start to the evidence, along the ties, and everything that a hand can do in the picture. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsIn } from '../../src/words.js'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { type Site, site } from './site.js'

let browser: Browser, home: Site
const faults: string[] = []
interface Graph { nodes: { id: string }[]; edges: { id: string; source: string; target: string }[] }
const api = async <T>(path: string): Promise<T> => await (await fetch(`${home.url}${path}`)).json() as T

async function visit(query: string): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  page.on('pageerror', e => faults.push(e.message))
  await page.goto(`${home.url}/${query}`)
  await page.waitForSelector('.picture[aria-busy="false"]')
  return page
}
const open = (page: Page) => new URL(page.url()).searchParams.get('open')
/** Tab until the focus is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate(s => document.activeElement?.matches(s), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${selector}`)
}
const heard = (page: Page) => page.locator('.picture > [role="status"]').textContent().then(t => t!.replace(/[\u2066-\u2069]/g, ''))

await describeWith([chromium], 'by keyboard alone', () => {
  beforeAll(async () => { [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })]) })
  afterAll(async () => { await browser?.close(); await home?.close() })

  test.for(['en', 'ar'] as const)('from the start to the evidence (%s)', async lang => {
    const page = await visit(`?lang=${lang}`), words = wordsIn(lang)
    await tabTo(page, '.canvas')
    expect(await page.locator('.canvas').evaluate(e => getComputedStyle(e).outlineStyle)).not.toBe('none')
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/open=actor/)
    const first = open(page)!.slice(6), { edges } = await api<Graph>('/api/graph')
    const ties = edges.filter(e => e.source === first || e.target === first)
    expect(ties.length).toBeGreaterThan(0)
    await expect.poll(() => heard(page)).toContain(words.n('relations', ties.length))
    // Along its ties, and to the other end.
    await page.keyboard.press('PageDown')
    await page.waitForURL(/open=relation/)
    expect(open(page)).toBe(`relation:${ties[0]!.id}`)
    await expect.poll(() => heard(page)).toContain(words.t('tieHeard', { tie: '', claims: '', at: '1', of: String(ties.length) }).replace(/[\u2066-\u2069]/g, '').split(/[,،]/).at(-1)!.trim())
    await page.keyboard.press('PageUp')
    await expect.poll(() => open(page)).toBe(`relation:${ties.at(-1)!.id}`)
    await page.keyboard.press('Backspace')
    await expect.poll(() => open(page)).toBe(`relation:${ties[0]!.id}`)
    // Into the evidence.
    await page.locator('.side .claim').waitFor()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.closest('.side') !== null)).toBe(true)
    await tabTo(page, '.side .claim *')
    await page.keyboard.press('Escape')
    await page.waitForURL(url => !url.searchParams.has('open'))
    expect(await page.evaluate(() => document.activeElement?.matches('.canvas'))).toBe(true)
    await page.close()
  })

  test.for(['en', 'ar'] as const)('from the search to the evidence, without going through all of the page (%s)', async lang => {
    const page = await visit(`?lang=${lang}`), words = wordsIn(lang)
    // On an Arabic keyboard the key of the stroke is a letter, which the driver has no key for.
    if (lang === 'ar') await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ظ', code: 'Slash', bubbles: true })))
    else await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.closest('.search') !== null)).toBe(true)
    await page.keyboard.type('داعش')
    await page.getByRole('option', { name: new RegExp(lang === 'ar' ? 'تنظيم الدولة' : 'Islamic State') }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/open=actor%3Aisis/)
    const inside = () => page.evaluate(() => document.activeElement?.closest('.side') !== null)
    await expect.poll(inside).toBe(true)
    await page.locator('.side section .row').first().waitFor()
    let steps = 0
    while (!await page.evaluate(() => document.activeElement?.matches('.side section .row'))) { await page.keyboard.press('Tab'); expect(++steps).toBeLessThan(20) }
    await page.keyboard.press('Enter')
    await page.waitForURL(/open=relation/)
    await page.locator('.side .claim').waitFor()
    await expect.poll(inside).toBe(true)
    expect(await page.locator('.side').getAttribute('aria-label')).toBe(words.t('evidence'))
    await page.close()
  })

  test.for(['en', 'ar'] as const)('a tie that no report says to have happened is not heard as one that did (%s)', async lang => {
    const { edges } = await api<{ edges: { id: string; status: string }[] }>('/api/graph?status=planned'), planned = edges.find(e => e.status === 'planned')!
    const page = await visit(`?open=relation:${planned.id}&lang=${lang}`)
    await expect.poll(() => heard(page)).toContain(`(${wordsIn(lang).of('status', 'planned')})`)
    await page.close()
  })

  test('a link that opens something takes the focus from nobody', async () => {
    const page = await visit('?open=actor:isis&lang=en')
    await page.locator('.side section .row').first().waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('skip')
    await page.close()
  })

  test.for(['en', 'ar'] as const)('selects, grows, hides, keeps, expands, moves, and takes back (%s)', async lang => {
    const page = await visit(`?open=actor:isis&lang=${lang}`), q = () => new URL(page.url()).searchParams
    const { edges } = await api<Graph>('/api/graph')
    const neighbours = new Set(edges.filter(e => [e.source, e.target].includes('isis')).flatMap(e => [e.source, e.target]))
    await page.locator('.canvas').focus()
    await page.keyboard.press('Space')
    await expect.poll(() => q().getAll('select')).toEqual(['isis'])
    await page.keyboard.press('KeyN')
    await expect.poll(() => q().getAll('select').length).toBe(neighbours.size)
    await page.keyboard.press('KeyK')
    await expect.poll(() => q().getAll('only').length).toBe(neighbours.size)
    await page.keyboard.press('Delete')
    await expect.poll(() => q().getAll('only')).toEqual(['-'])
    await page.keyboard.press('Backspace')
    await expect.poll(() => q().getAll('only').length).toBe(neighbours.size)
    await page.keyboard.press('KeyX')
    await expect.poll(() => q().getAll('only').length).toBeGreaterThan(neighbours.size)
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => q().get('moved')).toMatch(/^isis,/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => q().get('moved')).toBeNull()
    await page.close()
  })

  test.for(['en', 'ar'] as const)('a question mark lists the keys, and Escape goes back to where one was (%s)', async lang => {
    const page = await visit(`?lang=${lang}`)
    await page.locator('.canvas').focus()
    // The sign of an Arabic keyboard, which the driver has no key for.
    if (lang === 'ar') await page.evaluate(() => document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: '؟', code: 'Slash', shiftKey: true, bubbles: true })))
    else await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: wordsIn(lang).t('shortcuts') })
    await dialog.getByText(wordsIn(lang).t('keyTies')).waitFor()
    expect(await dialog.locator('kbd').count()).toBeGreaterThan(20)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.matches('.canvas'))).toBe(true)
    await page.close()
  })

  test('a box around all selects all, with Shift or with the button', async () => {
    const page = await visit('?lang=en'), { nodes } = await api<Graph>('/api/graph'), box = (await page.locator('.canvas').boundingBox())!
    const draw = async () => {
      await page.mouse.move(box.x + 6, box.y + 60)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width - 6, box.y + box.height - 6, { steps: 4 })
      await page.mouse.up()
    }
    await page.keyboard.down('Shift')
    await draw()
    await page.keyboard.up('Shift')
    await page.locator('.selection').getByText(new RegExp(`${nodes.length} actors.? selected`)).waitFor()
    await page.getByRole('button', { name: 'Select nothing' }).click()
    await page.waitForURL(url => !url.searchParams.has('select'))
    await page.getByRole('button', { name: 'Select by a box' }).click()
    await draw()
    await expect.poll(() => new URL(page.url()).searchParams.getAll('select').length).toBe(nodes.length)
    expect(new URL(page.url()).searchParams.has('camera')).toBe(false)
    await page.getByRole('button', { name: 'Hide them' }).click()
    await page.locator('.shown').getByText('0 actors').waitFor()
    await page.close()
  })

  test('did nothing on the way that it must not', () => expect(faults).toEqual([]))
})
