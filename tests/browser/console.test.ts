/** The console in a real browser, in both languages, against the program itself. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { editor, faults, home, opened, rows, text, visit } from './asking.js'

opened()

const cypher = (statement: string, params: Record<string, string> = {}) =>
  new URLSearchParams({ cypher: statement, ...Object.fromEntries(Object.entries(params).map(([k, v]) => [`cypher.${k}`, v])) }).toString()
const ask = async (query: string, params = {}) => await (await fetch(`${home.url}/api/cypher`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, params }) })).json() as { columns: string[]; rows: unknown[][] }
/** Writes at the end of what stands there. */
async function write(page: Page, what: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(what)
}
/** Takes what is suggested. CodeMirror takes no key for a list that has only just appeared. */
async function accept(page: Page): Promise<void> {
  await page.waitForTimeout(200)
  await page.keyboard.press('Enter')
}

await describeWith([chromium], 'the console', () => {
  test('Back to another statement in another language shows that statement, in that language', async () => {
    const page = await visit(`?view=console&lang=en&${cypher('RETURN 1 AS one')}`), label = (l: string) => page.getByRole('textbox', { name: l, exact: true })
    await label('Statement in Cypher').waitFor()
    await expect.poll(() => text(page)).toBe('RETURN 1 AS one')
    // As a person does who opens a link that was sent to him in this tab, then goes back.
    await page.evaluate(q => { history.pushState({ at: 1 }, '', q); window.dispatchEvent(new PopStateEvent('popstate', { state: { at: 1 } })) }, `?view=console&lang=ar&${cypher('RETURN 2 AS two')}`)
    await page.locator('html[lang=ar]').waitFor()
    await expect.poll(() => text(page)).toBe('RETURN 2 AS two')
    await page.goBack()
    await label('Statement in Cypher').waitFor()
    await expect.poll(() => text(page)).toBe('RETURN 1 AS one')
    expect(await editor(page).count()).toBe(1)
  })

  test('a statement is written with what the schema suggests, asked by Ctrl-Enter, and stands in the address', async () => {
    const page = await visit('?view=ask&lang=en')
    await page.getByRole('button', { name: 'Console' }).click()
    await page.getByRole('button', { name: /^Ask for .ATTACKED/ }).first().waitFor()
    await write(page, 'MATCH (a:')
    await page.getByRole('option', { name: /^Actor/ }).waitFor()
    await page.keyboard.type('Act')
    await accept(page)
    await page.keyboard.press('End')
    await page.keyboard.type(' RETURN a.nameA')
    await page.getByRole('option', { name: /^nameAr/ }).waitFor()
    await accept(page)
    await page.keyboard.type(' AS name ORDER BY name')
    expect(await text(page)).toBe('MATCH (a:Actor) RETURN a.nameAr AS name ORDER BY name')
    await page.keyboard.press('Control+Enter')
    await rows(page).first().waitFor()
    const said = await ask('MATCH (a:Actor) RETURN a.nameAr AS name ORDER BY name')
    await page.getByText(`${said.rows.length} rows`).waitFor()
    expect(await rows(page).first().textContent()).toBe(said.rows[0]![0])
    // The answer stands in view: neither below what the schema told nor under suggestions.
    expect((await rows(page).first().boundingBox())!.y).toBeLessThan(900)
    expect(await page.getByRole('option').count()).toBe(0)
    const other = await visit(new URL(page.url()).search)
    await rows(other).first().waitFor()
    expect(await text(other)).toBe('MATCH (a:Actor) RETURN a.nameAr AS name ORDER BY name')
  })

  test('in Arabic: the page from the right, the editor from the left, texts set apart, actors found however they are spelled', async () => {
    const page = await visit('?view=console&lang=ar')
    await page.getByText('محتوى الشبكة').first().waitFor()
    await editor(page).waitFor()
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    expect(await editor(page).evaluate(e => getComputedStyle(e).direction)).toBe('ltr')
    await write(page, "MATCH (a:Actor {id: 'القاطرجي")
    await page.getByRole('option', { name: /qaterji/i }).first().waitFor()
    await accept(page)
    await page.keyboard.press('Control+End')
    await page.keyboard.type(" RETURN ['داعش', 'قسد'] AS names, a AS actor")
    await expect.poll(() => text(page)).toMatch(/\{id: 'qaterji[\w-]*'\}\) RETURN \['داعش', 'قسد'\]/)
    expect(await page.locator('.cm-rtl').allTextContents()).toEqual(['داعش', 'قسد'])
    const [first, second] = await Promise.all([0, 1].map(async i => (await page.locator('.cm-rtl').nth(i).boundingBox())!.x))
    expect(first).toBeLessThan(second!)
    await page.keyboard.press('Control+Enter')
    await page.getByText('سطر واحد').waitFor()
    expect(await rows(page).first().textContent()).toMatch(/داعش، قسد.*قاطرجي/)
  })

  test('Tab leaves the editor; tidying up, commenting and undoing work from the keyboard', async () => {
    const page = await visit('?view=console&lang=en')
    await write(page, 'match (a:Actor) return a.id as id')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+Alt+F')
    expect(await text(page)).toBe('MATCH (a:Actor)\nRETURN a.id AS id')
    await page.keyboard.press('Control+/')
    expect(await text(page)).toBe('MATCH (a:Actor)\n// RETURN a.id AS id')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect(await text(page)).toBe('match (a:Actor) return a.id as id')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ask')
  })

  test('an error stands under its words and in a sentence', async () => {
    const page = await visit(`?view=console&lang=ar&${cypher('MATCH (a:Actor)\nRETURN b.name AS x')}`)
    await page.getByRole('alert').filter({ hasText: 'تعذّرت الإجابة' }).filter({ hasText: 'لا شيء هنا اسمه' }).waitFor()
    await expect.poll(() => page.locator('.cm-lintRange-error').allTextContents()).toEqual(['b'])
  })

  test('what may surprise is marked, and the word that was meant put in its place', async () => {
    const page = await visit(`?view=console&lang=en&${cypher('MATCH (a:Actor)-[r:ATTACKS]->(b:Actor)\nRETURN a.name AS x')}`)
    await page.getByText('There is no relationship type ATTACKS').first().waitFor()
    await expect.poll(() => page.locator('.cm-lintRange-warning').allTextContents()).toEqual(['ATTACKS'])
    await page.getByRole('button', { name: /^Use .ATTACKED/ }).click()
    await page.keyboard.press('Control+Enter')
    await rows(page).first().waitFor()
    expect(await text(page)).toContain('[r:ATTACKED]')
    const file = await page.locator('.files a').first().getAttribute('href')
    expect((await (await fetch(`${home.url}${file}`)).text()).split('\r\n')[0]).toBe('x')
  })

  test('a statement is kept as a question of one\'s own, given away as a file, removed, and taken in again', async () => {
    const page = await visit(`?view=console&lang=en&${cypher('MATCH (a:Actor {id: $who}) RETURN a.id AS actor', { who: 'isis' })}`)
    await rows(page).first().waitFor()
    await page.getByRole('button', { name: 'Save as a question' }).click()
    const form = page.getByRole('form', { name: 'Save as a question' })
    await form.getByLabel('Short name').fill('My question')
    await form.getByLabel('The question, in Arabic').fill('من هي هذه الجهة؟')
    await form.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Small Latin letters').waitFor()
    await form.getByLabel('Short name').fill('my-question')
    await form.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('region', { name: 'Your own' }).getByText('من هي هذه الجهة؟').waitFor()
    await expect.poll(() => page.locator('.params input').first().inputValue()).toBe('Islamic State (ISIS)')
    const shared = await (await fetch(`${home.url}${await page.getByRole('link', { name: 'As a file' }).getAttribute('href')}`)).text()
    expect(shared).toContain('RETURN a.id AS actor')
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('Choose a question.').waitFor()
    await page.getByRole('region', { name: 'Your own' }).waitFor({ state: 'detached' })
    await page.locator('input[type=file]').setInputFiles({ name: 'shared.cypher', mimeType: 'text/plain', buffer: Buffer.from(shared) })
    await page.waitForURL(/ask=shared/)
    await rows(page).first().waitFor()
  })

  test('an answer as table, picture and JSON; a tie opens its evidence from each', async () => {
    const statement = 'MATCH (a:Actor)-[r:ATTACKED]->(b:Actor) RETURN a AS source, r AS tie, b AS target LIMIT 1'
    const page = await visit(`?view=console&lang=en&${cypher(statement)}`)
    await page.locator('.canvas[data-drawn]').waitFor()
    const box = (await page.locator('.canvas').boundingBox())!
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2) // a single tie lies across the middle
    await page.locator('.side .claim').waitFor()
    await page.getByText('Table', { exact: true }).last().click()
    await page.waitForURL(/form=table/)
    await page.locator('.side').getByRole('button', { name: 'Close' }).click()
    await rows(page).first().getByRole('button', { name: 'Attack' }).click()
    await page.locator('.side .claim').waitFor()
    await page.getByText('JSON', { exact: true }).first().click()
    await page.locator('.answer-json pre').first().waitFor()
    const { rows: [row] } = await ask(statement)
    expect(JSON.parse((await page.locator('.answer-json pre').first().textContent())!)).toEqual({ source: row![0], tie: row![1], target: row![2] })
  })

  test('a single number is large; a plan is a plan', async () => {
    const page = await visit(`?view=console&lang=en&${cypher('MATCH (a:Actor) RETURN count(a) AS actors')}`)
    const { rows: [[count]] } = await ask('MATCH (a:Actor) RETURN count(a) AS actors') as unknown as { rows: [[number]] }
    expect(await page.locator('.single span').textContent()).toBe(String(count))
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await page.locator('.plan').waitFor()
    expect(await page.locator('.plan').textContent()).toMatch(/Scan/i)
    expect(await text(page)).toBe('MATCH (a:Actor) RETURN count(a) AS actors')
  })

  test('ten thousand rows: cut and said so, few of them in the page, sorted, filtered, copied', async () => {
    const page = await visit(`?view=console&lang=en&${cypher("UNWIND range(1, 20000) AS n RETURN n AS n, 'row ' + toString(n) AS text, '=1+1' AS formula")}`)
    await page.getByText('cut at').waitFor()
    expect(await page.locator('.answer-head').textContent()).toContain('10,000 rows')
    expect(await rows(page).count()).toBeLessThan(80)
    await page.locator('.answer-rows').evaluate(e => e.scrollTo(0, e.scrollHeight))
    await page.locator('tr[aria-rowindex="10001"]').waitFor()
    await page.getByRole('button', { name: 'n', exact: true }).click()
    await page.locator('.answer-rows').evaluate(e => e.scrollTo(0, 0))
    await expect.poll(() => rows(page).first().locator('td').first().textContent()).toBe('10000')
    await page.getByRole('textbox', { name: 'Filter rows' }).fill('row 777')
    await expect.poll(() => page.locator('.answer-tools .count').textContent()).toMatch(/11. of/)
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByText('Copied.').waitFor()
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
    expect([copied.length, copied[0], copied[1]]).toEqual([12, 'n\ttext\tformula', "7779\trow 7779\t'=1+1"])
  })

  test('Cancel ends it, and the next one is answered', async () => {
    const page = await visit(`?view=console&lang=ar&${cypher('UNWIND range(1, 4000) AS a UNWIND range(1, 4000) AS b UNWIND range(1, 100) AS c WITH a * b * c AS x RETURN max(x) AS m')}`)
    await page.locator('.answer').getByRole('button', { name: 'إلغاء' }).click()
    await page.getByText('أُلغي السؤال').waitFor()
    await page.goto(`${home.url}/?view=console&lang=ar&${cypher('RETURN 7 AS seven')}`)
    await expect.poll(() => page.locator('.single span').textContent()).toBe('7')
  })

  test('parameters have fields, and the link reproduces them', async () => {
    const page = await visit('?view=console&lang=en')
    await write(page, 'MATCH (a:Actor) WHERE a.id = $actor RETURN a.name AS name, $n + 1 AS n')
    await page.getByLabel('$actor').fill('isis')
    await page.getByLabel('$n').fill('41')
    await page.getByRole('button', { name: 'Ask', exact: true }).last().click()
    await expect.poll(() => rows(page).first().locator('td').allTextContents()).toEqual(['Islamic State (ISIS)', '42'])
    await page.getByRole('button', { name: 'Link', exact: true }).click()
    await page.getByText('Copied: this address').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const other = await visit(new URL(link).search)
    await expect.poll(() => rows(other).first().locator('td').allTextContents()).toEqual(['Islamic State (ISIS)', '42'])
    expect(await other.getByLabel('$actor').inputValue()).toBe('isis')
  })

  test('tabs and what was asked before stay in this browser', async () => {
    const page = await visit(`?view=console&lang=en&${cypher('RETURN 1 AS one')}`)
    await page.locator('.single').waitFor()
    await page.getByRole('button', { name: 'New statement' }).click()
    await write(page, '// second\nRETURN 2 AS two')
    await page.goto(`${home.url}/?view=console&lang=en`)
    await expect.poll(() => text(page)).toBe('// second\nRETURN 2 AS two')
    await page.getByRole('button', { name: /^Statement .1.$/ }).click()
    expect(await text(page)).toBe('RETURN 1 AS one')
    await page.getByRole('button', { name: /^Close .second/ }).click()
    expect(await page.locator('.statement-tab').count()).toBe(1)
    await page.getByRole('button', { name: 'Asked before' }).click()
    await page.getByRole('menuitem', { name: /RETURN 1 AS one/ }).waitFor()
  })

  test('without an answer from the server it says so, and goes on by itself when there is one', async () => {
    const page = await visit('?view=console&lang=en')
    await write(page, 'RETURN 3 AS three')
    await page.context().setOffline(true)
    await page.keyboard.press('Control+Enter')
    await page.getByText('The engine does not answer.').waitFor()
    await page.context().setOffline(false)
    await expect.poll(() => page.locator('.single span').textContent({ timeout: 15_000 })).toBe('3')
  })

  test('what there is can be asked for', async () => {
    const page = await visit('?view=console&lang=ar')
    await page.locator('.schema-label').filter({ hasText: 'Actor' }).click()
    await rows(page).first().waitFor()
    expect(await text(page)).toContain('MATCH (n:Actor)')
    await page.goBack()
    await page.getByRole('button', { name: 'محتوى الشبكة' }).waitFor()
  })

  test('a row of nothing is as high as the others, and says so', async () => {
    const page = await visit(`?view=console&lang=en&${cypher('UNWIND [1, null, 3] AS x RETURN x AS x')}`)
    await rows(page).nth(2).waitFor()
    expect(await rows(page).allTextContents()).toEqual(['1', 'null', '3'])
    expect(new Set(await rows(page).evaluateAll(all => all.map(r => Math.round(r.getBoundingClientRect().height)))).size).toBe(1)
  })

  test.for(['en', 'ar'])('fits a telephone (%s)', async lang => {
    const page = await visit(`?view=console&lang=${lang}&${cypher('MATCH (a:Actor) RETURN a.id AS id, a.name AS name, a.nameAr AS nameAr, a.names AS names')}`, { viewport: { width: 360, height: 740 } })
    await rows(page).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(await page.locator('main').evaluate(e => e.scrollWidth - e.clientWidth)).toBe(0)
    await page.goto(`${home.url}/?view=ask&lang=${lang}&ask=evidence`)
    await rows(page).first().waitFor()
    expect(await page.locator('main').evaluate(e => e.scrollWidth - e.clientWidth)).toBe(0)
  })

  test.for([{ lang: 'ar', theme: 'dark', viewport: { width: 1280, height: 900 } }, { lang: 'en', theme: 'light', viewport: { width: 360, height: 740 } }])('is accessible ($lang, $theme)', async ({ lang, theme, viewport }) => {
    const page = await visit(`?view=console&lang=${lang}&theme=${theme}`, { viewport }), found: string[] = []
    const screens = {
      empty: 'view=console', rows: `view=console&${cypher('MATCH (a:Actor)-[r:ATTACKS|ATTACKED]->(b:Actor) WHERE a.id <> $id RETURN a AS a, r AS r, b AS b', { id: 'isis' })}&form=table`,
      fault: `view=console&${cypher('MATCH (a) RETURN b.name AS x')}`, question: 'view=ask&ask=attacked-by',
    }
    for (const [screen, query] of Object.entries(screens)) {
      await page.evaluate(q => { history.pushState(null, '', q); window.dispatchEvent(new PopStateEvent('popstate')) }, `?${query}&lang=${lang}&theme=${theme}`)
      await page.locator(screen === 'empty' ? '.schema' : screen === 'fault' ? '[role=alert]' : '.answer-rows').waitFor()
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const v of violations) found.push(`${screen}: ${v.impact} ${v.id}: ${v.nodes.map(n => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`).slice(0, 3).join(' | ')}`)
    }
    expect(found.filter(f => !/^\w+: (minor|moderate)/.test(f))).toEqual([])
  })

  test('did nothing on the way that it must not', () => expect(faults).toEqual([]))
})
