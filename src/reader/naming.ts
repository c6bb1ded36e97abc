/** The names of actors and places with the variants that grammar makes of them, for the lexicon's trie. */
import type { Actor } from '../model.js'
import { folded } from '../text/normalise.js'
import { declined } from './arabic.js'
import type { ActorName, LexiconData, Sense } from './lexicon.js'

/** Names of a state that say that its forces are meant. */
const ARMED_AR = /^(?:جنود|قوات|جيش|طيران|طائرات|مقاتلات|مدفعية|دبابات|بحرية|شرطة) /
/** Plurals of nationalities that no ending makes: الروس, الأتراك. */
const NATION = /^(?:روس|أتراك|أميركان|أمريكان|إنجليز|فرس)$/

/** The actors that are, or stand for, a country's army. */
export const armed = (data: LexiconData): Actor[] => data.actors.filter(a => a.kind.startsWith('state') && a.names.some(n => /^الجيش ال| army$/i.test(n.text)))

/** Adds every name with the variants that grammar makes of it. */
export function addNames(data: LexiconData, split: (t: string) => string[], at: (w: readonly string[]) => Sense): void {
  const army = armed(data)
  const government = data.actors.filter(a => a.kind.startsWith('state') && a.names.some(n => /^الحكومة ال|^[A-Z][a-z]+(?: [A-Z][a-z]+)? government$/.test(n.text)))
  const placeNames = new Set(data.places.flatMap(p => p.names.map(n => folded(n.text))))
  const add = (words: readonly string[], flags: ActorName) => { if (words.length === 0) return; const s = at(words); if (!s.actors.some(x => x.id === flags.id)) s.actors = s.actors.length ? [...s.actors, flags] : [flags] }
  const name = (n: { text: string; lang: string; kind: string }, actors: readonly Actor[], alone: boolean) => {
    const weak = n.kind === 'weak', place = placeNames.has(folded(n.text)), nation = NATION.test(n.text)
    const adjective = weak && !place && (n.lang === 'ar' ? (/^[^ ]+ي$/.test(n.text) && n.text !== 'حميدتي') || nation : /^[A-Z][a-z]+(?:n|sh|se|i|ch)$/.test(n.text))
    const acronym = /^[A-Z][A-Z.]{1,4}$/.test(n.text), capital = n.lang === 'en' && /^[A-Z]/.test(n.text), forces = n.lang === 'ar' && ARMED_AR.test(n.text)
    const words = [...split(n.text)]
    if (n.lang === 'en' && words.length > 1 && words[0] === 'the') words.shift()
    const all = [words, ...variants(n.text, n.lang, words, adjective, weak)]
    // `Ansar al-Sharia (Libya)`: without its bracket it may be another.
    const bare = /\(.+\)$/.test(n.text) ? split(n.text.replace(/\s*\(.+\)$/, '')) : []
    // مالي, جيبوتي: a country whose nationality begins alike.
    const alike = n.lang === 'ar' && !adjective && /^[^ ]+ي$/.test(n.text) ? declined(words[0]!).flatMap(d => (d === words[0] ? [`ال${d}`] : [d, `ال${d}`])) : []
    for (const a of actors) {
      const flags = { id: a.id, weak, adjective, geo: !adjective && (place || (a.kind === 'state' && (weak || n.kind === 'name') && !forces)), acronym, capital, alone }
      for (const w of all) add(w, flags)
      add(bare, { ...flags, weak: true })
      if (flags.geo && a.kind.startsWith('state')) for (const w of alike) add([w], { ...flags, weak: true, geo: false, adjective: true })
    }
  }
  for (const a of data.actors) for (const n of a.names) name(n, [a], false)
  for (const g of data.generics) name({ ...g, kind: 'weak' }, g.of === 'army' ? army : government, g.alone)
  for (const p of data.places) for (const n of p.names) { const s = at(split(n.text)); if (!s.places.includes(p.id)) s.places = [...s.places, p.id] }
}

/** What grammar makes of a name: without its article, in other cases, as a nationality of a woman, of many. */
function variants(text: string, lang: string, words: readonly string[], adjective: boolean, weak: boolean): string[][] {
  const [first] = words, last = words.at(-1)
  // Shabaab, Nusra Front: al-Shabaab, al-Nusra Front without the article.
  if (lang !== 'ar') return lang === 'en' && !weak && first === 'al' && (words.length > 2 || (words[1]?.length ?? 0) > 6) ? [words.slice(1)] : []
  if (first === undefined || last === undefined) return []
  if (adjective) return (NATION.test(text) ? [first] : declined(first)).flatMap(d => [[d], [`ال${d}`]])
  const out: string[][] = []
  if (last.endsWith('ون')) for (const end of ['ين', 'و', 'ي']) out.push([...words.slice(0, -1), last.slice(0, -2) + end])
  // ميليشيا حزب الله العراقية: the nationality agrees with the noun before the name.
  if (words.length > 2 && /^ال...*ي$/.test(last)) out.push([...words.slice(0, -1), `${last}ه`])
  if (words.length > 1) {
    if (words.every(w => w.startsWith('ال') && w !== 'الله')) out.push(words.map(w => w.slice(2)))
    if (first.endsWith('ون')) for (const end of ['ين', 'و', 'ي']) out.push([first.slice(0, -2) + end, ...words.slice(1)])
  }
  return out
}
