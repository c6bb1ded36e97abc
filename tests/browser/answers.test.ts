/** The ready questions and their answers in a real browser, in both languages, against the program itself. */
import { expect, test } from 'vitest'
import { program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { faults, home, opened, rows, text, visit } from './asking.js'

opened()

await describeWith([chromium], 'the ready questions', () => {
  test.for(['en', 'ar'])('a ready question is filled in by search and opened in the console (%s)', async lang => {
    const page = await visit(`?view=ask&lang=${lang}&ask=attacked-by`)
    const field = page.locator('.params input').first()
    await field.click()
    await page.keyboard.type(lang === 'ar' ? 'قسد' : 'SDF')
    await page.getByRole('option', { name: lang === 'ar' ? /الديمقراطية/ : /Democratic/ }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.params button[type=submit]').click()
    await page.waitForURL(/ask\.actor=sdf/)
    const { rows: said } = await (await fetch(`${home.url}/api/queries/attacked-by?actor=sdf`)).json() as { rows: unknown[][] }
    await expect.poll(() => rows(page).count()).toBe(said.length)
    await page.getByRole('button', { name: lang === 'ar' ? 'افتح في لوحة الاستعلام' : 'Open in the console' }).click()
    await rows(page).first().waitFor()
    expect(await rows(page).count()).toBe(said.length)
    await expect.poll(() => text(page)).toContain('{id: $actor}')
    expect(await page.getByLabel('$actor').inputValue()).toBe('sdf')
  })

  test('an answer in Arabic has names and kinds of ties in Arabic, and a name leads to whom it names', async () => {
    for (const [question, named] of [['who-attacked-whom', 2], ['two-periods', 2], ['leaders', 2]] as const) {
      const page = await visit(`?view=ask&lang=ar&ask=${question}`), { columns } = await (await fetch(`${home.url}/api/queries/${question}`)).json() as { columns: string[] }
      await rows(page).first().waitFor()
      const cells = (column: string) => page.locator(`.answer-rows tbody tr[aria-rowindex] td:nth-of-type(${columns.indexOf(column) + 1})`)
      const parties = columns.filter(c => ['source', 'target', 'attacker', 'attacked', 'leader', 'name'].includes(c)), kinds = columns.filter(c => c === 'relationship')
      expect(parties.length).toBeGreaterThanOrEqual(named - 1)
      for (const column of [...parties.filter(c => c !== 'name'), ...kinds]) await expect.poll(() => cells(column).allTextContents().then(all => all.filter(text => /[A-Za-z]/.test(text))), { message: `${question} ${column}` }).toEqual([])
      await cells(parties[0]!).first().getByRole('button').click()
      await page.waitForURL(/open=actor/)
    }
  })

  test('a question far down the list has its answer in sight', async () => {
    const page = await visit('?view=ask&lang=en')
    await page.locator('.questions button.row').last().click()
    await expect.poll(async () => { const box = await page.locator('.asked h2').boundingBox(); return box !== null && box.y >= 0 && box.y < 900 }).toBe(true)
  })

  test('names that an answer in Arabic gathers in one cell are Arabic', async () => {
    for (const [question, params, gathered] of [['reinforcements-to-place', '', ['senders', 'places']], ['allies-of-allies', 'actor=russia', ['through']]] as const) {
      const page = await visit(`?view=ask&lang=ar&ask=${question}${params && `&ask.${params}`}`), { columns, rows: said } = await (await fetch(`${home.url}/api/queries/${question}?${params}`)).json() as { columns: string[]; rows: string[][][] }
      await page.locator('.answer tbody tr[aria-rowindex]').first().waitFor()
      const shownColumns = columns.filter(c => c !== 'name')
      for (const column of gathered) {
        expect(said.some(r => r[columns.indexOf(column)]!.some(name => /[A-Za-z]/.test(name))), column).toBe(true)
        await expect.poll(() => page.locator(`.answer-rows tbody tr[aria-rowindex] td:nth-of-type(${shownColumns.indexOf(column) + 1})`).allTextContents().then(all => all.filter(text => /[A-Za-z]/.test(text))), { message: column }).toEqual([])
      }
    }
  })

  test('an answer in Arabic names actors and places in Arabic, once; what is copied has every column', async () => {
    for (const [question, column] of [['most-connected', 'actor'], ['places', 'place']] as const) {
      const page = await visit(`?view=ask&lang=ar&ask=${question}`), { columns, rows: said } = await (await fetch(`${home.url}/api/queries/${question}`)).json() as { columns: string[]; rows: unknown[][] }
      await rows(page).first().waitFor()
      expect(columns).toContain('name')
      expect(await page.locator('.answer-rows th').count()).toBe(columns.length - 1)
      await expect.poll(() => rows(page).first().locator('td').nth(columns.indexOf(column)).textContent()).toMatch(/\p{Script=Arabic}/u)
      await page.getByRole('button', { name: 'نسخ', exact: true }).click()
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied.split('\n')[0]).toBe(columns.join('\t'))
      expect(copied).toContain(String(said[0]![columns.indexOf('name')]))
    }
  })

  test('the id of a claim stands on one line', async () => {
    const page = await visit('?view=ask&lang=en&ask=evidence')
    await rows(page).first().waitFor()
    const lines = await rows(page).locator('td:first-child button').evaluateAll(all => all.map(b => Math.round(b.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(b).lineHeight))))
    expect(lines.length).toBeGreaterThan(5)
    expect(new Set(lines)).toEqual(new Set([1]))
  })

  test('did nothing on the way that it must not', () => expect(faults).toEqual([]))
})
