/** Arabic: who does what is looked for in the clause of the word that says it; what is said by the way of one is nobody else's. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../src/lexicon.js'
import { read } from '../../src/reader/read.js'

const lexicon = loadLexicon(join(import.meta.dirname, '../../seed'))
const said = (text: string) => read({ id: 'x', text }, lexicon, '2020-01-01').claims.map(c => `${c.actors.join('+')} ${c.type} ${c.recipients.join('+')}${c.status === 'reported' ? '' : ` ${c.status}`}`).sort()

describe('clauses of Arabic', () => {
  it.each([
    ['a participle between commas ends with its comma', 'واتهمت قوات سوريا الديمقراطية، المدعومة من الولايات المتحدة، تركيا بقصف مواقعها.', ['sdf alliance usa', 'turkey attack sdf']],
    ['so does a relative between two sides', 'دارت معارك بين قوات الدعم السريع، التي تدعمها الإمارات، وقوات الجيش السوداني في الخرطوم.', ['rsf+sudanese-army attack ', 'uae alliance rsf']],
    ['two verbs of one relative share what it goes back to and their subject', 'انتشرت ألوية العمالقة، التي تدربها وتدعمها الإمارات، في المدينة.', ['uae alliance giants-brigades']],
    ['when something was is not whose it was', 'خسرت حركة نور الدين الزنكي مقراتها بعد هجوم لهيئة تحرير الشام على حركة أحرار الشام.', ['hts attack ahrar-al-sham']],
    ['أما names the subject', 'أما حركة طالبان فهاجمت القوات الأفغانية.', ['taliban attack afghan-army']],
    ['what one is stands between him and what he did', 'تنظيم حراس الدين فصيل انشق عن هيئة تحرير الشام.', ['hurras-al-din split hts']],
    ['help told of first is given to the subject behind it', 'وبدعم من روسيا، هاجم الجيش السوري مواقع هيئة تحرير الشام.', ['syrian-government-forces alliance russia', 'syrian-government-forces attack hts']],
    ['how many there were stands before the blow', 'ساندت تركيا الجيش الليبي بأكثر من عشرين غارة على مواقع تنظيم داعش.', ['turkey alliance lna', 'turkey attack isis']],
    ['where arms were made is nobody', 'استهدفت طائرات مسيرة تركية الصنع تابعة للجيش السوداني مواقع قوات الدعم السريع.', ['sudanese-army attack rsf']],
  ])('%s', (_, text, expected) => expect(said(text)).toEqual(expected))
})
