/** Accessibility of every screen, in both languages, light and dark: axe finds nothing. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'
import { type Site, site, TEXTS } from './site.js'

let browser: Browser, home: Site, screens: Record<string, string>

beforeAll(async () => {
  [browser, home] = await Promise.all([launchBrowser(), site({ texts: TEXTS !== undefined })])
  const get = async <T>(path: string) => await (await fetch(`${home.url}${path}`)).json() as T
  const { edges } = await get<{ edges: { id: string; source: string }[] }>('/api/graph')
  const { reports } = await get<{ reports: { id: string }[] }>('/api/reports')
  screens = {
    picture: '?', actor: `?open=actor:${edges[0]!.source}`, evidence: `?open=relation:${edges[0]!.id}`, table: '?view=table&from=2017', map: '?view=map', place: '?view=map&open=place:albu-kamal', reports: '?view=reports',
    report: `?view=reports&open=report:${reports[0]!.id}`, ask: '?view=ask', compare: '?view=compare&a=2017..2017&b=2018..2018', structure: '?view=structure', import: '?view=import', empty: '?from=1999&to=1999',
    period: '?from=2017&to=2018-06&unit=year', path: '?open=path:russia..sdf', undone: '?hide=russia&select=isis&select=sdf&moved=isis,1,2', since: `?data=${'0'.repeat(32)}&hide=nobody-here`, fault: '?open=actor:nobody',
  }
})
afterAll(async () => { await browser?.close(); await home?.close() })

const wide = [1440, 900] as const, narrow = [360, 740] as const
const combinations = [
  { lang: 'en', theme: 'light', size: wide }, { lang: 'en', theme: 'dark', size: wide }, { lang: 'ar', theme: 'light', size: wide }, { lang: 'ar', theme: 'dark', size: wide },
  { lang: 'ar', theme: 'light', size: narrow }, { lang: 'en', theme: 'dark', size: narrow },
] as const

await describeWith([chromium], 'axe', () => {
  test.for(combinations)('$lang, $theme, $size', async ({ lang, theme, size: [width, height] }) => {
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const found: string[] = []
    for (const [screen, query] of Object.entries(screens)) {
      const address = `${home.url}/${query}&lang=${lang}&theme=${theme}`
      // From screen to screen as the page itself goes, which spares drawing everything anew.
      if (page.url() === 'about:blank') await page.goto(address)
      else await page.evaluate(to => { history.pushState(null, '', to); window.dispatchEvent(new PopStateEvent('popstate')) }, address)
      await page.waitForSelector('.picture[aria-busy="false"], .page')
      await page.waitForFunction(() => !document.querySelector('.mantine-Loader-root'))
      await look(screen)
    }
    // Windows over the page: the keys and the saved views.
    for (const name of lang === 'ar' ? ['مفاتيح الاختصار', 'العروض المحفوظة'] : ['Keys', 'Saved views']) {
      await page.getByRole('button', { name, exact: true }).click()
      await page.getByRole('dialog').waitFor()
      await page.waitForFunction(() => !document.querySelector('.mantine-Loader-root'))
      await look(name)
      await page.keyboard.press('Escape')
    }
    await context.close()
    expect(found).toEqual([])
    async function look(screen: string) {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      for (const v of violations) found.push(`${screen}: ${v.impact} ${v.id}: ${v.nodes.map(n => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`).slice(0, 3).join(' | ')}`)
    }
  })
})
