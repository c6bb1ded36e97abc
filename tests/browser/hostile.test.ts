/** Names, quotes and files from outside, on the page: shown as text, run nowhere. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src/checkout.js'
import { claimId, reportId, sha256 } from '../../src/ids.js'
import type { AnyRecord } from '../../src/model.js'
import { type Server, serve } from '../api/server.js'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { describeWith } from '../real/program.js'

const HOSTILE = ['<script>window.ran=1</script>', '<img src=x onerror="window.ran=1">', "=cmd|' /C calc'!A0", ']]>"\'&lt;', '\u202eevil\u202c', 'nul \u0000 here', `long ${'x'.repeat(380)}`,
  '<svg onload=window.ran=1>', '{{constructor.constructor("window.ran=1")()}}', 'javascript:window.ran=1']
const TEXT = HOSTILE.map(h => `${h} attacked the other side. `).join('\n')
const sha = sha256(TEXT), report = reportId(sha)
const records: AnyRecord[] = [
  { kind: 'report', data: { id: report, sha256: sha, title: HOSTILE.join(' '), publisher: HOSTILE[0]!, url: 'https://example.org/?q=<script>', publishedOn: '2018-06-08', language: 'en', length: TEXT.length, source: 'reports' } },
  { kind: 'text', data: { id: report, text: TEXT } },
  ...HOSTILE.map((text, i): AnyRecord => ({ kind: 'actor', data: { id: `h${i}`, names: [{ text, lang: 'en', kind: 'name' }, { text: `${text} ع`, lang: 'ar', kind: 'name' }, { text, lang: 'en', kind: 'loaded' }], kind: 'militia', countries: [], ids: { ucdp: HOSTILE[1]! }, partOf: [], known: false, note: { ar: text, en: text } } })),
  ...HOSTILE.slice(1).map((text, i): AnyRecord => {
    const claim = { report, type: 'attack' as const, status: 'reported' as const, actors: ['h0'], recipients: [`h${i + 1}`], places: [], evidence: [{ start: i, end: i + 40 }],
      attribution: text, gloss: { ar: text, en: text }, confidence: 0.9, rule: text, review: 'unreviewed' as const, observed: { from: '2018-06', to: '2018-06' } }
    return { kind: 'claim', data: { id: claimId(claim), ...claim } }
  }),
]

let browser: Browser, server: Server
beforeAll(async () => { [browser, server] = await Promise.all([launchBrowser(), serve(records, { page: join(ROOT, 'dist', 'web') })]) })
afterAll(async () => { await browser?.close(); await server?.close() })

await describeWith([chromium], 'hostile text on the page', () => {
  test.each(['en', 'ar'])('is text in every view, in %s', async lang => {
    const page = await browser.newPage(), faults: string[] = []
    page.on('pageerror', e => faults.push(e.message))
    page.on('dialog', d => { faults.push(`dialog ${d.message()}`); void d.dismiss() })
    page.on('request', r => { if (!r.url().startsWith(server.url)) faults.push(`asked ${r.url()}`) })
    const sound = async (p: Page) => expect(await p.evaluate(() => [(window as { ran?: number }).ran, document.querySelectorAll('main script, main svg[onload], main img[onerror]').length])).toEqual([undefined, 0])
    for (const [query, shown] of [['', HOSTILE[0]!], ['view=table', HOSTILE[0]!], ['view=reports', HOSTILE[0]!], ['open=actor:h1', HOSTILE[1]!], ['open=relation:h0.attack.h2', HOSTILE[2]!],
      [`view=reports&open=report:${report}`, HOSTILE[3]!], ['open=actor:h6', HOSTILE[6]!]] as const) {
      await page.goto(`${server.url}/?lang=${lang}&${query}`)
      await page.waitForLoadState('networkidle')
      await expect.poll(async () => (await page.locator('body').innerText()).includes(shown), { message: query, timeout: 20_000 }).toBe(true)
      await sound(page)
    }
    await page.keyboard.press('/')
    await page.keyboard.type('<script>')
    await page.getByRole('option').first().waitFor()
    await sound(page)
    expect(faults).toEqual([])
  })
})
