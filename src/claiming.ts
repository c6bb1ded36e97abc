/** What a row of a data set says, as claims. */
import { BelligraphError, invalid } from './errors.js'
import { exact } from './exact.js'
import type { Entry, Party, Statement } from './formats/importer.js'
import { canonical, claimId } from './ids.js'
import type { Actors, Places } from './matching.js'
import { Claim } from './model.js'

/** @throws BelligraphError `invalid`, naming file and line, for what no claim can hold: so that none is refused when others are written already */
export function checked(s: Statement, entry: Entry, file: string): void {
  if ([...s.actors, ...(s.recipients ?? []), ...(s.places ?? [])].some(p => p.name.trim() === '')) throw new BelligraphError('invalid', `${file}:${entry.line}: a name must not be empty.`)
  const ids = (list: readonly Party[] = []): string[] => list.map((_party, i) => `p${i}`)
  const claim = stated(s, { ...entry, fields: {} }, 'r', 'r', ids(s.actors), ids(s.recipients), [])
  if (fits(claim)) return
  const parsed = Claim.safeParse(claim)
  if (!parsed.success) throw invalid(`${file}:${entry.line}`, parsed.error.issues)
}
const fits = exact(Claim)

/** A statement as a claim; undefined when who is tied to whom comes down to one actor. */
export function claimOf(s: Statement, entry: Entry, report: string, format: string, actors: Actors, places: Places): Claim | undefined {
  const ids = (parties: readonly Party[] = []): string[] => [...new Set(parties.map(p => actors.match(p).actor.id))].sort()
  const who = ids(s.actors), whom = ids(s.recipients)
  if (new Set([...who, ...whom]).size < 2 && s.actors.length + (s.recipients?.length ?? 0) > 1) return undefined
  const claim = stated(s, entry, report, format, who, whom, [...new Set((s.places ?? []).map(p => places.match(p).id))].sort())
  claim.id = claimId(claim)
  return claim
}

/** A claim without an id of its own. Its fields stand in the order of the schema, so that nothing that checks it need make it again; one by one, since objects put together from parts take thrice as long. */
function stated(s: Statement, { line, key, fields }: Entry, report: string, format: string, actors: string[], recipients: string[], places: string[]): Claim {
  const claim: Partial<Claim> = { id: 'c', report, type: s.type, status: s.status ?? 'reported' }
  if (s.mode) claim.mode = s.mode
  claim.actors = actors
  claim.recipients = recipients
  claim.places = places
  if (s.observed) claim.observed = s.observed
  if (s.attribution !== undefined) claim.attribution = s.attribution
  claim.confidence = s.confidence ?? 1
  claim.evidence = [key === undefined ? { line, fields } : { line, key, fields }]
  if (s.gloss) claim.gloss = s.gloss
  claim.rule = `import.${format}`
  claim.review = 'imported'
  return claim as Claim
}

/** What a claim says, whatever file says so. */
export const says = ({ type, status, mode, actors, recipients, places, observed, attribution }: Claim): string => canonical([type, status, mode, actors, recipients, places, observed, attribution])
