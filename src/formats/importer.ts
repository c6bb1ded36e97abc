/**
 * What every format that is taken in has in common. An importer turns the bytes of a file into entries, one at a time; it does no I/O and knows
 * nothing of the store: who an actor of the file is here, the matching decides (src/matching.ts), and src/importing.ts writes what comes out.
 */
import type { Parsing } from './records.js'
import type { ActorKind, Claim, Name, PartialDate, Period, PlaceKind } from '../model.js'

/** An actor as a file names it. */
export interface Party {
  /** As the file has it. */
  name: string
  /** Further names, other spellings and acronyms, that the file gives it. */
  names?: readonly Name[]
  /** The language of `name`; `en` when absent. */
  lang?: string
  /** Ids elsewhere: `{ucdp: '118'}`. Of one id is one actor, of different ids in one scheme never. Empty: the data set has ids, but not of this one. */
  ids?: Readonly<Record<string, string>>
  /** Its id here, when the file came from here. */
  id?: string
  kind?: ActorKind
  /** ISO 3166-1 alpha-2. */
  countries?: readonly string[]
}

/** Whom data sets call Civilians, wherever they are. */
export const CIVILIANS: Party = { name: 'Civilians', names: [{ text: 'المدنيون', lang: 'ar', kind: 'name' }], kind: 'civilians' }

/** A place as a file names it. */
export interface Spot {
  name: string
  names?: readonly Name[]
  lang?: string
  id?: string
  kind: PlaceKind
  latitude?: number
  longitude?: number
  precision?: 'point' | 'area'
  within?: Spot
}

/** A claim before its parties and places are known; fields as in `Claim`, what is absent the file does not say. */
export interface Statement extends Partial<Pick<Claim, 'status' | 'mode' | 'attribution' | 'confidence' | 'gloss'>> {
  type: Claim['type']
  actors: readonly Party[]
  recipients?: readonly Party[]
  places?: readonly Spot[]
  observed?: Period
}

/** A row (or edge, or node) of a file and what it says. */
export interface Entry {
  /** Where it begins; 1 is the file's first line. */
  line: number
  /** What the data set calls it, the same in every release: a newer import of the source takes the place of what older ones said under this key. */
  key?: string
  /** The fields that matter, as they stand. */
  fields: Record<string, string>
  statements: readonly Statement[]
  /** Actors that it describes, whether or not it says anything of them. */
  parties?: readonly Party[]
  /** Why it makes no statement, in a few words. */
  skipped?: string
}

/** What is known of a file as a whole. */
export interface About { title: string; publisher: string; licence?: string; url?: string; publishedOn?: PartialDate; language?: string; source?: string }

export interface Options {
  /** The file's name, for messages and the report's title. */
  file: string
  /** What a column of a generic file means; see formats/csv-mapping.ts. */
  mapping?: unknown
  /** How the text of a table is parsed, when not by this thread. */
  parse?: Parsing
}

/** What is told of a table that has no mapping yet: its first rows, and of columns that hold few different cells all of these. */
export interface Unmapped { columns: string[]; rows: Record<string, string>[]; values: Record<string, string[]> }

export interface Importer {
  /** As in `belligraph import NAME` and `/api/import/NAME`. */
  name: string
  /** In a sentence each: for `belligraph formats`, the page and the README. */
  keeps: string
  loses: string
  /** How its files are told from others: the columns that they must have, or the root of the XML. Neither: of no kind that can be told. */
  columns?: readonly string[]
  root?: string
  about(options: Options): About
  /**
   * Entries in the file's order. What the file says of itself may come between as `{about}`, before the first entry.
   * @throws BelligraphError `invalid`, `unsupported` or `too-large`, in a sentence that names file, line and field
   */
  read(bytes: AsyncIterable<Uint8Array>, options: Options): AsyncIterable<Entry | { about: Partial<About> }>
}

/** ISO 3166-1 alpha-2 of a country by its English name, as `Yemen` or `Yemen (North Yemen)`; undefined when there is none of that name. */
export function countryCode(name: string): string | undefined {
  const plain = name.replace(/\s*\(.*?\)/g, '').trim().toLowerCase()
  return CODES.get(OTHERWISE[plain] ?? plain)
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** Countries that are no more, or not yet, and codes of no country. */
const NONE = new Set(['AN', 'BU', 'CS', 'DD', 'EU', 'EZ', 'FX', 'NT', 'QO', 'SU', 'TP', 'UN', 'XA', 'XB', 'YD', 'YU', 'ZR', 'ZZ', 'UK', 'HV', 'RH', 'DY', 'NH', 'VD'])
const CODES = new Map(LETTERS.flatMap(a => LETTERS.map(b => a + b)).filter(c => !NONE.has(c)).flatMap(c => {
  const name = COUNTRIES.of(c)
  return name === undefined ? [] : [[name.toLowerCase(), c] as const]
}))
/** Names of UCDP and ACLED that are not those of CLDR. */
const OTHERWISE: Record<string, string> = { turkey: 'türkiye', 'dr congo': 'congo - kinshasa', congo: 'congo - brazzaville', 'democratic republic of congo': 'congo - kinshasa', 'republic of congo': 'congo - brazzaville',
  'ivory coast': 'côte d’ivoire', 'bosnia-herzegovina': 'bosnia & herzegovina', 'bosnia and herzegovina': 'bosnia & herzegovina', myanmar: 'myanmar (burma)', 'united states of america': 'united states',
  'czech republic': 'czechia', swaziland: 'eswatini', kyrgyzstan: 'kyrgyzstan', 'kingdom of eswatini': 'eswatini', macedonia: 'north macedonia', palestine: 'palestinian territories', burma: 'myanmar (burma)' }
