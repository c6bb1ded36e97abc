/** The picture to publish: what it shows, and what programs that we did not write make of it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, test } from 'vitest'
import { font } from '../../src/assets.js'
import { figure, type Look } from '../../src/formats/figure/figure.js'
import { network } from '../../src/formats/figure/network.js'
import { isRtl, Type } from '../../src/formats/figure/type.js'
import type { Picture } from '../../src/formats/format.js'
import { layout } from '../../src/graph/layout.js'
import { GROUP_COLOURS, groupLetter, nodeRadius } from '../../src/graph/look.js'
import { type Actor, nameOf } from '../../src/model.js'
import { loadSeed } from '../../src/seed.js'
import { type Lang, wordsIn } from '../../src/words.js'
import { exiftool, pdftotext, rsvgConvert } from '../real/debian.js'
import { describeWith, run } from '../real/program.js'
import { expectFidelity, type Seen } from './fidelity.js'
import { picture, relations, written } from './picture.js'

const folder = mkdtempSync(join(tmpdir(), 'figure-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ids = [...new Set(relations.flatMap(r => [r.source, r.target]))].sort()
const places = layout(ids, relations.map(r => [r.source, r.target]))
const named = new Map(loadSeed(join(import.meta.dirname, '../../seed')).flatMap(r => (r.kind === 'actor' ? [[r.data.id, r.data as Actor]] : [])))
/** The seed's own names, where they stand on the page. */
const seed: Picture = { ...picture, actors: ids.map(id => named.get(id)!), position: id => places.get(id)! }
const type = new Type(font), INK = { text: '#000000', soft: '#444444', paper: '#FFFFFF' }
const look = (of: Partial<Look>): Look => ({ lang: 'en', dark: false, transparent: false, ...of })
const LANGS: [string, Lang[]][] = [['en', ['en']], ['ar', ['ar']], ['both', ['en', 'ar']]]

describe.each(LANGS)('names in %s', (_, langs) => {
  const { names, nameless, width, height, items } = network(seed, langs.map(l => wordsIn(l)), 'light', INK, type)
  test('all have room', () => {
    expect(nameless).toBe(0)
    expect(names.map(b => b.id).sort()).toEqual(ids)
    for (const b of names) expect([b.x >= 0, b.y >= 0, b.x + b.width <= width, b.y + b.height <= height], b.id).toEqual([true, true, true, true])
  })
  test('none lies on another', () => {
    for (const [i, a] of names.entries()) for (const b of names.slice(i + 1)) {
      expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y, `${a.id} and ${b.id}`).toBe(true)
    }
  })
  test('every letter lies in its box', () => {
    const lines = items.filter(i => i.lines.length > 0)
    for (const [i, { lines: [first] }] of lines.entries()) {
      const box = names[i]!
      expect([first!.x >= box.x - 0.01, first!.x + first!.width <= box.x + box.width + 0.01, first!.y - first!.size >= box.y - 3, first!.y <= box.y + box.height]).toEqual([true, true, true, true])
    }
  })
  test('none lies on an actor', () => {
    const discs = items.filter(i => i.data?.actor).map(i => {
      const [, x, y, r] = /^M(-?[\d.]+) (-?[\d.]+)A([\d.]+)/.exec(i.shapes[0]!.path)!.map(Number) as [number, number, number, number]
      return { id: i.data!.actor!, x: x + r, y, r }
    })
    expect(discs).toHaveLength(ids.length)
    for (const b of names) for (const d of discs) {
      const near = Math.hypot(Math.max(b.x - d.x, 0, d.x - b.x - b.width), Math.max(b.y - d.y, 0, d.y - b.y - b.height))
      expect(near, `${b.id} on ${d.id}`).toBeGreaterThanOrEqual(d.r - 0.02)
    }
  })
})

test('in a crowd those that most ties touch are all named, larger; no name and no line to a name lies on an actor or another name', () => {
  // So near each other that no name of the inner ones has room beside its actor.
  const of = (n: number, per: number): Picture => {
    const actors = Array.from({ length: n }, (_, i): Actor => ({ ...seed.actors[0]!, id: `a-${i}`, names: [{ text: `Battalion of the ${i}th Hill`, lang: 'en', kind: 'name' }] }))
    const ties = actors.flatMap((a, i) => Array.from({ length: per }, (_, k) => ({ ...relations[0]!, id: `r-${i}-${k}`, source: a.id, target: `a-${(i * 7 + k * k + 1) % n}` }))).filter(r => r.source !== r.target)
    return { ...seed, actors, relations: ties, position: id => { const i = Number(id.slice(2)), far = Math.sqrt(i); return { x: far * Math.cos(i * 2.4), y: far * Math.sin(i * 2.4) } } }
  }
  for (const [n, per] of [[60, 8], [700, 3]] as const) {
    const crowd = of(n, per), { names, nameless, items, width, height } = network(crowd, [wordsIn('en')], 'light', INK, type)
    const degree = new Map<string, number>()
    for (const r of crowd.relations) for (const id of [r.source, r.target]) degree.set(id, (degree.get(id) ?? 0) + 1)
    const foremost = crowd.actors.map(a => a.id).sort((a, b) => degree.get(b)! - degree.get(a)! || (a < b ? -1 : 1)).slice(0, 12)
    expect(foremost.filter(id => !names.some(b => b.id === id))).toEqual([])
    expect(names.length + nameless).toBe(n)
    const sizes = items.flatMap(i => i.lines).map(l => l.size)
    expect(Math.max(...sizes)).toBeGreaterThan(1.3 * Math.min(...sizes))
    const discs = items.filter(i => i.data?.actor).map(i => {
      const [, x, y, r] = /^M(-?[\d.]+) (-?[\d.]+)A([\d.]+)/.exec(i.shapes[0]!.path)!.map(Number) as [number, number, number, number]
      return { id: i.data!.actor!, x: x + r, y, r }
    })
    for (const [i, b] of names.entries()) {
      expect([b.x >= 0, b.y >= 0, b.x + b.width <= width, b.y + b.height <= height], b.id).toEqual([true, true, true, true])
      expect(names.slice(i + 1).filter(c => b.x + b.width > c.x && c.x + c.width > b.x && b.y + b.height > c.y && c.y + c.height > b.y).map(c => c.id), b.id).toEqual([])
      expect(discs.filter(d => Math.hypot(Math.max(b.x - d.x, 0, d.x - b.x - b.width), Math.max(b.y - d.y, 0, d.y - b.y - b.height)) < d.r - 0.02).map(d => d.id), b.id).toEqual([])
      if (!b.line) continue
      const [[x0, y0], [x1, y1]] = b.line
      for (let t = 0.05; t < 1; t += 0.05) {
        const [x, y] = [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t]
        expect(discs.filter(d => d.id !== b.id && Math.hypot(d.x - x, d.y - y) < d.r - 2).map(d => d.id), `the line of ${b.id}`).toEqual([])
        expect(names.filter(c => c !== b && x > c.x + 4 && x < c.x + c.width - 4 && y > c.y + 4 && y < c.y + c.height - 4).map(c => c.id), `the line of ${b.id}`).toEqual([])
      }
    }
    // Beside its actor there is no room for some of them: that is what the lines are for.
    expect(names.filter(b => b.line).length, `${n}`).toBeGreaterThan(0)
  }
})

test('coloured by group: each actor in the colour of its own, its letter behind the name, and a legend of them', () => {
  for (const by of ['community', 'camp'] as const) {
    const { items } = figure(seed, look({ colour: by, lang: 'both' }), type), groups = seed.groups(by, 2), texts = items.flatMap(i => i.lines.map(l => l.text)).join(' ')
    const discs = items.filter(i => i.data?.actor), colours = new Map<string, Set<string>>()
    expect(discs).toHaveLength(ids.length)
    for (const d of discs) {
      const group = groups.get(d.data!.actor!), key = group === undefined || group >= GROUP_COLOURS.length ? 'none' : String(group)
      colours.set(key, new Set([...(colours.get(key) ?? []), d.shapes[0]!.fill!]))
    }
    for (const [group, own] of colours) expect([...own], group).toHaveLength(1)
    expect(new Set([...colours.values()].flatMap(c => [...c])).size).toBe(colours.size)
    expect([...new Set(groups.values())].filter(g => !new RegExp(`\\S · ${groupLetter(g)}\\b`).test(texts))).toEqual([])
    for (const lang of ['en', 'ar'] as const) expect(texts).toContain(wordsIn(lang).t(by))
  }
  expect(figure(seed, look({ colour: 'kind' }), type)).toEqual(figure(seed, look({}), type))
})

test('where hundreds of ties share the picture, each is thinner', () => {
  const wide = (p: Picture) => Math.max(...network(p, [wordsIn('en')], 'light', INK, type).items.filter(i => i.data?.relation).map(i => i.shapes[0]!.width!))
  expect(wide({ ...seed, relations: Array.from({ length: 20 }, (_, k) => relations.map(r => ({ ...r, id: `${r.id}-${k}` }))).flat() })).toBeLessThan(0.7 * wide(seed))
})

test('nothing is cut off: every line lies on the page, in every language, also under long and hostile names', () => {
  const long = { ...seed, actors: seed.actors.map((a, i): Actor => (i % 5 === 0 ? { ...a, names: [{ text: `${'جبهة التحرير الوطنية '.repeat(15)}${'x'.repeat(90)}`, lang: 'en', kind: 'name' }] } : a)) }
  for (const [p, lang] of [[seed, 'en'], [seed, 'ar'], [long, 'both'], [picture, 'ar']] as const) {
    const { width, height, items } = figure(p, look({ lang, title: `${'A very long title '.repeat(10)}` }), type)
    for (const l of items.flatMap(i => i.lines)) expect([l.x >= 0, l.x + l.width <= width, l.y <= height, l.y - l.size >= 0], l.text).toEqual([true, true, true, true])
  }
})

test('a picture of nothing, and of two thousand actors without ties, is a picture', () => {
  const empty = figure({ ...seed, actors: [], relations: [], claims: [], reports: new Map() }, look({ lang: 'both' }), type), said = empty.items.flatMap(i => i.lines).map(l => l.text)
  expect(empty.height).toBeGreaterThan(300)
  expect(said).toEqual(expect.arrayContaining(['No tie passes these filters.', 'لا علاقة توافق هذه التصفية.', 'How to read it']))
  for (const head of ['Ties', 'Actors', 'Sources']) expect(said.filter(l => l.startsWith(head))).toEqual([])
  const many = Array.from({ length: 2000 }, (_, i): Actor => ({ ...seed.actors[0]!, id: `a-${i}` }))
  const drawn = figure({ ...seed, actors: many, relations: [], position: id => ({ x: (Number(id.slice(2)) % 50) * 4 - 100, y: Math.floor(Number(id.slice(2)) / 50) * 5 - 100 }) }, look({}), type)
  expect(drawn.items.flatMap(i => i.lines).map(l => l.text).join(' ')).toMatch(/For the names of \S*1,\d{3} actors\S* there was no room/)
})

test('says what it shows, how to read it, and where it comes from; types differ by more than colour', async () => {
  const text = (await written('svg', seed, { lang: 'both' })).toString('utf8')
  for (const part of ['How to read it', 'كيف يُقرأ الرسم', 'Sources', 'Attack', 'هجوم', 'Planned', seed.provenance.dataVersion, '2 January 2026', '2 كانون الثاني 2026', 'Cite the reports.']) expect(text).toContain(part)
  for (const r of relations) expect(text).toContain(`data-relation="${r.id}"`)
  for (const a of seed.actors) expect(text).toContain(`data-actor="${a.id}"`)
  const forms = (type: string) => [...text.matchAll(new RegExp(`<g data-relation="[^"]*" data-type="${type}"[^>]* data-directed="true"[^>]*>.*?</g>`, 'g'))].map(m => (m[0].match(/<path/g) ?? []).length + (/ fill="#FFFFFF" stroke/.test(m[0]) ? 10 : 0))
  expect(new Set(['attack', 'reinforcement', 'membership'].map(t => forms(t)[0])).size).toBe(3)
})

test('in Arabic numbers and dates are as they were asked for', async () => {
  const text = (await written('svg', seed, { lang: 'ar', numerals: 'arab', calendar: 'hijri' })).toString('utf8')
  // 2 January 2026 was 13 Rajab 1447.
  for (const part of ['١٣ رجب ١٤٤٧', `>${new Intl.NumberFormat('ar-u-nu-arab').format(relations.filter(r => r.type === 'attack').length)}<`]) expect(text).toContain(part)
  expect(text).toContain(`data-first="${relations.find(r => r.first)!.first}"`)
})

test('is closed: no script, nothing from elsewhere, names are text', async () => {
  const text = (await written('svg', picture, {})).toString('utf8')
  expect(text).not.toMatch(/<script|<foreignObject|<image|@import|url\((?!data:font)|\bon\w+=/i)
  expect([...text.matchAll(/ (?:xlink:)?href="([^"]*)"/g)].every(([, to]) => to!.startsWith('http'))).toBe(true)
  expect(text).toContain('&lt;script&gt;')
})

/** A PNG of 8 bits and three or four channels, as width, height and pixels (red, green, blue, opacity). */
function pixels(png: Buffer): { width: number; height: number; at(x: number, y: number): number[] } {
  const width = png.readUInt32BE(16), height = png.readUInt32BE(20), data: Buffer[] = []
  const channels = png[25] === 6 ? 4 : 3
  expect([png[24], channels === 4 ? 6 : 2, png[28]]).toEqual([8, png[25], 0])
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(data)), row = width * channels, out = Buffer.alloc(row * height)
  for (let y = 0; y < height; y++) for (let i = 0; i < row; i++) {
    const kind = raw[y * (row + 1)]!, left = i < channels ? 0 : out[y * row + i - channels]!, up = y === 0 ? 0 : out[(y - 1) * row + i]!, corner = i < channels || y === 0 ? 0 : out[(y - 1) * row + i - channels]!
    const p = left + up - corner, [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)]
    const guess = [0, left, up, (left + up) >> 1, a <= b && a <= c ? left : b <= c ? up : corner][kind]!
    out[y * row + i] = raw[y * (row + 1) + 1 + i]! + guess
  }
  return { width, height, at: (x, y) => { const i = Math.round(y) * row + Math.round(x) * channels; return [...out.subarray(i, i + channels), 255].slice(0, 4) } }
}

test('png: as wide as asked, transparent or not, and says where it comes from', async () => {
  const [plain, clear] = await Promise.all([written('png', seed, { width: 640 }), written('png', seed, { width: 640, transparent: true, dark: true })])
  expect([pixels(plain).width, pixels(plain).at(2, 2), pixels(clear).at(2, 2)]).toEqual([640, [255, 255, 255, 255], [0, 0, 0, 0]])
  expect(plain.includes(seed.provenance.dataVersion)).toBe(true)
})

/** What a picture's ties say of themselves, as the matrix takes it. */
const seen = (ties: readonly Record<string, string | undefined>[]): Seen => ({
  nodes: [...new Set(ties.flatMap(t => [t.source!, t.target!]))].map(id => ({ id })),
  edges: ties.map(t => ({ ...t, id: t.relation, source: t.source!, target: t.target!, claimIds: t.claims?.replaceAll(' ', '|'), url: t.evidence })),
})
const houses = (publishers: string | undefined): string[] => (publishers ? publishers.split('; ') : [])

await describeWith([exiftool], 'exiftool', () => test('finds every tie in the PNG, with dates, publishers, status and address', async () => {
  const file = join(folder, 'ties.png')
  writeFileSync(file, await written('png', seed, { width: 400 }))
  const [said] = JSON.parse(await run('exiftool', ['-j', '-b', '-charset', 'UTF8', file])) as [Record<string, string>]
  expect(said.Description).toContain(seed.provenance.dataVersion)
  const ties = said.Ties!.trimEnd().split('\n').map(line => JSON.parse(line) as Record<string, string>)
  expect(ties.map(t => houses(t.publishers))).toEqual(relations.map(r => r.publisherNames))
  expectFidelity('png', 'exiftool', seen(ties))
}))

test('png: of more than has room in one text the rest is in further ones, and none is lost', async () => {
  const claimIds = Array.from({ length: 30_000 }, (_, i) => `claim-of-a-long-id-${i}`), many = { ...seed, relations: relations.slice(0, 3).map(r => ({ ...r, claimIds })) }
  const png = await written('png', many, { width: 400 }), texts = new Map<string, string>()
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at)), name = body.toString('latin1', 0, body.indexOf(0))
    if (png.toString('latin1', at + 4, at + 8) === 'iTXt') texts.set(name, body.toString('utf8', name.length + 5))
  }
  expect([...texts.keys()]).toEqual(['Title', 'Description', 'Software', 'Ties', 'Ties 2', 'Ties 3'])
  expect([...texts].slice(3).flatMap(([, text]) => text.trimEnd().split('\n')).map(line => (JSON.parse(line) as { claims: string }).claims.split(' ').length)).toEqual([30_000, 30_000, 30_000])
})

test.each(LANGS)('pdf: pdf.js finds on every tie a link to its evidence, which says its dates, publishers and status (%s)', async (name, langs) => {
  const pdf = await getDocumentProxy(new Uint8Array(await written('pdf', seed, { lang: name }))), page = await pdf.getPage(1)
  const links = (await page.getAnnotations() as { subtype: string; url?: string; unsafeUrl?: string; rect: number[]; contentsObj?: { str: string } }[]).filter(a => a.contentsObj?.str)
  const ties = links.map(({ contentsObj, unsafeUrl }) => {
    const [title, ...facts] = contentsObj!.str.split('\n')
    return Object.fromEntries([['title', title], ['evidence', unsafeUrl], ...facts.map(f => [f.slice(0, f.indexOf(': ')), f.slice(f.indexOf(': ') + 2)])]) as Record<string, string>
  })
  expect(ties.map(t => houses(t.publishers))).toEqual(relations.map(r => r.publisherNames))
  for (const [i, r] of relations.entries()) expect(ties[i]!.title).toContain(wordsIn(langs[0]!).of('type', r.type))
  // Where the picture has the tie: between its actors, on the page.
  const [, , width, height] = page.view, { items } = figure(seed, look({ lang: name as Look['lang'] }), type)
  for (const { rect: [left, bottom, right, top], unsafeUrl } of links) {
    const [x, y] = items.find(i => i.data?.evidence === unsafeUrl)!.middle!
    expect([left! < x * 0.75, right! > x * 0.75, top! > height! - y * 0.75, bottom! < height! - y * 0.75, left! > 0, right! < width!]).toEqual(Array(6).fill(true))
  }
  expectFidelity('pdf', 'pdf.js', seen(ties))
})

test('pdf: a denied tie is broken by all four lengths of its line', async () => {
  const bytes = Buffer.from(await written('pdf', { ...seed, relations: [{ ...relations[0]!, status: 'denied' }] }, {})), found: string[] = []
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try { found.push(...inflateSync(bytes.subarray(at + 7)).toString('latin1').match(/\[[^\]]*\] 0 d/g) ?? []) } catch { /* no such stream */ }
  }
  expect(found).toContain('[11 5 2 5] 0 d')
})

await describeWith([rsvgConvert], 'librsvg', () => test.each(['en', 'ar'] as const)('draws the same picture from the SVG (%s)', async lang => {
  const file = join(folder, `${lang}.svg`), ours = pixels(await written('png', seed, { lang, width: figure(seed, look({ lang }), type).width }))
  writeFileSync(file, await written('svg', seed, { lang }))
  await run('rsvg-convert', [file, '-o', `${file}.png`])
  const theirs = pixels(readFileSync(`${file}.png`))
  expect([theirs.width, theirs.height]).toEqual([ours.width, ours.height])
  const degree = (id: string) => relations.filter(r => r.source === id || r.target === id).length
  const drawing = figure(seed, look({ lang }), type)
  let seen = 0
  for (const i of drawing.items.filter(d => d.data?.actor)) {
    const [, x, y] = /^M(-?[\d.]+) (-?[\d.]+)/.exec(i.shapes[0]!.path)!.map(Number) as [number, number, number]
    const r = nodeRadius(degree(i.data!.actor!), ids.length)
    for (const [px, py] of [[x + r * 0.25, y], [x + r * 1.75, y]] as const) {
      const [a, b] = [ours.at(px, py), theirs.at(px, py)]
      expect(a[3]).toBe(255)
      if (Math.max(...a.map((v, k) => Math.abs(v - b[k]!))) < 12 && a.slice(0, 3).some(v => v < 200)) seen++
    }
  }
  // A name in another font may reach over a disc; most it cannot.
  expect(seen).toBeGreaterThan(ids.length * 1.7)
}))

await describeWith([pdftotext], 'poppler', () => {
  test('finds every word of every name in the PDF, whole and in order, Arabic too; the font is embedded', async () => {
    const file = join(folder, 'both.pdf')
    writeFileSync(file, await written('pdf', seed, { lang: 'both' }))
    // Brackets may come out mirrored, vowel signs are drawn only, and a text's direction is marked as the program likes.
    const bare = (text: string) => text.replace(/[()\u064b-\u0652\u2066-\u2069\u202a-\u202e\u200e\u200f]/g, '').replace(/\s+/g, ' ')
    const said = bare(await run('pdftotext', [file, '-'])), names = network(seed, [wordsIn('en'), wordsIn('ar')], 'light', INK, type).items.flatMap(i => i.lines)
    expect(bare(names.filter(l => isRtl(l.text)).map(l => l.text).join(' '))).toContain(bare(nameOf(named.get('isis')!, 'ar')))
    for (const { text } of names) expect(said).toContain(bare(text))
    for (const words of ['كيف يقرأ الرسم', 'غياب خط يعني فقط أن هذه المصادر لا تذكره', 'مخطط له', 'How to read it']) expect(said).toContain(words)
    const fonts = (await run('pdffonts', [file])).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    for (const f of fonts) expect(f).toMatch(/^\w{6}\+IBMPlexSansArabic-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes/)
  })
})
