/**
 * A dossier: what is held about one actor or one tie, as one page of HTML to be read, printed or kept as PDF: names, picture, ties by type, timeline, evidence
 * and sources. Nothing is fetched and nothing runs; the font lies in it, so that a browser's "save as PDF" has it too.
 */
import { createHash } from 'node:crypto'
import { facets } from '../graph/facets.js'
import type { SourcedClaim } from '../graph/fold.js'
import { mixed, TYPE_COLOUR } from '../graph/look.js'
import { type Actor, claimTypes, firstDay, nameOf, type Relation } from '../model.js'
import { type Habits, type Lang, type Words, wordsIn } from '../words.js'
import type { Drawing, Item, Line } from './figure/drawing.js'
import { network } from './figure/network.js'
import { FONT_STACK, fontFaces, svgElement } from './figure/svg.js'
import { oneLine, Type } from './figure/type.js'
import { citations, type Picture } from './format.js'
import { xml } from './xml.js'

const INK = { text: '#1A202C', soft: '#566070', paper: '#FFFFFF' }
const STYLE = `@page{size:A4;margin:18mm 16mm 20mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt;color:${INK.soft}}}
body{font:11pt/1.5 ${FONT_STACK};color:${INK.text};background:#fff;margin:0 auto;padding:24px;max-width:820px}
h1{font-size:22pt;line-height:1.25;margin:.2em 0}h2{font-size:13pt;margin:1.6em 0 .5em;border-block-end:1px solid #dfe3e8;padding-block-end:3px;break-after:avoid}h3{font-size:11pt;margin:1em 0 .3em;break-after:avoid}
p{margin:.3em 0}.quiet,.kind{color:${INK.soft}}ul.names{columns:2;padding-inline-start:1.2em;margin:.4em 0}svg{display:block;max-width:100%;height:auto;margin:8px auto;break-inside:avoid}
table{border-collapse:collapse;width:100%;font-size:10pt}th{text-align:start;font-weight:600;color:${INK.soft}}th,td{padding:3px 8px 3px 0;border-block-end:1px solid #eceff3;vertical-align:top}
ol.evidence{padding-inline-start:2em}ol.evidence li{margin-block-end:.9em;break-inside:avoid}blockquote{margin:.3em 0;padding-inline-start:.8em;border-inline-start:3px solid #fbc94a}
a{color:#1d4ed8;overflow-wrap:anywhere}footer{margin-block-start:2em;border-block-start:1px solid #dfe3e8;font-size:9pt;color:${INK.soft}}@media print{body{padding:0;max-width:none}a{color:inherit}}`

export interface Dossier { html: string; /** Of the Content-Security-Policy that it needs. */ policy: string }

/** Of an actor, or of a tie when `subject` is one: `picture` holds what there is about it. */
export function dossier(picture: Picture, subject: Actor | Relation, lang: Lang, habits: Partial<Habits> = {}): Dossier {
  const words = wordsIn(lang, habits), type = new Type(picture.font), parts = [...body(picture, subject, words, type)]
  const seen = parts.join(' ').replace(/<[^>]*>/g, ' ')
  const style = `${fontFaces(([400, 600] as const).flatMap(weight => [true, false].map(rtl => ({ text: [...new Set(seen)].join(' '), weight, rtl }))), type)}\n${STYLE}`
  const title = 'names' in subject ? oneLine(nameOf(subject, lang)) : heading(subject, picture, words)
  return {
    policy: `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    html: `<!doctype html>\n<html lang="${lang}" dir="${words.dir}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${xml(`${title} – ${words.t('dossier')}`)}</title>\n<style>${style}</style>\n</head>\n<body>\n${parts.join('\n')}\n</body>\n</html>\n`,
  }
}

const bdi = (text: string): string => `<bdi>${xml(oneLine(text))}</bdi>`
const called = (id: string, { actors }: Picture, { lang }: Words): string => {
  const actor = actors.find(a => a.id === id)
  return actor ? oneLine(nameOf(actor, lang)) : id
}
/** Whom it ties and how; where all claims are of clashes it is one, and no attack of the first. */
const heading = (r: Relation, picture: Picture, words: Words): string =>
  `${called(r.source, picture, words)} – ${r.type === 'attack' && !r.directed ? words.t('clash') : words.of('type', r.type)} – ${called(r.target, picture, words)}`
const dayOf = (c: SourcedClaim): string => firstDay(c.observed?.from ?? c.observed?.to ?? '9999')

function* body(picture: Picture, subject: Actor | Relation, words: Words, type: Type): Generator<string> {
  const { provenance, reports } = picture, own = 'names' in subject ? subject : undefined
  const claims = [...picture.claims].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.id < b.id ? -1 : 1)), numbers = new Map(claims.map((c, i) => [c.id, i + 1]))
  yield `<p class="kind">${own ? words.of('kindOf', own.kind) : words.t('evidence')}</p><h1>${own ? bdi(nameOf(own, words.lang)) : xml(heading(subject as Relation, picture, words))}</h1>`
  yield `<p class="quiet">${[words.n('relations', picture.relations.length), words.n('claims', claims.length), words.n('reports', reports.size), ...(words.period(provenance.filter) ?? '' ? [xml(words.period(provenance.filter)!)] : [])].join(' · ')}</p>`
  if (own) {
    const others = own.names.filter(n => n.text !== nameOf(own, words.lang))
    if (others.length > 0) yield `<h2>${words.t('alsoKnown')}</h2><ul class="names">${others.map(n => `<li>${bdi(n.text)}${n.kind === 'name' || n.kind === 'alias' ? '' : ` <span class="quiet">(${words.of('name', n.kind)})</span>`}</li>`).join('')}</ul>`
    if (own.note) yield `<p>${xml(own.note[words.lang])}</p>`
  }
  if (picture.relations.length > 1) yield [...svgElement(ties(picture, words, type), type)].join('')
  yield* tables(picture, own, numbers, words)
  const bars = timeline(claims, words, type)
  if (bars) yield `<h2>${words.t('timeline')}</h2>${[...svgElement(bars, type)].join('')}`
  yield `<h2>${words.t('evidence')}</h2><ol class="evidence">${claims.map(c => evidence(c, picture, words)).join('\n')}</ol>`
  yield `<h2>${words.t('sources')}</h2><ul>${[...citations(picture)].map(line => `<li>${bdi(line)}</li>`).join('')}</ul>`
  yield `<h2>${words.t('readHow')}</h2><ul>${(['readLine', 'readLast', 'readMissing'] as const).map(w => `<li>${words.t(w)}</li>`).join('')}</ul>`
  yield `<footer><p>${[`${provenance.program} ${provenance.version}`, words.t('figureMade', { date: words.date(provenance.date) }), words.t('figureVersion', { version: provenance.dataVersion }), bdi(provenance.base)].join(' · ')}</p><p dir="ltr" lang="en">${xml(provenance.licence)}</p></footer>`
}

function ties(picture: Picture, words: Words, type: Type): Drawing {
  const of = new Set(picture.relations.flatMap(r => [r.source, r.target]))
  const { width, height, items } = network({ ...picture, actors: picture.actors.filter(a => of.has(a.id)) }, [words], 'light', INK, type, undefined, 760)
  return { width, height, items, ground: undefined, lang: words.lang, title: words.t('ties'), description: '' }
}

/** Numbers in order, those that follow each other as the first and the last. */
function ranges(numbers: readonly number[]): number[][] {
  const out: [number, number?][] = []
  for (const n of numbers.toSorted((a, b) => a - b)) {
    const last = out.at(-1)
    if (last && (last[1] ?? last[0]) === n - 1) last[1] = n
    else out.push([n])
  }
  return out as number[][]
}

/** Ties by type, as the page lists them; what a tie rests on by the numbers of the evidence. */
function* tables(picture: Picture, own: Actor | undefined, numbers: ReadonlyMap<string, number>, words: Words): Generator<string> {
  if (picture.relations.length === 0) return void (yield `<p class="quiet">${words.t('noTies')}</p>`)
  yield `<h2>${words.t('ties')}</h2>`
  for (const type of claimTypes) for (const side of own ? (['out', 'in'] as const) : (['out'] as const)) for (const directed of [true, false]) {
    const of = picture.relations.filter(r => r.type === type && r.directed === directed && (!own || (directed ? (r.source === own.id) === (side === 'out') : side === 'out')))
    if (of.length === 0) continue
    const head = [own ? words.t('otherParty') : words.t('ties'), words.t('status'), words.t('publishers'), words.t('first'), words.t('last'), words.t('evidence')]
    yield `<h3>${own ? words.verb(type, directed, side) : words.of('type', type)}</h3><table><thead><tr>${head.map(h => `<th scope="col">${h}</th>`).join('')}</tr></thead><tbody>`
    for (const r of of) {
      const cells = [
        own ? bdi(called(r.source === own.id ? r.target : r.source, picture, words)) : xml(heading(r, picture, words)), words.of('status', r.status), r.publisherNames.map(bdi).join(words.lang === 'ar' ? '، ' : ', '),
        r.first ? words.date(r.first) : '', r.last ? words.date(r.last) : '', ranges(r.claimIds.flatMap(id => numbers.get(id) ?? [])).map(of => of.map(words.number).join('–')).join(words.lang === 'ar' ? '، ' : ', '),
      ]
      yield `<tr>${cells.map(c => `<td>${c}</td>`).join('')}</tr>`
    }
    yield '</tbody></table>'
  }
}

/** Claims by month, or by year where there are too many months; the time runs as the language does. Undefined when no claim is dated. */
function timeline(claims: readonly SourcedClaim[], words: Words, type: Type): Drawing | undefined {
  const { months } = facets(claims, {}), at = (m: string): number => Number(m.slice(0, 4)) * 12 + Number(m.slice(5, 7)) - 1
  if (months.length === 0) return undefined
  const yearly = at(months.at(-1)!.month) - at(months[0]!.month) >= 36, slot = (m: string) => (yearly ? Number(m.slice(0, 4)) : at(m))
  const from = slot(months[0]!.month), count = slot(months.at(-1)!.month) - from + 1, width = 780, height = 130, base = 100, wide = Math.min(60, width / count)
  const tall = Array.from({ length: count }, () => 0), sums = new Map<string, number>()
  for (const { month, types } of months) for (const [t, n] of Object.entries(types)) { const key = `${slot(month) - from} ${t}`; sums.set(key, (sums.get(key) ?? 0) + n); tall[slot(month) - from]! += n }
  const unit = 80 / Math.max(...tall), x = (i: number): number => (words.dir === 'rtl' ? width - (i + 1) * wide : i * wide), item: Item = { shapes: [{ path: `M0 ${base}H${width}`, stroke: mixed(INK.text, INK.paper, 0.3), width: 1 }], lines: [] }
  const filled = tall.map(() => base)
  for (const t of claimTypes) tall.forEach((_, i) => {
    const n = sums.get(`${i} ${t}`)
    if (n === undefined) return
    const top = filled[i]! - n * unit
    item.shapes.push({ path: `M${x(i) + wide * 0.12} ${filled[i]}V${top}H${x(i) + wide * 0.88}V${filled[i]}Z`, fill: TYPE_COLOUR[t].light })
    filled[i] = top
  })
  let free = -Infinity
  const label = (i: number): Line => {
    const d = yearly ? String(from + i) : `${Math.floor((from + i) / 12)}-${String(((from + i) % 12) + 1).padStart(2, '0')}`, text = words.date(d), size = 11, w = type.measure(text, size, 400)
    return { text, x: Math.min(width - w, Math.max(0, x(i) + wide / 2 - w / 2)), y: base + 18, width: w, size, weight: 400, colour: INK.soft, rtl: words.dir === 'rtl' }
  }
  for (const i of tall.flatMap((n, i) => (n > 0 ? [i] : [])).sort((a, b) => x(a) - x(b))) {
    const l = label(i)
    if (l.x < free) continue
    item.lines.push(l)
    free = l.x + l.width + 8
  }
  return { width, height, items: [item], ground: undefined, lang: words.lang, title: words.t('timeline'), description: '' }
}

/** One claim: what it says in our words, in its own where they are at hand, and who says so. */
function evidence(c: SourcedClaim, picture: Picture, words: Words): string {
  const report = picture.reports.get(c.report), quote = picture.quote(c), when = words.period(c.observed), [first] = c.evidence
  const list = (ids: readonly string[]) => ids.map(id => bdi(called(id, picture, words))).join(words.lang === 'ar' ? '، ' : ', ')
  const facts = [
    words.of('status', c.status), ...(c.mode ? [words.of('mode', c.mode)] : []), when ? xml(words.t('observed', { date: when })) : words.t('undated'), ...(c.attribution ? [xml(words.t('attributed', { name: c.attribution }))] : []),
    ...(report ? [bdi(report.publisher), ...(report.publishedOn ? [xml(words.t('published', { date: words.date(report.publishedOn) }))] : [])] : []), ...(c.review === 'unreviewed' || c.review === 'imported' ? [words.of('review', c.review)] : []),
    ...(first && 'line' in first ? [words.t('row', { line: words.number(first.line) })] : []),
  ]
  return `<li id="${c.id}"><p><b>${words.claim(c)}:</b> ${[list(c.actors) || words.t('unnamed'), ...(c.recipients.length > 0 ? [list(c.recipients)] : [])].join(' – ')}</p>${
    quote === undefined ? '' : `<blockquote dir="auto" lang="${xml(report?.language ?? '')}">${xml(oneLine(quote))}</blockquote>`}${c.gloss ? `<p>${xml(c.gloss[words.lang])}</p>` : ''}<p class="quiet">${facts.join(' · ')}${
    report?.url ? ` · <a href="${xml(report.url)}">${words.t('atSource')}</a>` : ''}</p></li>`
}
