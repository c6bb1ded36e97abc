/** Comparison and structure, as a person uses them: two periods, the picture and the table of what differs, the camps, and the way to the evidence. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { type Site, site } from './site.js'

let browser: Browser, home: Site, page: Page
const api = async <T>(path: string): Promise<T> => await (await fetch(`${home.url}${path}`)).json() as T

await describeWith([chromium], 'comparison and structure', () => {
  beforeAll(async () => {
    [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })])
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  })
  afterAll(async () => { await browser?.close(); await home?.close() })

  test('two periods typed: the table is the server’s answer, the picture is drawn, a tie leads to its evidence', async () => {
    await page.goto(`${home.url}/?view=compare&lang=en`)
    for (const [name, date] of [['First: A: From', '2017'], ['First: A: To', '2017'], ['Second: B: From', '2018'], ['Second: B: To', '2018']] as const) {
      const box = page.getByRole('textbox', { name })
      await box.fill(date)
      await box.press('Enter')
    }
    await page.waitForURL(/a=2017..2017.*b=2018..2018/)
    const { began, ended, changed, turned } = await api<Record<string, unknown[]>>('/api/compare?a=2017..2017&b=2018..2018')
    const ties = page.getByRole('region', { name: 'Ties' })
    await ties.waitFor()
    expect(await ties.locator('tbody tr').count()).toBe(began!.length + ended!.length + changed!.length)
    expect(await page.getByRole('region', { name: 'Turned' }).count()).toBe(turned!.length > 0 ? 1 : 0)
    await page.waitForSelector('.compare-picture .picture[aria-busy="false"]')
    // Nobody is in it who has no tie in it.
    const parties = new Set([...began!, ...ended!, ...changed!.map(c => (c as { b: object }).b)].flatMap(e => { const { source, target } = e as { source: string; target: string }; return [source, target] }))
    await page.locator('.compare-picture .shown').getByText(`${parties.size} actors`).waitFor()
    // What each line of it means stands below, with its word.
    const kinds = new Set([...(began!.length ? ['only in B'] : []), ...(ended!.length ? ['only in A'] : [])])
    for (const kind of kinds) expect(await page.locator('.map-key span').filter({ hasText: new RegExp(kind, 'i') }).count()).toBe(1)
    const file = await (await fetch(new URL((await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href'))!, home.url))).text()
    expect(file.trim().split('\r\n').length).toBe(1 + began!.length + ended!.length + changed!.length)
    await ties.getByRole('button', { name: 'Attacked', exact: true }).first().click()
    await page.waitForURL(/open=relation/)
    await page.locator('.side .claim').first().waitFor()
    await page.goBack()
    await page.waitForURL(/view=compare/)
  })

  test('where nothing differs, nothing is there, or a side cannot be read, a sentence says so', async () => {
    const { same } = await api<{ same: number }>('/api/compare?a=2018..2018&b=2018..2018')
    await page.goto(`${home.url}/?view=compare&a=2018..2018&b=2018..2018&lang=en`)
    await page.getByText('The two do not differ.').waitFor()
    await page.getByText(new RegExp(`^.?${same} ties.? told alike in both`)).waitFor()
    await page.goto(`${home.url}/?view=compare&a=1998..1998&b=1999..1999&lang=ar`)
    await page.getByText('لا علاقة في أيّ منهما.').waitFor()
    await page.goto(`${home.url}/?view=compare&a=%25%3D&b=2018&lang=en`)
    await page.getByText('There is no parameter').waitFor()
    await page.goto(`${home.url}/?view=compare&a=2018..2017&b=2018..2018&lang=ar`)
    await page.getByText('المطلوب تاريخان أولهما أسبق').waitFor()
    await page.goto(`${home.url}/?view=compare&a=2018..2018&b=2018..2018&lang=en`)
    const to = page.getByRole('textbox', { name: 'First: A: To' })
    await to.fill('2017')
    await to.press('Enter')
    await page.getByText('The period would end before it starts.').waitFor()
    expect(new URL(page.url()).searchParams.get('a')).toBe('2018..2018')
  })

  test('the filter as it is now against the filter as it was, in Arabic', async () => {
    await page.goto(`${home.url}/?view=compare&type=attack&lang=ar`)
    await page.getByRole('radiogroup').first().getByText('تصفية').click()
    await page.waitForURL(url => url.searchParams.get('a') === 'type=attack')
    const [q] = page.url().split('?').slice(1), now = new URLSearchParams(q)
    now.set('type', 'alliance')
    await page.goto(`${home.url}/?${now}`)
    await page.getByRole('radiogroup').last().getByText('تصفية').click()
    await page.waitForURL(url => url.searchParams.get('b') === 'type=alliance')
    const { began, ended } = await api<Record<string, unknown[]>>('/api/compare?a=type%3Dattack&b=type%3Dalliance')
    expect([began!.length > 0, ended!.length > 0]).toEqual([true, true])
    // In the words of the page, not of the address.
    expect((await page.locator('.params fieldset').allInnerTexts()).map(t => t.replace(/[\u2066-\u2069]/g, ''))).toEqual([expect.stringMatching(/فقط.*هجوم|هجوم.*فقط/), expect.stringMatching(/فقط.*تحالف|تحالف.*فقط/)])
    const ties = page.getByRole('region', { name: 'العلاقات' })
    await expect.poll(() => ties.locator('tbody tr').count()).toBe(began!.length + ended!.length)
  })

  test('structure: measures and camps of the server, in Arabic too; colour and size by them in the picture', async () => {
    const { actors, balance } = await api<{ actors: unknown[]; balance: { camps: number } }>('/api/structure')
    await page.goto(`${home.url}/?view=structure&lang=ar`)
    const table = page.getByRole('region', { name: 'موقع كل جهة' })
    await table.waitFor()
    expect(await table.locator('tbody tr').count()).toBe(actors.length)
    expect(await page.getByText(/^المعسكر [A-Z]:$/).count()).toBe(balance.camps)
    await page.getByLabel('أقصى عدد للمعسكرات').selectOption('3')
    await page.waitForURL(/camps=3/)
    await page.goto(`${home.url}/?colour=camp&size=betweenness&lang=en`)
    await page.waitForSelector('.picture[aria-busy="false"]')
    expect(await page.getByLabel('Colour by').inputValue()).toBe('camp')
    // What each colour stands for is said beside it, by letter.
    await expect.poll(() => page.locator('.group-key li').count()).toBe(balance.camps + 1)
    await page.locator('.group-key li').first().getByText('Camp A').waitFor()
    await page.locator('.group-key li').last().getByText('in none').waitFor()
    await page.goto(`${home.url}/?view=structure&from=1999&to=1999&lang=en`)
    await page.getByText('No tie passes these filters.').waitFor()
  })

  test('of a clash nobody is the attacker; who is most like an actor stands on its card, with whom they share', async () => {
    const { actors } = await api<{ actors: { id: string; attacks: number; attacked: number; clashes: number }[] }>('/api/structure')
    const { edges } = await api<{ edges: { source: string; target: string; type: string; directed: boolean; status: string }[] }>('/api/graph?type=attack')
    const asserted = edges.filter(e => e.directed && ['reported', 'disputed'].includes(e.status))
    for (const a of actors) expect([a.id, a.attacks, a.attacked]).toEqual([a.id, asserted.filter(e => e.source === a.id).length, asserted.filter(e => e.target === a.id).length])
    expect(actors.some(a => a.clashes > 0)).toBe(true)
    const { similar } = await api<{ similar: { id: string; name: string }[] }>('/api/actors/pmf/similar')
    await page.goto(`${home.url}/?open=actor:pmf&lang=en`)
    await page.getByText('Who is most like it').click()
    const rows = page.locator('.side details[open] .row')
    await expect.poll(() => rows.count()).toBe(Math.min(5, similar.length))
    expect((await rows.first().innerText()).split('\n')[0]).toBe(similar[0]!.name)
    await rows.first().click()
    await page.waitForURL(url => url.searchParams.get('open') === `actor:${similar[0]!.id}`)
  })
})
