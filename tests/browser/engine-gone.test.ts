/** The page while its engine goes away and comes back: a real Neo4j, killed and started again under it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { program as neo4j, type RunningNeo4j, startNeo4j } from '../real/neo4j.js'
import { describeWith } from '../real/program.js'
import { type Site, site } from './site.js'

await describeWith([chromium, neo4j], 'an engine that goes and comes back', () => {
  let browser: Browser, server: RunningNeo4j, home: Site
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), startNeo4j()])
    home = await site({ texts: false, env: { NEO4J_URI: server.uri, NEO4J_USER: 'neo4j', NEO4J_PASSWORD: '', NEO4J_DATABASE: 'neo4j' } })
  }, 180_000)
  afterAll(async () => { await browser?.close(); await home?.close(); await server?.stop() })
  const WORDS = { en: ['The engine does not answer.', 'Next try in'], ar: ['المحرّك لا يجيب.', 'المحاولة التالية'] } as const

  test('is said in a plain sentence, is asked again, and answers by itself', async context => {
    if (!server.kill) return context.skip('a server elsewhere is not ours to kill')
    const pages = await Promise.all((['en', 'ar'] as const).map(async lang => {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
      await page.goto(`${home.url}/?view=console&lang=${lang}&cypher=${encodeURIComponent('MATCH (a:Actor) RETURN count(a) AS n')}`)
      await page.locator('.single span').waitFor({ timeout: 60_000 })
      return { page, lang }
    }))
    const again = await server.kill()
    const answered = await fetch(`${home.url}/api/cypher?query=${encodeURIComponent('RETURN 1 AS x')}`)
    expect([answered.status, Number(answered.headers.get('retry-after'))]).toEqual([502, expect.any(Number)])
    expect(Number(answered.headers.get('retry-after'))).toBeGreaterThan(0)
    for (const { page, lang } of pages) {
      await page.locator('.cm-content').click()
      await page.keyboard.press('Control+Enter')
      for (const words of WORDS[lang]) await page.getByText(words).first().waitFor({ timeout: 60_000 })
    }
    // A view that only reads says so too.
    const graph = await (await browser.newContext()).newPage()
    await graph.goto(`${home.url}/?lang=en`)
    await graph.getByText(WORDS.en[0]).waitFor({ timeout: 60_000 })
    server = await again()
    for (const { page, lang } of pages) await expect.poll(() => page.locator('.single span').textContent({ timeout: 60_000 }), { timeout: 120_000 }).toMatch(lang === 'en' ? /^\d+$/ : /^[\d٠-٩]+$/)
    await graph.locator('canvas').first().waitFor({ timeout: 120_000 })
  }, 400_000)
})
