/** A data set taken in: chosen or dropped, looked at (nothing is kept then), names that are doubtful decided, taken in; and what was taken in, which can be taken back. */
import { Alert, Button, NativeSelect, Progress, Table } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import type { Unmapped } from '../../src/api/imports.js'
import { ApiError, forget, type ImportAnswer, type ImportFormats, type ImportsAnswer, post, postFile, postLines, type RecordsTaken, useApi } from '../api.js'
import { MappingForm } from '../panels/mapping.js'
import { Failed, FileChoice } from '../parts.js'
import { go, usePage } from '../state.js'
import { refine, turnTo, unfiltered } from '../view.js'

const ACCEPTED = '.csv,.tsv,.txt,.gexf,.graphml,.xml,.zip,.gz,.jsonl'
/** A file of records, as the program exports them: there is nothing to tell of it first. */
const RECORDS = /\.jsonl$/i
/** Told by how the file begins. */
const AUTO = 'auto'
/** Names that a list shows. */
const MOST = 200

/** What is looked at: a file, or the extract of a format that comes along. */
interface Chosen { name: string; file?: File; extract?: string }
type Found = ImportAnswer['actors']['found'][number]

export default function ImportPage() {
  const { view, words } = usePage()
  const formats = useApi<ImportFormats>('/api/import'), imports = useApi<ImportsAnswer>('/api/imports')
  const [chosen, choose] = useState<Chosen>()
  const [mapping, setMapping] = useState<object>()
  const [table, setTable] = useState<Unmapped>()
  const [dry, setDry] = useState<ImportAnswer>(), [done, setDone] = useState<ImportAnswer>()
  const [same, setSame] = useState<Record<string, string>>({})
  const [brought, setBrought] = useState<RecordsTaken & { name: string }>()
  const [fault, setFault] = useState<string>(), [over, setOver] = useState(false)
  const [busy, setBusy] = useState<{ done?: number; total?: number }>()

  const ask = async ({ name, file, extract }: Chosen, map: object | undefined, decisions: Record<string, string>, dryRun: boolean) => {
    setFault(undefined)
    setBusy({})
    try {
      const query = new URLSearchParams([...(extract ? [['seed', 'true']] : [['file', name.slice(-200)]]), ['dryRun', String(dryRun)], ...(map ? [['mapping', JSON.stringify(map)]] : []), ...Object.entries(decisions).map(([n, id]) => ['same', `${n}=${id}`])] as string[][])
      const answer = await postLines<ImportAnswer>(`/api/import/${extract ?? (map ? 'csv' : AUTO)}?${query}`, file, (done, total) => { if (!dryRun) setBusy({ done, total }) })
      if (dryRun) setDry(answer)
      else { setDone(answer); setDry(undefined); choose(undefined); forget() }
    } catch (e) {
      const about = e instanceof ApiError ? e.details as Partial<Unmapped> | undefined : undefined
      if (!map && about?.columns && about.rows && about.values) setTable(about as Unmapped)
      else setFault(e instanceof ApiError && e.message ? words.said(e.message) : words.t('offline'))
    }
    setBusy(undefined)
  }
  const look = (what: Chosen) => {
    choose(what)
    for (const reset of [setMapping, setTable, setDry, setDone, setBrought, setFault]) reset(undefined)
    setSame({})
    if (!RECORDS.test(what.file?.name ?? '')) void ask(what, undefined, {}, true)
  }
  const bring = async (file: File) => {
    setBusy({})
    try {
      setBrought({ ...await postFile<RecordsTaken>(`/api/import/jsonl?${new URLSearchParams({ file: file.name.slice(-200) })}`, file), name: file.name })
      choose(undefined)
      forget()
    } catch (e) { setFault(e instanceof ApiError && e.message ? e.message : words.t('offline')) }
    setBusy(undefined)
  }
  const take = (file: File | undefined) => { if (file) look({ name: file.name, file }) }
  const mapped = (map: object) => { setMapping(map); setDry(undefined); setSame({}); if (chosen) void ask(chosen, map, {}, true) }
  const drop = (e: DragEvent) => { e.preventDefault(); setOver(false); if (!busy) take(e.dataTransfer.files[0]) }
  const turn = async (id: string, undone: boolean) => {
    setFault(undefined)
    try { await post(`/api/imports/${id}`, { undone }) } catch (e) { setFault(e instanceof ApiError && e.message ? words.said(e.message) : words.t('offline')) }
    setDone(undefined)
    forget()
  }
  const { total } = busy ?? {}
  return (
    <section className={over ? 'page import over' : 'page import'} aria-label={words.t('import')} aria-busy={busy !== undefined} onDragOver={e => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <div className="desk-head"><h2>{words.t('import')}</h2><FileChoice accept={ACCEPTED} busy={busy !== undefined} take={take} /></div>
      <p>{words.t('importLead')}</p>
      <div className="buttons">
        {formats.data?.formats.filter(f => f.extract).map(f => <Button key={f.name} size="compact-sm" variant="default" disabled={busy !== undefined} onClick={() => look({ name: words.of('format', f.name), extract: f.name })}>{words.t('importExtract')}</Button>)}
      </div>
      <div role="status">
        {busy && <p>{total ? words.t('takingIn', { done: words.number(busy.done!), total: words.number(total) }) : words.t('lookingAt', { file: chosen?.name ?? '' })}</p>}
        {brought && <Alert color="teal">{words.t('recordsTaken', { file: brought.name, records: words.number(brought.records), written: words.number(brought.written) })}</Alert>}
        {done && <Done answer={done} undo={() => void turn(done.import!.id, true)} see={() => go(refine(unfiltered(turnTo(view, 'graph')), { source: [done.report.source] }))} />}
      </div>
      {busy && <Progress value={total ? Math.round((100 * busy.done!) / total) : 100} animated={!total} striped={!total} aria-label={words.t('lookingAt', { file: chosen?.name ?? '' })} />}
      {fault && <Alert color="yellow" role="alert" className="lines"><bdi>{fault}</bdi></Alert>}
      {chosen?.file && RECORDS.test(chosen.file.name) && (
        <section aria-label={words.t('wouldDo')}>
          <p>{words.t('recordsFile', { file: chosen.name })}</p>
          <p><Button size="compact-md" disabled={busy !== undefined} onClick={() => void bring(chosen.file!)}>{words.t('takeIn')}</Button></p>
        </section>
      )}
      {table && chosen && <MappingForm key={chosen.name} table={table} file={chosen.name} done={mapped} />}
      {dry && chosen && (
        <section aria-label={words.t('wouldDo')}>
          <Would answer={dry} name={chosen.name} />
          <Doubtful found={dry.actors.found} same={same} decide={(name, id) => setSame(({ [name]: _, ...rest }) => (id ? { ...rest, [name]: id } : rest))} />
          <p><Button size="compact-md" disabled={busy !== undefined} onClick={() => void ask(chosen, mapping, same, false)}>{words.t('takeIn')}</Button></p>
          <Names title={words.t('byName')} found={dry.actors.found.filter(a => a.how === 'name' && a.name !== a.actor.name)} />
          <Names title={words.t('newActors')} found={dry.actors.found.filter(a => a.how === 'new')} />
          <Sample answer={dry} />
        </section>
      )}
      <h3>{words.t('imports')}</h3>
      {imports.error ? <Failed error={imports.error} again={imports.again} /> : imports.data && <Taken imports={imports.data.imports} turn={(id, undone) => void turn(id, undone)} />}
    </section>
  )
}

function Done({ answer: { claims, import: record, written }, undo, see }: { answer: ImportAnswer; undo: () => void; see: () => void }) {
  const { words } = usePage(), { file } = record!
  return (
    <Alert color="teal">
      <p>{written === 0 ? words.t('nothingNew', { file }) : words.t('takenIn', { claims: words.n('claims', claims.total), file })}</p>
      <div className="buttons">
        <Button size="compact-sm" variant="default" onClick={see}>{words.t('showInGraph')}</Button>
        {written > 0 && <Button size="compact-sm" variant="default" onClick={undo}>{words.t('takeBack')}</Button>}
      </div>
    </Alert>
  )
}

/** What an import would do, in counts, and the rows that are refused or changed. */
function Would({ answer: { format, report, rows, claims, elsewhere, reviews, actors, places, skipped, changes }, name }: { answer: ImportAnswer; name: string }) {
  const { words } = usePage()
  const counts = [['wouldAdd', claims.fresh], ['wouldStay', claims.known], ['wouldSame', claims.same], ['wouldChange', claims.changed]] as const
  return (
    <>
      <h3>{words.t('wouldDo')}</h3>
      <p>{words.t('recognisedAs', { file: name, format: words.of('format', format) })} {report.licence && <span className="quiet"><bdi>{report.licence}</bdi></span>}</p>
      <ul>
        <li>{words.t('rowsRead', { rows: words.n('rows', rows) })}</li>
        {counts.filter(([word, n]) => n > 0 || word === 'wouldAdd').map(([word, n]) => <li key={word}>{words.t(word, { claims: words.n('claims', n) })}</li>)}
        {elsewhere > 0 && <li>{words.t('wouldLeave', { rows: words.n('rows', elsewhere) })}</li>}
        {reviews > 0 && <li>{words.t('reviewsKept', { count: words.number(reviews) })}</li>}
        <li>{words.t('actorsFound', { known: words.number(actors.known), fresh: words.number(actors.fresh), places: words.number(places.fresh) })}</li>
      </ul>
      {Object.keys(skipped).length > 0 && (
        <>
          <h3>{words.t('noClaimRows')}</h3>
          <ul>{Object.entries(skipped).map(([why, n]) => <li key={why}>{words.n('rows', n)}: <bdi>{words.of('skipped', why)}</bdi></li>)}</ul>
        </>
      )}
      {changes.length > 0 && (
        <>
          <h3>{words.t('changedRows')}</h3>
          <ul>
            {changes.map(({ line, key, fields }) => (
              <li key={`${line} ${key}`}>{words.t('row', { line: words.number(line) })} (<bdi>{key}</bdi>){Object.entries(fields).map(([field, [before, after]]) => <span key={field}>; <bdi>{field}</bdi>: <del><bdi>{before}</bdi></del> <ins><bdi>{after}</bdi></ins></span>)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Names of which it is not sure whose they are, with a choice for each. */
function Doubtful({ found, same, decide }: { found: readonly Found[]; same: Readonly<Record<string, string>>; decide: (name: string, id: string) => void }) {
  const { words } = usePage()
  const doubtful = found.filter((a, i) => a.candidates.length > 0 && found.findIndex(b => b.name === a.name && b.candidates.length > 0) === i)
  if (doubtful.length === 0) return null
  return (
    <fieldset>
      <legend>{words.t('doubtfulNames')}</legend>
      <p className="quiet">{words.t('doubtfulWhat')}</p>
      <div className="params">
        {doubtful.map(a => (
          <NativeSelect key={a.name} size="xs" label={<bdi>{a.name}</bdi>} description={words.t('foundInRows', { rows: words.n('rows', a.rows), line: words.number(a.line) })} value={same[a.name] ?? ''}
            onChange={e => decide(a.name, e.currentTarget.value)} data={[{ value: '', label: words.t('keptApart') }, ...a.candidates.map(c => ({ value: c.id, label: c.name }))]} />
        ))}
      </div>
    </fieldset>
  )
}

function Names({ title, found }: { title: string; found: readonly Found[] }) {
  const { words } = usePage()
  if (found.length === 0) return null
  return (
    <details>
      <summary>{title} ({words.number(found.length)})</summary>
      <ul>
        {found.slice(0, MOST).map(a => <li key={`${a.name} ${JSON.stringify(a.ids)}`}>{a.how === 'new' ? <bdi>{a.name}</bdi> : words.t('isWhom', { name: a.name, actor: a.actor.name })} <span className="quiet">{words.n('rows', a.rows)}</span></li>)}
      </ul>
      {found.length > MOST && <p className="quiet">{words.t('listCut', { shown: words.number(MOST), total: words.number(found.length) })}</p>}
    </details>
  )
}

/** The first rows, and the claims that they make. */
function Sample({ answer: { sample, actors } }: { answer: ImportAnswer }) {
  const { words } = usePage()
  const names = new Map(actors.found.map(a => [a.actor.id, a.actor.name]))
  const list = (ids: readonly string[]) => ids.map(id => names.get(id) ?? id).join(words.lang === 'ar' ? '، ' : ', ')
  return (
    <details>
      <summary>{words.t('firstRows')}</summary>
      {sample.map(({ line, fields, claims }) => (
        <div key={line}>
          {claims.map(c => <p key={c.id}><b>{words.claim(c)}</b> <bdi>{list(c.actors)}</bdi>{c.recipients.length > 0 && <> {words.dir === 'rtl' ? '←' : '→'} <bdi>{list(c.recipients)}</bdi></>} <span className="quiet">{words.period(c.observed)}</span></p>)}
          <dl className="fields"><dt>{words.t('row', { line: words.number(line) })}</dt>{Object.entries(fields).map(([k, v]) => <div key={k}><dt><bdi>{k}</bdi></dt><dd><bdi>{v}</bdi></dd></div>)}</dl>
        </div>
      ))}
    </details>
  )
}

function Taken({ imports, turn }: { imports: ImportsAnswer['imports']; turn: (id: string, undone: boolean) => void }) {
  const { words } = usePage()
  if (imports.length === 0) return <p className="quiet">{words.t('noImports')}</p>
  return (
    /* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */
    <div className="scrolls" tabIndex={0} role="region" aria-label={words.t('imports')}>
      <Table striped>
        <Table.Thead><Table.Tr>{(['file', 'fileFormat', 'publisher', 'date', 'claims', 'state'] as const).map(w => <Table.Th key={w} scope="col">{words.t(w)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {imports.toReversed().map(i => (
            <Table.Tr key={i.id}>
              <Table.Td><bdi>{i.file}</bdi></Table.Td>
              <Table.Td>{words.of('format', i.format)}</Table.Td>
              <Table.Td><bdi>{words.of('publisher', i.publisher)}</bdi></Table.Td>
              <Table.Td>{words.date(i.at.slice(0, 10))}</Table.Td>
              <Table.Td className="number">{words.number(i.claims)}</Table.Td>
              <Table.Td>
                {words.t(i.unfinished ? 'isUnfinished' : i.undone ? 'isUndone' : 'isThere')}{' '}
                {(!i.unfinished || !i.undone) && <Button size="compact-xs" variant="default" onClick={() => turn(i.id, !i.undone)}>{words.t(i.undone ? 'putBack' : 'takeBack')}</Button>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
