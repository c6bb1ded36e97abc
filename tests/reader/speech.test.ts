/** What an English word is where it stands: the same word as noun, verb and adjective. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lexiconData } from '../../src/lexicon.js'
import { itemise } from '../../src/reader/items.js'
import { BIT, compile } from '../../src/reader/lexicon.js'
import { fold } from '../../src/text/normalise.js'
import { tokenise } from '../../src/text/tokens.js'

const lexicon = compile(lexiconData(join(import.meta.dirname, '../../seed')))

/** What the reader takes `word` for in a sentence. */
function is(word: string, text: string): string {
  const item = itemise(tokenise(fold(text), text), lexicon).find(x => x.key === word)!
  if (item.as) return item.as
  if (item.triggers.length) return item.triggers.every(t => t.form === 'verb') ? 'verb' : 'noun'
  return item.cues & (BIT.verb | BIT.light | BIT.say) ? 'verb' : item.cues & BIT.skip ? (item.slots.skip ?? 'adjective') : 'noun'
}

describe('a word is', () => {
  it.each([
    ['raid', 'noun', 'The raid on the depot failed.'],
    ['raid', 'verb', 'Rebels raid a depot near the river.'],
    ['raid', 'verb', 'The rebels will raid the depot.'],
    ['attacks', 'noun', 'Residents fear attacks by the army.'],
    ['attacks', 'verb', 'A militia that attacks convoys came to the village.'],
    ['fighting', 'noun', 'The fighting went on for a week.'],
    ['fighting', 'verb', 'The army is fighting the rebels.'],
    ['battle', 'verb', 'They came to battle against the rebels.'],
    ['attack', 'noun', 'The convoy came under attack.'],
    ['monitors', 'verb', 'An office that monitors the border closed.'],
    ['monitors', 'noun', 'The monitors left the town.'],
    ['loot', 'verb', 'Gunmen tried to loot the store.'],
    ['loot', 'noun', 'They shared the loot in the evening.'],
    ['torched', 'verb', 'Gunmen torched the store.'],
    ['torched', 'adjective', 'They fled from the torched village.'],
    ['swept', 'verb', 'Gunmen swept into the town.'],
    ['march', 'noun', 'The march on the capital began.'],
    ['lately', 'adverb', 'Gunmen have lately returned.'],
    ['assembly', 'noun', 'The assembly met.'],
    ['vigorous', 'adjective', 'They made vigorous efforts.'],
  ])('%s: %s in "%s"', (word, what, text) => { expect(is(word, text)).toBe(what) })
})
