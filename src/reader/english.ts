/** English verb and noun forms, and what words can be. Irregular verbs are given in the lexicon as `base past participle`. */
export type EnglishPart = 'base' | 'third' | 'past' | 'participle' | 'gerund'

const VOWEL = /[aeiou]/

/** Forms of a verb: `attack`, or with irregular past and participle `strike struck stricken`. Only its first word is inflected. */
export function inflect(verb: string): Map<string, EnglishPart[]> {
  const [spec, ...rest] = verb.split(' | ')[0]!.split(' + ')
  const [base, pastGiven, participleGiven] = spec!.split(' ') as [string, string?, string?]
  const tail = rest.length ? ` ${rest.join(' ')}` : ''
  const doubled = /[^aeiou][aeiou][bdgmnprt]$/.test(base) && base.length <= 4 ? base + base.at(-1) : base
  const past = pastGiven ?? (base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${doubled}ed`)
  const third = /(s|x|z|ch|sh)$/.test(base) ? `${base}es` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`
  const gerund = base.endsWith('e') && !base.endsWith('ee') && VOWEL.test(base.slice(0, -1)) ? `${base.slice(0, -1)}ing` : `${doubled}ing`
  const out = new Map<string, EnglishPart[]>()
  const add = (f: string, p: EnglishPart) => out.set(f + tail, [...(out.get(f + tail) ?? []), p])
  add(base, 'base'); add(third, 'third'); add(past, 'past'); add(participleGiven ?? past, 'participle'); add(gerund, 'gerund')
  // Whether a longer verb doubles its last letter hangs on its stress (repelled, targeted): both are read.
  if (base.length > 4 && !pastGiven && /[^aeiou][aeiou][bdgmnprtl]$/.test(base)) { const twice = base + base.at(-1); add(`${twice}ed`, 'past'); add(`${twice}ed`, 'participle'); add(`${twice}ing`, 'gerund') }
  return out
}

/** A noun and its plural. */
export const plural = (n: string): string[] => [n, /(s|x|z|ch|sh)$/.test(n) ? `${n}es` : /[^aeiou]y$/.test(n) ? `${n.slice(0, -1)}ies` : `${n}s`]

/** Parts of speech: more often verb than noun, more often noun, neither; adverbs without -ly; nouns in -ing and -ed, and words in -ly, that are what they do not look like. */
const SPEECH = ['verb', 'either', 'adjective', 'adverb', 'noun', 'plain'] as const

/** What a word can be. `part`: which forms of a verb it is, as of a word of the lexicon. */
export interface Speech { is: (typeof SPEECH)[number]; part: string }

/** The words of the lists with all their forms. */
export function speeches(lists: Readonly<Partial<Record<string, string>>>, respell: (word: string) => string): Map<string, Speech> {
  const out = new Map<string, Speech>()
  const add = (word: string, is: Speech['is'], part = '') => { const w = respell(word); if (!out.has(w)) out.set(w, { is, part }) }
  for (const is of [...SPEECH].reverse()) for (const word of (lists[is] ?? '').split(' ').filter(Boolean)) {
    if (is === 'verb' || is === 'either') for (const [form, parts] of inflect(word.replaceAll('/', ' '))) add(form, is, parts.join(' '))
    else add(word, is)
  }
  return out
}

/** What a word that no list holds can be, by its ending. */
export function byEnding(word: string): Speech | undefined {
  return ENDINGS[/^.{3,}(ly|ed|ing)$/.exec(word)?.[1] ?? '']
}
const ENDINGS: Record<string, Speech> = { ly: { is: 'adverb', part: '' }, ed: { is: 'verb', part: 'past participle' }, ing: { is: 'verb', part: 'gerund' } }
