/** The dossier of an actor and of a tie: what stands in it, and that a browser makes a good PDF of it. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { dossier } from '../../src/formats/dossier.js'
import type { Picture } from '../../src/formats/format.js'
import { nameOf } from '../../src/model.js'
import { launchBrowser, program as chromium } from '../real/chromium.js'
import { pdftotext } from '../real/debian.js'
import { describeWith, run } from '../real/program.js'
import { actors, claims, picture, relations, reports } from './picture.js'

const folder = mkdtempSync(join(tmpdir(), 'dossier-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const of = (id: string): Picture => {
  const own = relations.filter(r => r.source === id || r.target === id), about = claims.filter(c => c.actors.includes(id) || c.recipients.includes(id))
  return { ...picture, relations: own, claims: about, reports: new Map([...reports].filter(([r]) => about.some(c => c.report === r))), position: a => ({ x: (a.length * 37) % 100, y: (a.charCodeAt(0) * 53) % 100 }) }
}
const isis = actors.find(a => a.id === 'isis')!, held = of('isis')
const text = (html: string) => html.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]*>/g, ' ')

test('an actor: every name, every tie with the numbers of its evidence, every claim with who says so, every source', () => {
  const said = dossier(held, isis, 'en').html
  for (const n of isis.names) expect(said).toContain(`<bdi>${n.text.replace("'", '&apos;')}</bdi>`)
  for (const c of held.claims) expect(said.match(new RegExp(`<li id="${c.id}">`, 'g'))).toHaveLength(1)
  for (const c of held.claims.filter(c => c.gloss)) expect(text(said).replaceAll('&apos;', "'").replaceAll('&quot;', '"')).toContain(c.gloss!.en)
  for (const r of held.reports.values()) expect(said).toContain(r.publisher)
  const rows = [...said.matchAll(/<tr>(?:<td>.*?<\/td>)+<\/tr>/g)]
  expect(rows).toHaveLength(held.relations.length)
  const order = [...said.matchAll(/<li id="([^"]+)">/g)].map(m => m[1]!)
  const numbers = (row: string) => /<td>([\d–, ]+)<\/td><\/tr>$/.exec(row)![1]!.split(', ').flatMap(part => {
    const [from = 0, to = from] = part.split('–').map(Number)
    return Array.from({ length: to - from + 1 }, (_, i) => order[from + i - 1]!)
  }).sort()
  expect(rows.map(([row]) => numbers(row).join(' ')).sort()).toEqual(held.relations.map(r => r.claimIds.join(' ')).sort())
  for (const part of [picture.provenance.dataVersion, '2 January 2026', 'Cite the reports.', 'Timeline', 'Observed']) expect(said).toContain(part)
})

test('a tie: it and nothing else', () => {
  const tie = relations.find(r => r.type === 'reinforcement')!
  const said = dossier({ ...picture, relations: [tie], claims: claims.filter(c => tie.claimIds.includes(c.id)) }, tie, 'ar').html
  expect(said).toContain('<html lang="ar" dir="rtl">')
  expect([...said.matchAll(/<li id="([^"]+)">/g)].map(m => m[1]!).sort()).toEqual(tie.claimIds)
})

test('the numbers of a tie’s evidence that follow each other are a range', () => {
  const tie = relations.find(r => r.claimIds.length > 3)!, { html } = dossier({ ...picture, relations: [tie], claims: claims.filter(c => tie.claimIds.includes(c.id)) }, tie, 'en')
  expect(html).toContain(`<td>1–${tie.claimIds.length}</td></tr>`)
})

test('a tie that only clashes make is called a clash, and no attack of the one whose name comes first', () => {
  const tie = relations.find(r => r.type === 'attack')!, title = (directed: boolean) => /<title>([^<]*)/.exec(dossier({ ...picture, relations: [{ ...tie, directed }], claims: [] }, { ...tie, directed }, 'en').html)![1]!
  expect([title(true).includes('– Attack –'), title(false).includes('– Attack –'), title(false).includes('– Clash –')]).toEqual([true, false, true])
})

test('is closed: no script, nothing fetched, names are text, and the policy lets in its own style only', () => {
  for (const a of actors.slice(0, 13).filter((_, i) => i % 4 === 0)) {
    const { html, policy } = dossier(of(a.id), a, 'en')
    expect(html).not.toMatch(/<script|<img|<link|<iframe|\bon\w+=|@import|url\((?!data:font)| style="/i)
    expect(policy).toContain(createHash('sha256').update(/<style>(.*?)<\/style>/s.exec(html)![1]!).digest('base64'))
    expect(policy).not.toContain('unsafe')
  }
})

await describeWith([chromium], 'shown by Chromium', () => {
  test.each(['ar', 'en'] as const)('every name lies on the picture, whatever its script (%s)', async lang => {
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      // Those without an Arabic name stay in Latin letters.
      await page.setContent(dossier({ ...held, actors: held.actors.map((a, i) => (i % 2 ? { ...a, names: [{ text: `Battalion of the ${i}th Hill`, lang: 'en', kind: 'name' as const }] } : a)) }, isis, lang).html)
      const outside = await page.evaluate(() => [...document.querySelectorAll('svg')].flatMap(svg => {
        const { left, right, top, bottom } = svg.getBoundingClientRect()
        return [...svg.querySelectorAll('text')].filter(t => { const b = t.getBoundingClientRect(); return b.left < left - 1 || b.right > right + 1 || b.top < top - 1 || b.bottom > bottom + 1 }).map(t => t.textContent)
      }))
      expect(await page.locator('svg text').count()).toBeGreaterThan(10)
      expect(outside).toEqual([])
    } finally {
      await browser.close()
    }
  })
})

await describeWith([chromium, pdftotext], 'printed by Chromium', () => {
  test('every Arabic name comes out of the PDF whole, in a font that lies in it', async () => {
    const file = join(folder, 'isis.html'), browser = await launchBrowser()
    writeFileSync(file, dossier(held, isis, 'ar').html)
    try {
      const page = await browser.newPage()
      await page.goto(pathToFileURL(file).href)
      await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true })
    } finally {
      await browser.close()
    }
    // Chromium writes the letters of a ligature in their order of reading, which poppler turns around: each word's letters are compared, not their order.
    const bare = (s: string) => s.replace(/[\u064b-\u0652\u2066-\u2069\u202a-\u202e\u200e\u200f]/g, '').split(/\s+/).map(w => [...w].sort().join('')).join(' ')
    const said = bare(await run('pdftotext', [`${file}.pdf`, '-']))
    for (const name of [nameOf(isis, 'ar'), 'الخط الزمني', 'كيف يقرأ الرسم', ...isis.names.filter(n => n.lang === 'ar').map(n => n.text)]) expect(said).toContain(bare(name))
    const fonts = await run('pdffonts', [`${file}.pdf`])
    expect(fonts).toMatch(/\+IBMPlexSansArabic-Regular .* yes yes yes/)
    expect(await run('pdfinfo', [`${file}.pdf`])).toMatch(/Page size:\s+59[45]\S* x 84[12]/)
  })
})
