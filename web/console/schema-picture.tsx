/** What there is, as a picture and as lists: labels, the relationships between them, how many; each asks for some of it. */
import { UnstyledButton } from '@mantine/core'
import { usePage } from '../state.js'
import type { Schema } from './completion.js'

/** The name as it stands in a statement. */
const quoted = (name: string): string => (/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) ? name : `\`${name.replaceAll('`', '``')}\``)
const nodesOf = (label: string): string => `MATCH (n:${quoted(label)})\nRETURN n AS ${quoted(label.toLowerCase())}\nLIMIT 25`
const tiesOf = (type: string, { from, to }: { from: string; to: string }): string => `MATCH (a:${quoted(from)})-[r:${quoted(type)}]->(b:${quoted(to)})\nRETURN a AS source, r AS tie, b AS target\nLIMIT 25`

/** One node by its id; a tie by its ends. */
const nodeOf = (label: string, id: string): string => `MATCH (n:${quoted(label)} {id: ${text(id)}})-[r]-(other)\nRETURN n AS ${quoted(label.toLowerCase())}, r AS tie, other AS other\nLIMIT 25`
const tieOf = (type: string, { from, to }: { from: string; to: string }, { source, target }: { source: string; target: string }): string =>
  `MATCH (a:${quoted(from)} {id: ${text(source)}})-[r:${quoted(type)}]->(b:${quoted(to)} {id: ${text(target)}})\nRETURN a AS source, r AS tie, b AS target`
const text = (id: string): string => `'${id.replace(/[\\']/g, '\\$&')}'`

const WIDE = 960, HIGH = 270, BOX = { wide: 118, high: 46 }, LINE = 19
interface Spot { x: number; y: number }

/** The label with most neighbours in the middle, the others around it from the left. */
function spots({ labels, relationships }: Schema): Map<string, Spot> {
  const neighbours = (name: string): number => new Set(relationships.flatMap(r => r.ends.flatMap(e => (e.from === name ? [e.to] : e.to === name ? [e.from] : []))).filter(n => n !== name)).size
  const [middle, ...others] = labels.map(l => l.name).sort((a, b) => neighbours(b) - neighbours(a) || (a < b ? -1 : 1))
  const out = new Map<string, Spot>(middle === undefined ? [] : [[middle, { x: WIDE / 2, y: HIGH / 2 }]])
  others.forEach((name, i) => {
    const angle = Math.PI + (2 * Math.PI * i) / others.length, across = Math.abs(Math.cos(angle)) < 0.2 ? 0 : Math.sign(Math.cos(angle))
    out.set(name, { x: WIDE / 2 + 270 * across, y: HIGH / 2 + 110 * Math.sin(angle) })
  })
  return out
}

/** Relationship types between the same two labels share a line; those of a label with itself hang beside it. */
function Picture({ schema, ask }: { schema: Schema; ask: (statement: string) => void }) {
  const { words } = usePage()
  const at = spots(schema), lines = new Map<string, { from: string; to: string; types: { name: string; count: number }[] }>()
  for (const r of schema.relationships) {
    for (const { from, to, count } of r.ends) {
      const line = lines.get(`${from} ${to}`) ?? { from, to, types: [] }
      lines.set(`${from} ${to}`, { ...line, types: [...line.types, { name: r.name, count }] })
    }
  }
  const drawn = [...lines.values()].flatMap(l => {
    const a = at.get(l.from), b = at.get(l.to)
    return a && b ? [{ ...l, a, b }] : []
  })
  return (
    <svg className="schema-picture" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={words.t('schemaPicture')} direction="ltr">
      <defs><marker id="schema-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 1 9 5 0 9z" /></marker></defs>
      {drawn.filter(l => l.from !== l.to).map(({ from, to, a, b }) => {
        const d = Math.hypot(b.x - a.x, b.y - a.y), reach = Math.min(Math.abs((BOX.wide / 2) / ((b.x - a.x) / d || 1e-9)), Math.abs((BOX.high / 2) / ((b.y - a.y) / d || 1e-9))) + 4
        return <line key={`${from} ${to}`} x1={a.x} y1={a.y} x2={b.x - ((b.x - a.x) / d) * reach} y2={b.y - ((b.y - a.y) / d) * reach} markerEnd="url(#schema-arrow)" />
      })}
      {drawn.map(({ from, to, a, b, types }) => {
        const outward = a.x < WIDE / 2 ? -1 : 1, own = from === to
        const x = own ? a.x + outward * (BOX.wide / 2 + 30) : (a.x + b.x) / 2, y = own ? a.y : (a.y + b.y) / 2
        return (
          <g key={`${from} ${to}`} textAnchor={own ? (outward < 0 ? 'end' : 'start') : 'middle'}>
            {own && <path className="loop" d={`M${a.x + outward * BOX.wide / 2} ${a.y - 12}q${outward * 26} 12 0 24`} markerEnd="url(#schema-arrow)" />}
            {types.map((t, i) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: the same stands in the lists below as buttons
              <text key={t.name} className="schema-type" x={x} y={y + (i - (types.length - 1) / 2) * LINE + 4} onClick={() => ask(tiesOf(t.name, { from, to }))}>{t.name} <tspan>{words.number(t.count)}</tspan></text>
            ))}
          </g>
        )
      })}
      {schema.labels.map(({ name, count }) => {
        const p = at.get(name)!
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the same stands in the lists below as buttons
          <g key={name} className="schema-label" onClick={() => ask(nodesOf(name))}>
            <rect x={p.x - BOX.wide / 2} y={p.y - BOX.high / 2} width={BOX.wide} height={BOX.high} rx="10" />
            <text x={p.x} y={p.y - 2} textAnchor="middle">{name}</text><text x={p.x} y={p.y + 15} textAnchor="middle" className="schema-count">{words.number(count)}</text>
          </g>
        )
      })}
    </svg>
  )
}

export function SchemaView({ schema, ask }: { schema: Schema; ask: (statement: string) => void }) {
  const { words } = usePage()
  const row = (name: string, count: number, statement: string, more: string, example?: { name: string; statement: string } | undefined) => (
    <li key={name + more}>
      <UnstyledButton className="row" onClick={() => ask(statement)} aria-label={words.t('askFor', { name })}>
        <span className="grow"><bdi className="code">{name}</bdi>{more !== '' && <span className="when"><bdi dir="ltr">{more}</bdi></span>}</span><span className="count">{words.number(count)}</span>
      </UnstyledButton>
      {example && <UnstyledButton className="example link" onClick={() => ask(example.statement)}>{words.t('example', { name: example.name })}</UnstyledButton>}
    </li>
  )
  /** Of the types that there can be, those that there are. */
  const held = schema.relationships.filter(r => r.count > 0)
  return (
    <section className="schema" aria-label={words.t('schema')}>
      <p className="quiet">{words.t('schemaHint')}</p>
      <Picture schema={{ ...schema, relationships: held }} ask={ask} />
      <div className="schema-lists">
        <div><h3>{words.t('nodesOf')}</h3><ul className="rows">{schema.labels.map(l => row(l.name, l.count, nodesOf(l.name), l.properties.map(p => p.name).join(', '), l.example && { name: l.example.name ?? l.example.id, statement: nodeOf(l.name, l.example.id) }))}</ul></div>
        <div><h3>{words.t('relationshipsOf')}</h3><ul className="rows">{held.flatMap(r => r.ends.map((e, i) => row(r.name, e.count, tiesOf(r.name, e), [`${e.from} → ${e.to}`, ...r.properties.slice(0, 6).map(p => p.name)].join(', '), i === 0 && r.example ? { name: `${r.example.source} → ${r.example.target}`, statement: tieOf(r.name, e, r.example) } : undefined)))}</ul></div>
      </div>
    </section>
  )
}
