/** GEXF and GraphML as they are taken in: our own, those of other programs, and what is wrong with bad ones. */
import { describe, expect, test } from 'vitest'
import { BelligraphError } from '../../src/errors.js'
import type { About, Entry, Importer } from '../../src/formats/importer.js'
import { gexfReader } from '../../src/formats/gexf-reader.js'
import { graphmlReader } from '../../src/formats/graphml-reader.js'
import { CLAIM_TYPES, nameOf } from '../../src/model.js'
import { dice } from '../store/world.js'
import { actors, bytes, legible, relations } from './picture.js'

/** What an importer makes of a file that comes in pieces of some size. */
async function taken(importer: Importer, file: string | Uint8Array, { size = 7, mapping = undefined as unknown } = {}): Promise<{ entries: Entry[]; about: Partial<About> }> {
  const all = typeof file === 'string' ? Buffer.from(file) : file, entries: Entry[] = []
  let about: Partial<About> = {}
  async function* pieces(): AsyncGenerator<Uint8Array> { for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size) }
  for await (const item of importer.read(pieces(), { file: 'x', mapping })) {
    if ('line' in item) entries.push(item)
    else about = { ...about, ...item.about }
  }
  return { entries, about }
}
const ends = (e: Entry): unknown[] => e.statements.map(s => [s.type, s.actors.map(a => a.name), (s.recipients ?? []).map(r => r.name), s.observed?.from, s.observed?.to])

describe.each([['gexf', gexfReader], ['graphml', graphmlReader]] as const)('our own %s', (name, importer) => {
  test('comes back: every actor with its id and names, every tie with type, direction, status and dates', async () => {
    const { entries, about } = await taken(importer, bytes(name), { size: 4_096 })
    expect([about.source, about.publisher]).toEqual(['belligraph', undefined])
    expect(entries.flatMap(e => (e.parties ?? []).map(p => [p.id, p.name, p.kind, p.names?.find(n => n.lang === 'ar' && n.kind === 'name')?.text])))
      .toEqual(actors.map(a => [a.id, legible(nameOf(a)).trim(), a.kind, nameOf(a, 'ar')]))
    const statements = entries.flatMap(e => e.statements)
    expect(statements.map(s => [s.type, s.actors.map(p => p.id), (s.recipients ?? []).map(p => p.id), s.status, s.observed?.from, s.observed?.to])).toEqual(relations.map(r => {
      const among = !CLAIM_TYPES[r.type].directed || !r.directed
      return [r.type, among ? [r.source, r.target] : [r.source], among ? [] : [r.target], r.status === 'disputed' ? 'reported' : r.status, r.first, r.last]
    }))
    expect(entries.find(e => e.statements.length > 0)!.fields).toMatchObject({ evidence: `http://127.0.0.1:8080/?open=relation:${relations[0]!.id}`, claimIds: relations[0]!.claimIds.join('|') })
  })
})

const GEXF = (body: string, head = '<gexf xmlns="http://gexf.net/1.2draft" version="1.2">') => `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${body}\n</gexf>`
const NODES = '<nodes><node id="1" label="Alpha"/><node id="2" label="بيتا"/></nodes>'
const edge = (attributes: string, inside = '') => GEXF(`<graph defaultedgetype="directed">${NODES}<edges><edge id="0" source="1" target="2" ${attributes}>${inside}</edge></edges></graph>`)

describe('gexf of others', () => {
  test.each([
    ['a type in the label', edge('label="attack"'), [['attack', ['Alpha'], ['بيتا'], undefined, undefined]]],
    ['a relationship as the kind', edge('kind="ALLIED_WITH" label="x"'), [['alliance', ['Alpha', 'بيتا'], [], undefined, undefined]]],
    ['an undirected attack is a clash', edge('type="undirected" label="Attack"'), [['attack', ['Alpha', 'بيتا'], [], undefined, undefined]]],
    ['an undirected reinforcement says nothing', edge('type="undirected" label="reinforcement"'), []],
    ['an unknown type says nothing', edge('label="likes"'), []],
    ['no type says nothing', edge(''), []],
    ['slices of 1.1', edge('label="attack"', '<slices><slice start="2015-01-02" end="2015-01-03"/><slice start="2014-05-01"/></slices>'), [['attack', ['Alpha'], ['بيتا'], '2014-05-01', '2015-01-03']]],
    ['start and end as times', edge('label="attack" start="2015-01-02T10:00:00Z" end="Infinity"'), [['attack', ['Alpha'], ['بيتا'], '2015-01-02', undefined]]],
    ['edges before nodes', GEXF(`<graph defaultedgetype="directed"><edges><edge source="1" target="2" label="attack"/></edges>${NODES}</graph>`), [['attack', ['Alpha'], ['بيتا'], undefined, undefined]]],
    ['numbers for time are no dates', GEXF(`<graph timeformat="double" defaultedgetype="directed">${NODES}<edges><edge source="1" target="2" label="attack" start="3.5"/></edges></graph>`), [['attack', ['Alpha'], ['بيتا'], undefined, undefined]]],
    ['a prefix for every element', edge('label="attack"').replace(/<(\/?)(?=[a-z])/g, '<$1ns0:').replace('xmlns=', 'xmlns:ns0='), [['attack', ['Alpha'], ['بيتا'], undefined, undefined]]],
    ['a default', GEXF(`<graph defaultedgetype="directed"><attributes class="edge"><attribute id="0" title="relation" type="string"><default>rivalry</default></attribute></attributes>${NODES}<edges><edge source="1" target="2"/></edges></graph>`), [['rivalry', ['Alpha', 'بيتا'], [], undefined, undefined]]],
  ])('%s', async (_, file, expected) => {
    for (const size of [1, 13, 100_000]) expect((await taken(gexfReader, file, { size })).entries.flatMap(ends)).toEqual(expected)
  })
  test('a mapping says what values mean', async () => {
    expect((await taken(gexfReader, edge('label="likes"'), { mapping: { type: 'label', types: { likes: 'alliance' } } })).entries.flatMap(ends)).toEqual([['alliance', ['Alpha', 'بيتا'], [], undefined, undefined]])
    await expect(taken(gexfReader, edge(''), { mapping: { types: { likes: 'love' } } })).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('types.likes') })
  })
  test('line ends between a great many edges are no text that grows', async () => {
    const edges = `${'\n'.repeat(1_000)}<edge source="1" target="2" label="attack"/>`.repeat(1_001)
    const { entries } = await taken(gexfReader, GEXF(`<graph defaultedgetype="directed">${NODES}<edges>${edges}</edges></graph>`), { size: 65_536 })
    expect(entries.filter(e => e.statements.length > 0)).toHaveLength(1_001)
  })
  test('UTF-16, and another encoding that it names', async () => {
    const text = edge('label="attack"').replace(' encoding="UTF-8"', '')
    for (const file of [Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(text, 'utf16le'), Buffer.from(text.replace('بيتا', '\xc8\xed\xca\xc7').replace('"1.0"', '"1.0" encoding="windows-1256"'), 'latin1')]) {
      expect((await taken(gexfReader, file)).entries.flatMap(ends)).toEqual([['attack', ['Alpha'], ['بيتا'], undefined, undefined]])
    }
  })
})

test('graphml of others: keys for all, yEd’s labels, nodes in nodes, edges with a direction of their own', async () => {
  const { entries } = await taken(graphmlReader, `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml"><key id="d0" for="node" yfiles.type="nodegraphics"/>
    <key id="k" attr.name="relation" attr.type="string"/><graph edgedefault="undirected"><edge source="a" target="b" directed="true"><data key="k">attack</data></edge>
    <node id="a"><data key="d0"><y:ShapeNode><y:NodeLabel>Alpha</y:NodeLabel></y:ShapeNode></data><graph edgedefault="undirected"><node id="a::b"/></graph></node><node id="b"/><hyperedge/>
    <edge source="a" target="a::b"><data key="k">attack</data></edge><edge source="b" target="b" directed="true"><data key="k">attack</data></edge></graph></graphml>`)
  expect(entries.flatMap(ends)).toEqual([['attack', ['Alpha', 'a::b'], [], undefined, undefined], ['attack', ['Alpha'], ['b'], undefined, undefined]])
  expect(entries.map(e => e.skipped).filter(s => s && s !== 'describes an actor')).toEqual(['is an edge of many ends, which is not read', 'ties an actor to itself'])
})

const LAUGHS = `<!DOCTYPE gexf [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}">]>`
const bad: [string, Importer, string | Uint8Array, RegExp, string][] = [
  ['a table', gexfReader, 'id,name\n1,x\n', /^x:1: is no XML: it begins with "id,name/, 'invalid'],
  ['an empty file', gexfReader, '', /^x is no XML/, 'invalid'],
  ['another kind of XML', gexfReader, '<svg/>', /^x:1: is not GEXF: it begins with <svg>/, 'invalid'],
  ['the other format', gexfReader, '<graphml/>', /import it as graphml/, 'invalid'],
  ['the other format', graphmlReader, '<gexf/>', /import it as gexf/, 'invalid'],
  ['a version to come', gexfReader, GEXF('', '<gexf version="2.0">'), /^x:2: is GEXF "2.0"; versions 1.0 to 1.3 are read/, 'unsupported'],
  ['a billion laughs', gexfReader, `<?xml version="1.0"?>${LAUGHS}<gexf version="1.3">&b;</gexf>`, /^x:1: the DOCTYPE declares entities, which are not read/, 'unsupported'],
  ['a file of another', graphmlReader, '<!DOCTYPE graphml [<!ENTITY a SYSTEM "file:///etc/passwd">]><graphml>&a;</graphml>', /declares entities/, 'unsupported'],
  ['an entity from nowhere', gexfReader, edge('label="&a;"'), /^x:3: is not well-formed XML: undefined entity/, 'invalid'],
  ['the end in the middle', gexfReader, edge('label="attack"').slice(0, -20), /^x ends in the middle, at line 3 inside <edges>/, 'invalid'],
  ['the end in a letter', gexfReader, Buffer.from(edge('label="attack"')).subarray(0, Buffer.from(edge('')).indexOf('بيتا') + 3), /^x: near line 3 there is no text in UTF-8/, 'invalid'],
  ['tags crossed', gexfReader, GEXF('<graph><nodes></graph></nodes>'), /^x:3: is not well-formed XML: unexpected close tag/, 'invalid'],
  ['an encoding unheard of', gexfReader, '<?xml version="1.0" encoding="klingon"?><gexf version="1.3"/>', /^x:1: says that it is in "klingon"/, 'unsupported'],
  ['another encoding than it says', gexfReader, Buffer.from(edge('label="attack"').replace('بيتا', 'Espa\xf1a'), 'latin1'), /^x: near line \d there is no text in UTF-8/, 'invalid'],
  ['a node without id', gexfReader, GEXF('<graph><nodes><node label="x"/></nodes></graph>'), /^x:3: a node has no id/, 'invalid'],
  ['two nodes of one id', graphmlReader, '<graphml><graph><node id="1"/>\n<node id="1"/></graph></graphml>', /^x:2: there are two nodes "1"/, 'invalid'],
  ['an edge into the void', gexfReader, GEXF(`<graph>${NODES}<edges>\n<edge source="1" target="9"/></edges></graph>`), /^x:4: an edge names the node "9", which the file does not have/, 'invalid'],
  ['an edge without target', graphmlReader, '<graphml><graph><node id="1"/><edge source="1"/></graph></graphml>', /^x:1: an edge has no target/, 'invalid'],
  ['a day that does not exist', gexfReader, edge('label="attack" start="2018-02-30"'), /^x:3: start: "2018-02-30" must be a date that exists/, 'invalid'],
  ['the end before the start', gexfReader, edge('label="attack" start="2018-02-03" end="2017-01-01"'), /^x:3: the edge ends, at 2017-01-01, before it starts, at 2018-02-03/, 'invalid'],
  ['an attribute undeclared', gexfReader, edge('', '<attvalues><attvalue for="7" value="1"/></attvalues>'), /^x:3: the attribute "7" of an edge is declared nowhere/, 'invalid'],
  ['a key undeclared', graphmlReader, '<graphml><graph><node id="1"><data key="d9">x</data></node></graph></graphml>', /^x:1: the key "d9" is declared nowhere/, 'invalid'],
  ['a million elements inside one another', gexfReader, `<gexf version="1.3">${'<a>'.repeat(1_000)}`, /^x:1: more than 200 elements/, 'too-large'],
  ['an attribute never closed', gexfReader, `<gexf version="1.3"><meta a="${'x'.repeat(1_200_000)}`, /^x:1: a tag, a comment or a text is longer than 1000000 characters/, 'too-large'],
  ['a text without end', graphmlReader, `<graphml><key id="k"/><graph><node id="1"><data key="k">${'x'.repeat(1_200_000)}`, /^x:1: .*1000000 characters/, 'too-large'],
]
test.each(bad)('%s is refused in a sentence', async (_, importer, file, message, code) => {
  for (const size of file.length > 10_000 ? [65_536] : [1, 1_000]) await expect(taken(importer, file, { size })).rejects.toMatchObject({ name: 'BelligraphError', code, message: expect.stringMatching(message) })
})

/** Bytes changed, taken out, doubled; pieces of markup put in. */
function mutated(file: Buffer, roll: (n: number) => number): Buffer {
  let out = Buffer.from(file)
  for (let n = 1 + roll(3); n > 0; n--) {
    const at = roll(out.length), piece = out.subarray(at, at + roll(200))
    const put = [Buffer.from([roll(256)]), Buffer.from(['<', '>', '"', '&', '</edge>', '<node id="isis">', ']]>', '<!--', '<!DOCTYPE x [<!ENTITY a "b">]>', ' start="2018-99-01"', '\u0000', '&#0;'][roll(12)]!), piece, Buffer.alloc(0)][roll(4)]!
    out = Buffer.concat([out.subarray(0, at), put, out.subarray(at + [0, 1, piece.length][roll(3)]!)])
    if (roll(10) === 0) out = out.subarray(0, roll(out.length))
  }
  return out
}
const RUNS = Number(process.env.MUTATIONS ?? 150)
test.each([['gexf', gexfReader], ['graphml', graphmlReader]] as const)('%s: mutated files are taken in, or refused in a sentence', async (name, importer) => {
  const whole = bytes(name), roll = dice(7)
  let refused = 0
  for (let i = 0; i < RUNS; i++) {
    const file = mutated(whole, roll)
    await taken(importer, file, { size: 8_192 }).catch(e => {
      if (!(e instanceof BelligraphError) || !/^x[: ]/.test(e.message)) throw new Error(`run ${i}: ${String(e)}`, { cause: e })
      refused++
    })
  }
  expect(refused).toBeGreaterThan(RUNS / 4)
})
