/** A browser at the place where questions are asked, for the tests of the console and of the ready questions. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchBrowser } from '../real/chromium.js'
import { type Site, site } from './site.js'

export let home: Site
let browser: Browser
/** Script errors, violations of the policy, requests to anywhere else. */
export const faults: string[] = []

/** Starts browser and program before the tests of a file, and ends them after. */
export function opened(): void {
  beforeAll(async () => { [browser, home] = await Promise.all([launchBrowser(), site({ texts: false })]) })
  afterEach(async () => { await Promise.all(browser.contexts().map(c => c.close())) })
  afterAll(async () => { await browser?.close(); await home?.close() })
}

export async function visit(query: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'], ...options })
  await context.addInitScript(() => document.addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`)))
  const page = await context.newPage()
  page.on('pageerror', e => faults.push(e.message))
  page.on('console', m => { if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) faults.push(m.text()) })
  page.on('request', r => { if (!r.url().startsWith(home.url)) faults.push(`asked ${r.url()}`) })
  await page.goto(`${home.url}/${query}`)
  return page
}
export const editor = (page: Page) => page.locator('.cm-content')
export const text = async (page: Page) => (await editor(page).locator('.cm-line').allTextContents()).join('\n')
export const rows = (page: Page) => page.locator('.answer-rows tbody tr[aria-rowindex]')
