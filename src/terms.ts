/**
 * The words that the data is written in: types of claims, kinds of actors, statuses, dates. They stand apart from the schemas (`model.ts`, which
 * exports all of them again) so that the page can have them without a validator.
 */

/** Counted, not asked of a Date: every claim that is read or written has its dates checked. */
const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

/** The digits of a text from `at` up to `end` as a number; not a number where anything else stands there. Letter by letter: dates are checked with every claim. */
function digits(text: string, at: number, end: number): number {
  let n = 0
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    n = 10 * n + digit
  }
  return n
}

/** Whether a text is a partial date of the Gregorian calendar; 2018-02-30 is not. */
export function isPartialDate(text: string): boolean {
  const { length } = text, year = digits(text, 0, 4)
  if (length === 4) return year >= 0
  const month = digits(text, 5, 7)
  if (!(year >= 0 && text[4] === '-' && month >= 1 && month <= 12)) return false
  if (length === 7) return true
  const day = digits(text, 8, 10)
  return length === 10 && text[7] === '-' && day >= 1 && day <= daysIn(year, month)
}

/** The first day that a partial date can mean: 2018-06 → 2018-06-01. */
export const firstDay = (d: string): string => (d.length === 4 ? `${d}-01-01` : d.length === 7 ? `${d}-01` : d)

/** The last day that a partial date can mean: 2018-06 → 2018-06-30. */
export const lastDay = (d: string): string => (d.length === 4 ? `${d}-12-31` : d.length === 7 ? `${d}-${daysIn(digits(d, 0, 4), digits(d, 5, 7))}` : d)

/** The publisher of a report that does not say who published it. It is nobody independent: beside a named publisher it counts for nothing. */
export const UNKNOWN_PUBLISHER = 'unknown'

/**
 * How a name is used. `name`: own or most neutral, the one shown. `alias`: another name or spelling. `weak`: also means others, so it
 * counts only with support from the context. `previous`: no longer used. `loaded`: takes sides; understood when read, never shown as the name.
 * After FollowTheMoney's name, alias, weakAlias, previousName; `loaded` is ours.
 */
export const NAME_KINDS = ['name', 'alias', 'weak', 'previous', 'loaded'] as const

/** `civilians` and `person` are parties of claims too: the ones attacked, the one who leads. */
export const ACTOR_KINDS = ['state', 'state-forces', 'militia', 'coalition', 'armed-group', 'person', 'civilians'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

export const PLACE_KINDS = ['country', 'governorate', 'district', 'city', 'town', 'village', 'area', 'desert', 'river', 'border', 'facility'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/**
 * The types of claims; to add one is one row here and its lexicon entries.
 * - `relationship`: its name in Cypher, from source to target.
 * - `directed`: actor → recipient. Undirected ones are stored from the smaller id to the larger.
 * - `recipients`: `none`: all parties are actors; `optional`: without one, an attack is a clash among all its actors; an attack
 *   by one actor, or a reinforcement, then ties nobody (it is on the actor's card and on its place); `required`.
 * - `sign`: of the tie in structural balance; 0 takes no part.
 */
export const CLAIM_TYPES = {
  attack: { relationship: 'ATTACKED', directed: true, recipients: 'optional', sign: -1 },
  alliance: { relationship: 'ALLIED_WITH', directed: false, recipients: 'optional', sign: 1 },
  reinforcement: { relationship: 'REINFORCED', directed: true, recipients: 'optional', sign: 1 },
  membership: { relationship: 'PART_OF', directed: true, recipients: 'required', sign: 0 },
  leadership: { relationship: 'LED_BY', directed: true, recipients: 'required', sign: 0 },
  rivalry: { relationship: 'RIVAL_OF', directed: false, recipients: 'optional', sign: -1 },
  split: { relationship: 'SPLIT_FROM', directed: true, recipients: 'required', sign: 0 },
  merger: { relationship: 'MERGED_INTO', directed: true, recipients: 'optional', sign: 0 },
} as const satisfies Record<string, { relationship: string; directed: boolean; recipients: 'optional' | 'required'; sign: -1 | 0 | 1 }>
export type ClaimType = keyof typeof CLAIM_TYPES
export const claimTypes = Object.keys(CLAIM_TYPES) as [ClaimType, ...ClaimType[]]

/** Whether an attack names no attacker: its actors fought each other. (One actor and no recipient: an attack on a place, which ties nobody.) */
export const isClash = (c: { type: ClaimType; actors: readonly unknown[]; recipients: readonly unknown[] }): boolean => c.type === 'attack' && c.recipients.length === 0 && c.actors.length > 1

/** Only `reported` claims make a tie. `hypothetical`: a forecast or a guess. */
export const STATUSES = ['reported', 'planned', 'denied', 'hypothetical'] as const
export type Status = (typeof STATUSES)[number]

/** Whether a relation may be drawn and queried as having happened. */
export const asserted = (r: { status: Status | 'disputed' }): boolean => r.status === 'reported' || r.status === 'disputed'

export const MODES = ['air-strike', 'shelling', 'missile-strike', 'clash', 'ambush', 'assault', 'raid', 'suicide-bombing', 'vehicle-bomb',
  'ied', 'assassination', 'capture', 'other'] as const

/**
 * `unreviewed`: made by the reader, seen by nobody. `imported`: it stands so in a data set, whose makers answer for it, and nobody here has decided about it.
 * Curated claims are born `accepted`.
 */
export const REVIEW_STATES = ['unreviewed', 'imported', 'accepted', 'rejected', 'corrected'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** What ready questions are about, in the order that they are listed in; `own` are those that people keep beside them. */
export const QUESTION_GROUPS = ['who', 'against', 'beside', 'reinforcements', 'time', 'disputes', 'structure', 'places', 'evidence', 'quality', 'own'] as const

/** Whether nobody has reviewed any claim of a relation: it is what a reader made, and is told apart wherever it is shown. */
export const unseen = (r: { unreviewed: number; counts: Record<Status, number> }): boolean => r.unreviewed > 0 && r.unreviewed === STATUSES.reduce((sum, s) => sum + r.counts[s], 0)

/** The name to show: kind `name` in the language asked for, else any of kind `name`, else the first. */
export function nameOf(thing: { names: readonly { text: string; lang: string; kind: (typeof NAME_KINDS)[number] }[] }, lang = 'en'): string {
  const own = thing.names.filter(n => n.kind === 'name')
  return (own.find(n => n.lang === lang) ?? own[0] ?? thing.names[0])!.text
}

/** Whose data a source is: UCDP's data sets are made by the same people from the same reports, so one does not bear out another. */
export const houseOf = (source: string): string => (source.startsWith('ucdp-') ? 'ucdp' : source)

/** In a selection, in the place of an id in `only`: nobody yet. */
export const NOBODY = '-'
