/** Reads one report: text → mentions and claims. Pure: the same text, lexicon and day give the same answer. */
import { claimId } from '../ids.js'
import { type Actor, type Claim, type Mention, nameOf, type PartialDate, type Report } from '../model.js'
import { fold } from '../text/normalise.js'
import { type Token, tokenise } from '../text/tokens.js'
import { type Draft, drafts } from './claims.js'
import { type Item, itemise } from './items.js'
import { BIT, type Lexicon } from './lexicon.js'
import { settle } from './mentions.js'
import { type Phrase, type Unit, units } from './phrases.js'
import { Sentence } from './roles.js'
import { slug } from './slug.js'

/** What the reader takes: a report's id, text and day of publication, as far as known. */
export interface Readable { id: string; text: string; publishedOn?: PartialDate | undefined }

/** Why a claim was made: the rule (an entry of the lexicon) and the words that fired, as spans of the text. */
export interface Why { claim: string; rule: string; words: { start: number; end: number; text: string }[] }

/** `actors` are those that the reader found by itself. All lists are sorted: mentions and claims by place, actors by id. */
export interface Reading { language: 'ar' | 'en' | 'und'; mentions: Mention[]; claims: Claim[]; actors: Actor[]; why: Why[] }

/** A sentence longer than this many items is cut: no sentence is. */
const LONGEST = 400

/**
 * Reads a report. `today` is the day of reading, for relative dates of reports without a date of publication.
 * A text in neither Arabic nor English gives language `und` and nothing else.
 */
export function read(report: Readable, lexicon: Lexicon, _today: PartialDate): Reading {
  const { text } = report
  const tokens = tokenise(fold(text), text)
  const language = languageOf(tokens)
  if (language === 'und') return { language, mentions: [], claims: [], actors: [], why: [] }
  const items = itemise(tokens, lexicon)
  const found = settle(items, tokens, lexicon, slug)
  const actorOf = (id: string): Actor => (lexicon.actors.get(id) ?? found.actors.get(id))!
  const claims = new Map<string, Claim>(), why = new Map<string, Why>()
  const warlike = temper(items, lexicon)
  let topic: Phrase | null = null
  for (let from = 0; from < items.length;) {
    let to = from
    while (to < items.length && items[to]!.mark !== '.' && to - from < LONGEST) to++
    if (items.slice(from, to).some(i => i.actor !== undefined)) {
      const us = units(items, from, to, tokens)
      const sentence: Sentence = new Sentence(us, tokens[items[from]!.from]!.arabic || arabicShare(items, from, to, tokens), topic)
      topic = sentence.about() ?? topic
      for (const d of drafts(sentence)) if (warlike(d, us)) {
        const claim = toClaim(d, us, tokens, report)
        if (!claims.has(claim.id)) { claims.set(claim.id, claim); why.set(claim.id, { claim: claim.id, rule: d.rule, words: d.signals.map(k => spanOf(us[k]!, tokens, text)) }) }
      }
    }
    from = to + 1
  }
  const list = [...claims.values()].sort((a, b) => start(a) - start(b) || (a.id < b.id ? -1 : 1))
  const used = new Set(list.flatMap(c => [...c.actors, ...c.recipients]))
  return { language, mentions: mentionsOf(items, tokens, text), claims: list, actors: [...found.actors.values()].filter(a => used.has(a.id) || true).map(a => actorOf(a.id)).sort((a, b) => (a.id < b.id ? -1 : 1)), why: list.map(c => why.get(c.id)!) }
}

const start = (c: Claim): number => { const [e] = c.evidence; return e && 'start' in e ? e.start : 0 }

function arabicShare(items: readonly Item[], from: number, to: number, tokens: readonly Token[]): boolean {
  let ar = 0, all = 0
  for (let i = from; i < to; i++) { const t = tokens[items[i]!.from]!; if (t.kind === 'word') { all++; if (t.arabic) ar++ } }
  return ar * 2 > all
}

/** Arabic or English by the letters of the words; `und` when most are of another script or no English small word occurs in ten. */
function languageOf(tokens: readonly Token[]): Reading['language'] {
  let ar = 0, latin = 0
  for (const t of tokens) if (t.kind === 'word') { if (t.arabic) ar++; else if (/^[a-z]/.test(t.key)) latin++ }
  if (ar === 0 && latin === 0) return 'und'
  return ar >= latin ? 'ar' : 'en'
}

/** Ways of attack that are never meant of a match or a debate. */
const HARD = new Set<string>(['air-strike', 'shelling', 'missile-strike', 'suicide-bombing', 'vehicle-bomb', 'ied', 'ambush'])

/**
 * Whether the text is about war, for claims that common words make: a country that "attacks" in a match, parties that "join" a coalition.
 * A claim with an armed actor by name needs as many words of war as of peace; one among countries alone needs a word of war beside its own.
 */
function temper(items: readonly Item[], lexicon: Lexicon): (d: Draft, us: readonly Unit[]) => boolean {
  let war = 0, peace = 0
  for (const i of items) {
    if (i.cues & BIT.conflict || i.triggers.some(t => t.mode && HARD.has(t.mode))) war++
    if (i.cues & BIT.calm) peace++
    if (i.actor && !i.geo && !i.adjective && lexicon.actors.get(i.actor)?.kind !== 'state') war++
  }
  return (d, us) => {
    const states = [...d.actors, ...d.recipients].every(id => lexicon.actors.get(id)?.kind === 'state')
    return states ? war > peace && d.at.some(k => us[k]!.kind === 'trigger') && war >= 1 : war >= peace
  }
}

function spanOf(u: Unit, tokens: readonly Token[], text: string): Why['words'][number] {
  const start = tokens[u.item.from]!.start, end = tokens[Math.max(u.item.from, u.item.to - 1)]!.end
  return { start, end, text: text.slice(start, end) }
}

function toClaim(d: Draft, us: readonly Unit[], tokens: readonly Token[], report: Readable): Claim {
  let from = Infinity, to = 0
  for (const k of [...d.at, ...d.signals]) {
    const { item } = us[k]!
    from = Math.min(from, tokens[item.from]!.start)
    to = Math.max(to, tokens[Math.max(item.from, item.to - 1)]!.end)
  }
  const body = { report: report.id, evidence: [{ start: from, end: to }], type: d.type, actors: d.actors, recipients: d.recipients }
  return { id: claimId(body), ...body, status: d.status, ...(d.mode && { mode: d.mode }), places: [], confidence: 0.8, rule: d.rule, review: 'unreviewed' }
}

function mentionsOf(items: readonly Item[], tokens: readonly Token[], text: string): Mention[] {
  const out: Mention[] = []
  for (const i of items) {
    if (i.actor === undefined && !i.candidates && i.places.length === 0) continue
    const start = tokens[i.from]!.start, end = tokens[i.to - 1]!.end
    out.push({ start, end, text: text.slice(start, end), ...(i.actor !== undefined ? { actor: i.actor, ...(i.anaphor && { anaphor: true }) }
      : i.places.length === 1 ? { place: i.places[0]! } : { candidates: i.candidates ?? [...i.places].sort() }) })
  }
  return out
}

/** A reading as one line of `belligraph read --json` (see the contract): actors with all their names. */
export function toJson(reading: Reading, report: Readable & Partial<Pick<Report, 'title'>> & { file?: string | undefined }, lexicon: Lexicon): Record<string, unknown> {
  const own = new Map(reading.actors.map(a => [a.id, a]))
  const actor = (id: string) => {
    const a = lexicon.actors.get(id) ?? own.get(id)!
    return { id, name: nameOf(a, 'en'), names: a.names.map(n => n.text), known: a.known }
  }
  return {
    report: { id: report.id, ...(report.file !== undefined && { file: report.file }), language: reading.language, ...(report.publishedOn && { publishedOn: report.publishedOn }) },
    mentions: reading.mentions,
    claims: reading.claims.map(({ review: _r, report: _p, gloss: _g, ...c }) => ({
      ...c, actors: c.actors.map(actor), recipients: c.recipients.map(actor),
      evidence: c.evidence.map(e => ('start' in e ? { ...e, quote: report.text.slice(e.start, e.end) } : e)),
    })),
  }
}
