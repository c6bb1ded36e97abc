/**
 * UCDP Actor Dataset: one row an actor, with its names and what became of it. Splinter and SplitTemp (it left an older actor, for good or for a
 * while) are splits, Alliance (it formed an alliance of that name with others) an alliance, JoinGroup (it joined another actor) a merger. The data
 * set gives no dates for these.
 */
import { BelligraphError } from '../errors.js'
import type { Name } from '../model.js'
import type { Entry, Importer, Party, Statement } from './importer.js'
import { countryCode } from './importer.js'
import { type Row, readRows, shown } from './rows.js'
import { about, kept, party } from './ucdp.js'

const REQUIRED = ['ActorId', 'NameData']
const KEPT = ['ActorId', 'NameData', 'NameOrig', 'NameOrigFull', 'NameOrigFullEng', 'NewName', 'NewNameFullMotherTongue', 'NewNameFullEng', 'Org', 'Splinter', 'NamePrev', 'ActorIdPrev', 'SplitTemp', 'NameSplitTemp',
  'ActorIdSplitTemp', 'Alliance', 'NameAlliance', 'ActorIdAlliance', 'JoinGroup', 'GroupName', 'ActorIdGroup', 'Location', 'Version']

/** Flag, names, ids: what it says of this actor and those. */
const TIES: [flag: string, names: string, ids: string, type: Statement['type']][] = [
  ['Splinter', 'NamePrev', 'ActorIdPrev', 'split'], ['SplitTemp', 'NameSplitTemp', 'ActorIdSplitTemp', 'split'],
  ['Alliance', 'NameAlliance', 'ActorIdAlliance', 'alliance'], ['JoinGroup', 'GroupName', 'ActorIdGroup', 'merger'],
]

const listed = (cell: string): string[] => cell.split(',').map(s => s.trim()).filter(s => s !== '')

/** Names but the one in use; an acronym is weak, since others share it. */
function names(row: Row): Name[] {
  const own = row.get('NameData').trim(), found = new Map<string, Name>()
  const add = (text: string, kind: Name['kind']): void => {
    const t = text.trim().slice(0, 400)
    if (t !== '' && t !== 'n/a' && t !== own && !found.has(t)) found.set(t, { text: t, lang: 'en', kind: /^[\p{Lu}\d-]{2,8}$/u.test(t) ? 'weak' : kind })
  }
  const changed = row.get('NameChange') === '1'
  add(row.get('NewNameFullEng'), 'alias')
  add(row.get('NewNameFullMotherTongue'), 'alias')
  for (const c of ['NameOrigFullEng', 'NameOrigFull', 'NameOrig']) add(row.get(c), changed ? 'previous' : 'alias')
  return [...found.values()]
}

function entry(row: Row, file: string): Entry {
  const id = row.get('ActorId'), name = row.get('NameData')
  for (const [column, cell] of [['ActorId', id], ['NameData', name]]) if (cell === '') throw new BelligraphError('invalid', `${file}:${row.line}: ${column}: must not be empty.`)
  const countries = listed(row.get('Location')).flatMap(c => countryCode(c) ?? []).slice(0, 3)
  const base = party(id, name), self: Party = { ...base, names: names(row), ...(base.countries === undefined && countries.length > 0 && { countries: [...new Set(countries)] }) }
  const statements = TIES.flatMap(([flag, nameColumn, idColumn, type]): Statement[] => {
    if (row.get(flag) !== '1') return []
    const ids = listed(row.get(idColumn)), others = listed(row.get(nameColumn))
    if (ids.length !== others.length && others.length > 0 && ids.length !== 1) {
      throw new BelligraphError('invalid', `${file}:${row.line}: ${nameColumn}: ${shown(row.get(nameColumn))} names ${others.length} where ${idColumn} has ${ids.length}.`)
    }
    return ids.filter(other => other !== id).map((other, i) => {
      const second = party(other, ids.length === 1 ? row.get(nameColumn).trim() || `UCDP actor ${other}` : others[i] ?? `UCDP actor ${other}`)
      return type === 'alliance' ? { type, actors: [self, second] } : { type, actors: [self], recipients: [second] }
    })
  })
  return { line: row.line, key: id, fields: kept(row, KEPT), statements, parties: [self], ...(statements.length === 0 && { skipped: 'says nothing of others' }) }
}

export const ucdpActor: Importer = {
  name: 'ucdp-actor',
  keeps: 'Actors with UCDP ids, names and countries; from whom they split, whom they joined, what alliance they formed.',
  loses: 'Dates (the data set has none), coalitions of single conflicts, regions; names of actors that are known already are not added.',
  columns: REQUIRED,
  about: ({ file }) => about(`UCDP Actor Dataset (${file})`, 'UCDP Actor Dataset, Uppsala Conflict Data Program', 'https://ucdp.uu.se/downloads/'),
  async *read(bytes, { file, parse }) {
    for await (const row of readRows(bytes, { file, parse, required: REQUIRED, known: KEPT })) yield entry(row, file)
  },
}
