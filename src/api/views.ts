/** From what the store holds to what the API shows. */
import { glossFrom } from '../glossing.js'
import type { SourcedClaim } from '../graph/fold.js'
import { type Actor, type Gloss, nameOf, type Relation, type Report } from '../model.js'
import type { Snapshot } from '../store/snapshot.js'
import type { ActorRef, ClaimView, Edge, ReportView } from './schemas.js'

export const edgeView = ({ claimIds: _, publisherNames: __, ...relation }: Relation): Edge => relation

/** An actor as claims name it. One that is in no file (a record that an import brought without it) goes by its id. */
export function actorRef(id: string, snapshot: Snapshot): ActorRef {
  const actor: Actor | undefined = snapshot.actorOf(id)
  return actor ? { id: actor.id, name: nameOf(actor), names: [...new Set(actor.names.map(n => n.text))], known: actor.known } : { id, name: id, names: [], known: false }
}

/** An actor as the picture and its tables show it; one that is in no file as for `actorRef`. */
export function whoIs(id: string, snapshot: Snapshot): Pick<Actor, 'names' | 'kind' | 'countries' | 'known'> & { name: string } {
  const { names = [], kind = 'armed-group', countries = [], known = false } = snapshot.actorOf(id) ?? {}
  return { name: names.length > 0 ? nameOf({ names }) : id, names, kind, countries, known }
}

/** The text of a report, from the store or from beside it. */
export const textOf = (report: string, snapshot: Snapshot, texts: ReadonlyMap<string, string>): string | undefined => snapshot.texts.get(report)?.text ?? texts.get(report)

/** How many UTF-16 units of a quote's surroundings are shown on each side, at most; never past its paragraph. */
const AROUND = 160

/** The words before and after a span in its own paragraph, cut between words. */
export function surroundings(text: string, start: number, end: number): { before: string; after: string } {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - AROUND)
  const line = text.indexOf('\n', end)
  const to = Math.min(line < 0 ? text.length : line, end + AROUND)
  const before = text.slice(from, start), after = text.slice(end, to)
  return {
    before: from > 0 && text[from - 1] !== '\n' ? before.replace(/^\S*\s+/, '') : before,
    after: to < text.length && text[to] !== '\n' ? after.replace(/\s+\S*$/, '') : after,
  }
}

export function claimView(c: SourcedClaim, snapshot: Snapshot, texts: ReadonlyMap<string, string>): ClaimView {
  const text = textOf(c.report, snapshot, texts)
  // A person's words are of the claim as it was before anybody corrected it.
  const written = c.review === 'corrected' ? undefined : c.gloss
  const gloss: Gloss = written ?? glossFrom(c, (id, lang) => { const actor = snapshot.actorOf(id); return actor ? nameOf(actor, lang) : id })
  return {
    ...c, gloss, glossOf: written ? 'passage' : 'claim',
    actors: c.actors.map(id => actorRef(id, snapshot)), recipients: c.recipients.map(id => actorRef(id, snapshot)),
    evidence: c.evidence.map(e => {
      if (!('start' in e)) return { report: c.report, ...e, gloss }
      const words = text === undefined ? {} : { quote: text.slice(e.start, e.end), ...surroundings(text, e.start, e.end) }
      return { report: c.report, ...e, ...words, gloss }
    }),
  }
}

/** Claims in reading order: by report, by where they stand in it, by id. The key is also the cursor of a page. */
export function claimKey(c: SourcedClaim): string {
  const [e] = c.evidence
  const at = e === undefined ? 0 : 'start' in e ? e.start : e.line
  return `${c.report}.${String(at).padStart(10, '0')}.${c.id}`
}

export const inReadingOrder = (claims: Iterable<SourcedClaim>): SourcedClaim[] =>
  [...claims].map(c => [claimKey(c), c] as const).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, c]) => c)

/** A report with the number of its claims in view, rejected ones left out. */
export function reportView(report: Report, snapshot: Snapshot, texts: ReadonlyMap<string, string>): ReportView {
  let claims = 0
  for (const id of snapshot.claimsOfReport(report.id)) {
    const claim = snapshot.claims.get(id)
    if (claim && claim.review !== 'rejected') claims++
  }
  return { ...report, claims, hasText: textOf(report.id, snapshot, texts) !== undefined }
}
