/**
 * Short reports of our own, in the manner of wires, encyclopedias and profiles, annotated before the reader saw them; scored as the corpus is. A set was fresh
 * once: its first figure, before anything was changed for it, is in FIGURES as `fresh` and says how well the reader does on texts that it does not know.
 *
 * A file: `# name`, the text, then what it says. `+` must be found, `?` may be. `A > B` attacks, `A <> B` clash, `A = B` alliance,
 * `A => B` reinforces (`-`: nobody by name), `A @ B` part of, `A / B` split from, `A & B` merged into; a status other than reported stands behind.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lexiconData } from '../../src/lexicon.js'
import type { Claim } from '../../src/model.js'
import { compile } from '../../src/reader/lexicon.js'
import { read } from '../../src/reader/read.js'
import { slug } from '../../src/reader/slug.js'
import { folded } from '../../src/text/normalise.js'

const MARGIN = 0.02
const FIGURES = [
  { set: 'en-1', f1: 0.87, precision: 0.98, fresh: 0.40 },
  { set: 'ar-1', f1: 0.79, precision: 0.94, fresh: 0.44 },
  { set: 'en-2', f1: 0.85, precision: 0.93, fresh: 0.49 },
  { set: 'ar-2', f1: 0.86, precision: 0.98, fresh: 0.59 },
  { set: 'en-3', f1: 0.76, precision: 0.98, fresh: 0.48 },
  { set: 'ar-3', f1: 0.87, precision: 0.89, fresh: 0.52 },
  { set: 'en-4', f1: 0.81, precision: 0.95, fresh: 0.46 },
  { set: 'en-6', f1: 0.67, precision: 0.89, fresh: 0.52 },
  { set: 'en-7', f1: 0.69, precision: 0.92, fresh: 0.54 },
  { set: 'ar-4', f1: 0.90, precision: 0.95, fresh: 0.62 },
  { set: 'ar-8', f1: 0.84, precision: 0.89, fresh: 0.58 },
  { set: 'ar-10', f1: 0.61, precision: 0.80, fresh: 0.35 },
  { set: 'ar-6', f1: 0.67, precision: 0.80, fresh: 0.33 },
  { set: 'ar-9', f1: 0.64, precision: 0.73, fresh: 0.47 },
  // Never looked at: what the rest brought them forward.
  { set: 'ar-5', f1: 0.56, precision: 0.71, fresh: 0.42 },
  { set: 'ar-7', f1: 0.50, precision: 0.70, fresh: 0.39 },
  { set: 'en-5', f1: 0.55, precision: 0.76, fresh: 0.49 },
]

const data = lexiconData(join(import.meta.dirname, '../../seed')), lexicon = compile(data)
const byName = new Map(data.actors.flatMap(a => a.names.filter(n => n.kind !== 'weak').map(n => [folded(n.text), a.id] as const)).reverse())
/** Weak names that only one actor goes by. */
const byWeak = new Map<string, string | undefined>()
for (const a of data.actors) for (const n of a.names) if (n.kind === 'weak') { const key = folded(n.text); byWeak.set(key, byWeak.has(key) && byWeak.get(key) !== a.id ? undefined : a.id) }
const idOf = (name: string): string => (name === '-' || lexicon.actors.has(name) ? name : byName.get(folded(name)) ?? byWeak.get(folded(name)) ?? slug(folded(name)))
const RELATION: Record<string, Claim['type']> = { '>': 'attack', '<>': 'attack', '=': 'alliance', '=>': 'reinforcement', '@': 'membership', '/': 'split', '&': 'merger' }
const SCORED = new Set<string>(['attack', 'alliance', 'reinforcement', 'membership'])
const triple = (a: string, type: string, b: string, status = ''): string => `${type === 'alliance' && a > b ? `${b} ${type} ${a}` : `${a} ${type} ${b}`}${status}`

interface Doc { text: string; must: Set<string>; may: Set<string> }
function load(set: string): Doc[] {
  return readFileSync(join(import.meta.dirname, `fresh/${set}.txt`), 'utf8').split(/^# .*\n/m).slice(1).map(part => {
    const lines = part.trim().split('\n'), doc: Doc = { text: lines.filter(l => !/^[+?] /.test(l)).join('\n'), must: new Set(), may: new Set() }
    for (const line of lines) {
      const m = /^([+?]) (.+?) (<>|=>|[>=@/&]) (.+?)((?: (?:planned|denied|hypothetical))*)$/.exec(line)
      if (!m) continue
      const [, kind, left, sign, right, status] = m, a = idOf(left!), b = idOf(right!), into = kind === '+' ? doc.must : doc.may
      into.add(triple(a, RELATION[sign!]!, b, status))
      if (sign === '<>') into.add(triple(b, 'attack', a, status))
    }
    return doc
  })
}

/** All triples that the reader finds in a text. An actor that it found by itself goes by the id of any of its names, as the corpus' scorer has it: one that the annotation knows, if there is. */
function found({ text, must, may }: Doc): Set<string> {
  const said = new Set([...must, ...may].flatMap(t => [t.split(' ')[0]!, t.split(' ')[2]!]))
  const { claims, actors } = read({ id: 'fresh', text }, lexicon, '2020-01-01'), out = new Set<string>()
  const own = new Map(actors.map(a => [a.id, a.names.map(n => idOf(n.text)).find(id => lexicon.actors.has(id) || said.has(id)) ?? a.id]))
  for (const c of claims) {
    const from = c.actors.map(a => own.get(a) ?? a), to = c.recipients.length ? c.recipients.map(a => own.get(a) ?? a) : c.type === 'reinforcement' ? ['-'] : from
    for (const a of from) for (const b of to) if (a !== b) out.add(triple(a, c.type, b, c.status === 'reported' ? '' : ` ${c.status}`))
  }
  return out
}

describe('reports that were fresh', () => {
  it.each(FIGURES)('$set', ({ set, f1, precision }) => {
    let right = 0, missed = 0, wrong = 0
    for (const doc of load(set)) {
      const { must, may } = doc, got = found(doc), bare = (t: string) => t.split(' ').slice(0, 3).join(' '), free = new Set([...may].map(bare))
      for (const t of must) if (SCORED.has(t.split(' ')[1]!)) { if (got.has(t)) right++; else missed++ }
      for (const t of got) if (SCORED.has(t.split(' ')[1]!) && !must.has(t) && !free.has(bare(t)) && (t === bare(t) || must.has(bare(t)))) wrong++
    }
    const p = right / (right + wrong), r = right / (right + missed)
    const measured = 2 * p * r / (p + r)
    expect(measured, `F1 of ${set}`).toBeGreaterThanOrEqual(f1 - MARGIN)
    expect(p, `precision of ${set}`).toBeGreaterThanOrEqual(precision - MARGIN)
  })
})
