import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Document, documents, LARGEST_FILE } from '../src/documents.js'
import { BelligraphError } from '../src/errors.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const fixture = (name: string): Uint8Array => readFileSync(fileURLToPath(new URL(`documents/${name}`, import.meta.url)))
async function all(file: string, ...chunks: (Uint8Array | string)[]): Promise<(Document | BelligraphError)[]> {
  const out: (Document | BelligraphError)[] = []
  for await (const d of documents(file, chunks.map(c => (typeof c === 'string' ? utf8(c) : c)))) out.push(d)
  return out
}
async function one(file: string, ...chunks: (Uint8Array | string)[]): Promise<Document> {
  const [first, ...more] = await all(file, ...chunks)
  expect(more).toEqual([])
  if (first instanceof BelligraphError) throw first
  return first!
}
const refusal = async (file: string, ...chunks: (Uint8Array | string)[]): Promise<[string, string]> => {
  const [error] = await all(file, ...chunks)
  expect(error).toBeInstanceOf(BelligraphError)
  return [(error as BelligraphError).code, (error as BelligraphError).message]
}

const ARABIC = 'افتتح المجلس البلدي الجسر الجديد على الوادي صباح الأحد.\nوقال رئيس المجلس إن العمل استمر عامين، وإن السوق القديم لن يُغلق.\n'
const ENGLISH = 'The council opened the new bridge on Sunday.\nIt was built in two years, and the old market will not be closed.\n'
/** A one-byte encoding, by asking the platform what each byte means. */
function oneByte(encoding: string, text: string): Uint8Array {
  const decoder = new TextDecoder(encoding), bytes = new Map(Array.from({ length: 256 }, (_, b) => [decoder.decode(Uint8Array.of(b)), b]))
  return Uint8Array.from([...text], c => bytes.get(c)!)
}
function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const buffer = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le')
  return little ? buffer : buffer.swap16()
}

describe('encodings', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8(ARABIC)], ['UTF-8 with a mark', utf8(`\ufeff${ARABIC}`)], ['windows-1256', oneByte('windows-1256', ARABIC)], ['ISO-8859-6', oneByte('iso-8859-6', ARABIC)],
    ['UTF-16 LE', utf16(ARABIC, true, true)], ['UTF-16 BE', utf16(ARABIC, false, true)], ['UTF-16 LE, no mark', utf16(ARABIC, true, false)], ['UTF-16 BE, no mark', utf16(ARABIC, false, false)],
  ])('Arabic in %s', async (_, bytes) => expect(await one('a.txt', bytes)).toEqual({ file: 'a.txt', title: ARABIC.split('\n')[0], text: ARABIC, language: 'ar' }))
  it('English in UTF-16 without a mark', async () => expect((await one('a.txt', utf16(ENGLISH, true, false))).text).toBe(ENGLISH))
  it('a character that chunks cut in two', async () => {
    const bytes = utf8(ARABIC)
    expect((await one('a.txt', bytes.slice(0, 1), bytes.slice(1, 78), bytes.slice(78))).text).toBe(ARABIC)
  })
  it('others are refused, never guessed', async () => {
    expect(await refusal('a.txt', oneByte('windows-1251', 'Совет открыл новый мост через реку в воскресенье утром, и рынок не закроют.'))).toEqual(['unsupported', expect.stringMatching(/^a\.txt is neither UTF-8/)])
    expect(await refusal('a.txt', utf8(`${ARABIC}\n${ARABIC}`).subarray(0, -3))).toEqual(['unsupported', expect.stringMatching(/^a\.txt:5: a letter is damaged or cut off/)])
    expect(await refusal('a.txt', oneByte('windows-1252', 'Der Rat eröffnete die Brücke, Größe und Länge bleiben.'))).toEqual(['unsupported', expect.stringMatching(/save it as UTF-8/)])
    expect(await refusal('a.txt', Uint8Array.of(0xff, 0xfe, 0x41))).toEqual(['unsupported', expect.stringMatching(/UTF-16LE/)])
  })
  it('empty, blank and binary are refused', async () => {
    expect(await refusal('a.txt')).toEqual(['invalid', 'a.txt is empty.'])
    expect(await refusal('a.md', ' \n\t ')).toEqual(['invalid', 'a.md has nothing but blanks in it.'])
    expect(await refusal('a.txt', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))).toEqual(['unsupported', expect.stringMatching(/^a\.txt is not text/)])
    expect(await refusal('a.txt', 'with a \x00 in it')).toEqual(['unsupported', expect.stringMatching(/not text/)])
    expect(await refusal('a.exe', 'MZ')).toEqual(['unsupported', expect.stringMatching(/must be \.txt, \.md/)])
  })
  it('too large is refused', async () => {
    const mega = new Uint8Array(10_000_000).fill(97)
    expect(await refusal('a.txt', ...Array.from({ length: LARGEST_FILE / 1e7 }, () => mega), 'a')).toEqual(['too-large', expect.stringMatching(/larger than 50 MB/)])
  })
})

describe('languages', () => {
  it.each([
    [ARABIC, 'ar'], [ENGLISH, 'en'], ['شورای شهر پل جدید را صبح یکشنبه افتتاح کرد و گفت که بازار بسته نمی‌شود.', 'other'], ['Совет открыл новый мост через реку.', 'other'],
    ['Der Rat hat am Sonntag die neue Brücke eröffnet, und der Markt bleibt.', 'other'], ['Le conseil a ouvert le nouveau pont dimanche.', 'other'], ['12345 67', 'other'],
    ['هاجم الفريق مرمى الضيوف', 'ar'], ['Snow closes northern roads', 'en'], ['Суббота', 'other'],
    [`${ARABIC} The Bridge Company`, 'ar'], ['قُتِلَ اثنانِ فِي انْفِجَارٍ عَلَى الطَّرِيقِ.', 'ar'],
  ])('%s', async (text, language) => expect((await one('a.txt', text)).language).toBe(language))
})

const PAGE = `<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>جسر جديد | أخبار الوادي</title>
<meta property="og:title" content="جسر جديد على الوادي"><meta property="og:site_name" content="أخبار الوادي"><meta property="article:published_time" content="2018-06-03T08:00:00+03:00">
<link rel="canonical" href="https://news.example/bridge"><style>p{}</style><script>var x = "لا تقرأ هذا"</script></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<article><h1>جسر جديد على الوادي</h1><p>افتتح المجلس البلدي الجسر الجديد على الوادي صباح الأحد، بعد عامين من العمل المتواصل فيه.</p>
<p>وقال رئيس المجلس إن <b>الكلفة</b> بلغت 250 ألف دينار،<br>وإن السوق القديم لن يغلق في الصيف كما قيل من قبل.</p><p>وأضاف أن الطريق الثاني سيعبد &laquo;قبل الشتاء&raquo;، وأن الأهالي سيبلغون بذلك.</p></article>
<aside>الأكثر قراءة: عشر وصفات</aside><form><button>اشترك</button></form><footer>جميع الحقوق محفوظة</footer></body></html>`

describe('HTML', () => {
  it('gives the article, and what the page says of itself', async () => {
    const page = await one('a.html', PAGE)
    expect(page).toMatchObject({ title: 'جسر جديد على الوادي', url: 'https://news.example/bridge', publisher: 'أخبار الوادي', publishedOn: '2018-06-03', language: 'ar' })
    expect(page.text).toContain('افتتح المجلس البلدي الجسر الجديد على الوادي صباح الأحد، بعد عامين من العمل المتواصل فيه.\n')
    expect(page.text).toContain('وقال رئيس المجلس إن الكلفة بلغت 250 ألف دينار،\nوإن السوق')
    expect(page.text).toContain('«قبل الشتاء»')
    for (const furniture of ['رياضة', 'لا تقرأ', 'الأكثر قراءة', 'اشترك', 'الحقوق']) expect(page.text).not.toContain(furniture)
  })
  it('believes JSON-LD', async () => {
    const linked = { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite', name: 'x' }, { '@type': ['NewsArticle'], headline: 'A bridge', datePublished: '2018-06-03T10:00Z', url: 'https://n.example/1', publisher: { name: 'The Wadi' } }] }
    const page = await one('a.htm', `<html><head><script type="application/ld+json">{ broken</script><script type="application/ld+json">${JSON.stringify(linked)}</script></head><body><p>${ENGLISH.repeat(3)}</p></body></html>`)
    expect(page).toMatchObject({ title: 'A bridge', url: 'https://n.example/1', publisher: 'The Wadi', publishedOn: '2018-06-03', language: 'en' })
  })
  it('reads the charset that the page declares', async () => {
    const page = oneByte('windows-1256', PAGE.replace('utf-8', 'windows-1256').replaceAll('&laquo;', '«'))
    expect((await one('a.html', page)).text).toBe((await one('a.html', PAGE)).text)
  })
  it('reads broken, bare and very deep pages', async () => {
    expect((await one('a.html', '<p>One <b>two<p>three</i>')).text).toBe('One two\nthree')
    expect((await one('a.html', 'no tags, only words')).text).toBe('no tags, only words')
    expect((await one('a.html', `${'<div>'.repeat(20_000)}${ENGLISH}`)).text).toBe(ENGLISH.trim().replace('\n', ' '))
    expect((await one('a.html', '<p>A line.</p>'.repeat(50_000))).text).toBe('A line.\n'.repeat(50_000).trim())
    expect(await refusal('a.html', '<html><body><script>1</script></body></html>')).toEqual(['invalid', 'a.html has no text in it.'])
  })
  it('drops an address or a date that is none', async () => {
    const page = await one('a.html', '<link rel="canonical" href="javascript:alert(1)"><meta name="date" content="yesterday"><p>Text of the page.</p>')
    expect([page.url, page.publishedOn]).toEqual([undefined, undefined])
  })
})

describe('PDF', () => {
  const paragraphs = ['جسر جديد على الوادي', 'افتتح المجلس البلدي صباح الأحد 3 حزيران 2018 الجسر الجديد فوق الوادي، بعد عامين من العمل. وقال رئيس المجلس إن كلفته بلغت 250 ألف دينار (نحو 350 ألف دولار).']
  it('printed by Chromium: Arabic in reading order, letters for letter shapes', async () => {
    expect((await one('a.pdf', fixture('chromium.pdf')))).toEqual({ file: 'a.pdf', title: paragraphs[0], language: 'ar',
      text: [...paragraphs, 'لا إله إلا الله مكتوبة على اللوحة القديمة، وإلى جانبها كلمة Welcome بالإنجليزية. الأهالي قالوا: «الآن نصل إلى السوق في عشر دقائق».'].join('\n') })
  })
  it('with one shape for lam-alef', async () => {
    expect((await one('a.pdf', fixture('ligatures.pdf'))).text).toBe([...paragraphs, 'كلمة Welcome to town بالإنجليزية. الأهالي قالوا: «الآن نصل إلى السوق في عشر دقائق».'].join('\n'))
  })
  it('English', async () => expect(await one('a.pdf', fixture('english.pdf'))).toMatchObject({ title: 'A bridge over the wadi', language: 'en',
    text: 'The council opened the new bridge on Sunday, 3 June 2018. It took two years to build, and the old ford will be closed to lorries from the autumn.\nShopkeepers said that they had waited for it.' }))
  it('encrypted, broken, of pictures only, with letters that have no names', async () => {
    expect(await refusal('a.pdf', fixture('encrypted.pdf'))).toEqual(['invalid', 'a.pdf is encrypted; save it without a password.'])
    expect(await refusal('a.pdf', '%PDF-1.4 and no more')).toEqual(['invalid', expect.stringMatching(/^a\.pdf is not a PDF that can be read/)])
    expect(await refusal('a.pdf', fixture('pictures.pdf'))).toEqual(['invalid', expect.stringMatching(/pages are pictures/)])
    expect(await refusal('a.pdf', fixture('nameless-letters.pdf'))).toEqual(['unsupported', expect.stringMatching(/fonts/)])
  })
})

describe('JSON lines', () => {
  const line = (n: number, more: object = {}): string => JSON.stringify({ title: `Report ${n}`, text: ENGLISH, publishedOn: '2018-06-08', ...more })
  it('goes on after a bad line and names it', async () => {
    const lines = [line(1), '{"text": ', line(3, { publishedOn: '2018-02-30' }), line(4, { text: ' ' }), '', line(6, { publishedOn: '2018-06-08T10:00:00Z', language: 'fr', url: 'https://n.example/6', publisher: 'The Wadi', section: 'x' }), line(7, { url: '', publishedOn: null })]
    const read = await all('a.jsonl', lines.join('\r\n'))
    expect(read.map(r => (r instanceof BelligraphError ? r.message : [r.line, r.title, r.publishedOn]))).toEqual([
      [1, 'Report 1', '2018-06-08'], expect.stringMatching(/^a\.jsonl:2 is not JSON/), expect.stringMatching(/^a\.jsonl:3: publishedOn: must be a date/), expect.stringMatching(/^a\.jsonl:4: text: must not be empty/),
      [6, 'Report 6', '2018-06-08'], [7, 'Report 7', undefined]])
    expect(read[4]).toEqual({ file: 'a.jsonl', line: 6, title: 'Report 6', text: ENGLISH, language: 'fr', url: 'https://n.example/6', publisher: 'The Wadi', publishedOn: '2018-06-08' })
  })
  it('passes over a line that is too long, and reads what follows', async () => {
    const mega = 'x'.repeat(1_000_000)
    const read = await all('a.jsonl', `${line(1)}\n{"text":"`, ...Array.from({ length: 12 }, () => mega), `"}\n${line(3)}`)
    expect(read.map(r => (r instanceof BelligraphError ? [r.code, r.message] : r.line))).toEqual([1, ['too-large', expect.stringMatching(/^a\.jsonl:2 is longer than 10 MB/)], 3])
  })
  it('reads the same however it is cut', () => fc.assert(fc.asyncProperty(fc.array(fc.nat(400), { maxLength: 6 }), async cuts => {
    const bytes = utf8(`${line(1, { title: 'تقرير' })}\n{"x"\n${line(3)}\n`), at = [0, ...cuts.map(c => Math.min(c, bytes.length)).sort((a, b) => a - b), bytes.length]
    expect(await all('a.jsonl', ...at.slice(1).map((end, i) => bytes.slice(at[i], end)))).toEqual(await all('a.jsonl', bytes))
  }), { seed: 1, numRuns: 200 }))
  it('asks for no more than it has given', async () => {
    let asked = 0
    async function* endless(): AsyncGenerator<Uint8Array> { for (;;) { asked++; yield utf8(`${line(asked)}\n`) } }
    let seen = 0
    for await (const d of documents('a.jsonl', endless())) { expect(d).toHaveProperty('line', ++seen); if (seen === 50) break }
    expect(asked).toBeLessThanOrEqual(seen + 2)
  })
  it('refuses UTF-16 as a whole and bad UTF-8 by the line', async () => {
    expect(await refusal('a.jsonl', utf16(line(1), true, true))).toEqual(['unsupported', expect.stringMatching(/must be/)])
    expect(await refusal('a.jsonl', Uint8Array.of(0xc3, 0x28, 10))).toEqual(['unsupported', expect.stringMatching(/^a\.jsonl:1 is not UTF-8/)])
    expect(await refusal('a.jsonl')).toEqual(['invalid', 'a.jsonl is empty.'])
  })
})

describe('files without extension', () => {
  it.each<[string, string | Uint8Array, string]>([['text', ARABIC, 'ar'], ['HTML', PAGE, 'ar'], ['PDF', fixture('english.pdf'), 'en'], ['JSON lines', `${JSON.stringify({ text: ENGLISH })}\n`, 'en']])(
    '%s is told by how it begins', async (_, bytes, language) => expect(await one('-', bytes)).toMatchObject({ file: '-', language }))
})

describe('any bytes', () => {
  it.each(['txt', 'md', 'html', 'jsonl', '-'])('as %s: documents or sentences, nothing thrown', kind => fc.assert(fc.asyncProperty(
    fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(...['<p>', '</div>', '<script', '{"text":"', '"}\n', '\u200f', 'في', '&#x;', '<!--', '%PDF-'].map(utf8))), { maxLength: 12 }), async parts => {
      for (const d of await all(kind === '-' ? '-' : `a.${kind}`, ...parts)) {
        if (d instanceof BelligraphError) expect(d.message.startsWith(kind === '-' ? '-' : `a.${kind}`)).toBe(true)
        else expect(d.text).not.toBe('')
      }
    }), { seed: 20180608, numRuns: 300 }))
  it('as a PDF with bytes changed', () => fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }), async changes => {
    const bytes = new Uint8Array(fixture('english.pdf'))
    for (const [at, to] of changes) bytes[at % bytes.length] = to
    expect(await all('a.pdf', bytes)).toHaveLength(1)
  }), { seed: 20180608, numRuns: 40 }), 60_000)
})
