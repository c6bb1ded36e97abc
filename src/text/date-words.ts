/** The words of date phrases, Arabic and English. Tables only; src/text/dates.ts says how they go together. */
import { folded } from './normalise.js'

export type Unit = 'hour' | 'day' | 'week' | 'month' | 'year'

/**
 * What a word can be in a date phrase. `v` is its number: 1 to 12 for months, 0 (Sunday) to 6 for weekdays, days from publication for `day`,
 * -1, 0, 1 for last, this, next.
 * - `half`: parts of two-word months; the next word, first or second, chooses between the two values.
 * - `number`: cardinals and ordinals alike. `unit`: `n` is 1 for a singular, 2 for a dual, 0 for a plural.
 * - `when`: last, this, next. `edge`: early, mid, late; it narrows too vaguely to count. `part`: of a day.
 * - `cue`: a word after which a bare year or month is a date. `number-of`: "year" before a number.
 * - `not-before`, `not-after`: names in which a date is no date: Friday prayers, the March 23 Movement.
 */
export type Kind =
  | 'weekday' | 'month' | 'half' | 'hijri' | 'hijri-half' | 'number' | 'unit' | 'when' | 'this' | 'day' | 'edge' | 'part' | 'season' | 'and' | 'to' | 'of' | 'day-of'
  | 'since' | 'until' | 'before' | 'after' | 'by' | 'between' | 'from' | 'cue' | 'ago' | 'about' | 'more' | 'vague' | 'the' | 'era' | 'hijri-era' | 'ordinal-ending' | 'equals'
  | 'weekend' | 'spent' | 'last-night' | 'night-of' | 'not-before' | 'not-after' | 'every'
export interface Word {
  kind: Kind
  v: number
  unit?: Unit
  n?: 0 | 1 | 2
  /** Second value of a `half`. */
  second?: number
  /** Means a date only beside a number, a year or a clear cue: مارس and March are words too. */
  shy?: true
  /** An abbreviation: dated only beside a day number. */
  short?: true
  /** Written with و before it. */
  and?: true
  /** English: means this only with a capital. */
  proper?: true
}

/** `[kind, value, words, more]`; words are parted by blanks. */
type Row = [kind: Kind, v: number, words: string, more?: Partial<Word>]
const numbered = (kind: Kind, from: number, lists: string[], more: Partial<Word> = {}): Row[] => lists.map((words, i) => [kind, i + from, words, more])

const ARABIC: Row[] = [
  ...numbered('weekday', 0, ['الأحد', 'الاثنين الإثنين', 'الثلاثاء', 'الأربعاء الاربعا', 'الخميس', 'الجمعة', 'السبت']),
  // Gregorian as in Egypt, the Maghreb, Morocco; then Syriac.
  ...numbered('month', 1, ['يناير جانفي', 'فبراير فيفري شباط', 'آذار', 'أبريل إبريل أفريل نيسان', 'مايو أيار', 'يونيو يونيه حزيران', 'يوليو يوليه جويلية يوليوز تموز',
    'أغسطس غشت', 'سبتمبر شتنبر أيلول', 'أكتوبر', 'نوفمبر نونبر', 'ديسمبر دجنبر']),
  ['month', 3, 'مارس', { shy: true }], ['month', 5, 'ماي', { shy: true }], ['month', 6, 'جوان', { shy: true }], ['month', 8, 'آب أوت', { shy: true }],
  ['half', 10, 'تشرين', { second: 11 }], ['half', 12, 'كانون', { second: 1 }],
  ...numbered('hijri', 1, ['محرم المحرم', 'صفر', '', '', '', '', 'رجب', 'شعبان', 'رمضان', 'شوال']),
  ['hijri-half', 3, 'ربيع', { second: 4 }], ['hijri-half', 5, 'جمادى', { second: 6 }], ['hijri-half', 11, 'ذو ذي', { second: 12 }],
  ...numbered('number', 1, ['واحد واحدة احد الأول الأولى أول أولى الحادي الحادية', 'اثنين اثنان اثنتين اثنتان اثنا اثني الثاني الثانية الآخر الآخرة', 'ثلاثة ثلاث الثلاثة الثلاث الثالث الثالثة',
    'أربعة أربع الأربعة الأربع الرابع الرابعة', 'خمسة خمس الخمسة الخمس الخامس الخامسة', 'ستة ست الستة الست السادس السادسة', 'سبعة سبع السبعة السبع السابع السابعة',
    'ثمانية ثماني ثمان الثمانية الثماني الثامن الثامنة', 'تسعة تسع التسعة التسع التاسع التاسعة', 'عشرة عشر العشرة العشر العاشر العاشرة']),
  ['number', 1, 'القعدة'], ['number', 2, 'الحجة'], ['number', 20, 'عشرين عشرون العشرين العشرون'], ['number', 30, 'ثلاثين ثلاثون الثلاثين الثلاثون'], ['number', 40, 'أربعين أربعون'],
  ['unit', 0, 'ساعة الساعة', { unit: 'hour', n: 1 }], ['unit', 0, 'ساعتين الساعتين', { unit: 'hour', n: 2 }], ['unit', 0, 'ساعات الساعات', { unit: 'hour', n: 0 }],
  ['unit', 0, 'يوم يوما ليوم', { unit: 'day', n: 1 }], ['unit', 0, 'يومين يومان اليومين اليومان', { unit: 'day', n: 2 }], ['unit', 0, 'أيام الأيام', { unit: 'day', n: 0 }],
  ['unit', 0, 'أسبوع الأسبوع أسبوعا', { unit: 'week', n: 1 }], ['unit', 0, 'أسبوعين أسبوعان الأسبوعين الأسبوعان', { unit: 'week', n: 2 }], ['unit', 0, 'أسابيع الأسابيع', { unit: 'week', n: 0 }],
  ['unit', 0, 'شهر الشهر شهرا', { unit: 'month', n: 1 }], ['unit', 0, 'شهرين شهران الشهرين الشهران', { unit: 'month', n: 2 }], ['unit', 0, 'أشهر الأشهر شهور الشهور', { unit: 'month', n: 0 }],
  ['unit', 0, 'عام العام عاما لعام سنة السنة', { unit: 'year', n: 1 }], ['unit', 0, 'عامين عامان العامين العامان عامي سنتين سنتان السنتين السنتان', { unit: 'year', n: 2 }],
  ['unit', 0, 'أعوام الأعوام سنوات السنوات سنين السنين', { unit: 'year', n: 0 }],
  ['when', -1, 'الماضي الماضية الماضيين الماضيان الماضيتين الماضيتان الفائت الفائتة الفائتين المنصرم المنصرمة المنصرمين الأخيرة الأخيرين'],
  ['when', 0, 'الجاري الجارية الحالي الحالية'], ['when', 1, 'المقبل المقبلة القادم القادمة المقبلين القادمين'], ['this', 0, 'هذا هذه'],
  ['day', 0, 'اليوم'], ['day', -1, 'أمس الأمس البارحة'], ['day', 1, 'غد الغد', { shy: true }],
  ['edge', 0, 'مطلع مستهل بداية بدايات أوائل منتصف أواسط أواخر نهاية نهايات آخر ختام'],
  ['part', 0, 'فجر صباح ظهر عصر مساء ليل ظهيرة ضحى فجرا صباحا ظهرا عصرا ليلا الفجر الصباح الظهر العصر المساء الليل'], ['night-of', 0, 'ليلة'], ['last-night', 0, 'الليلة'],
  ['season', 3, 'الربيع'], ['season', 6, 'صيف الصيف'], ['season', 9, 'خريف الخريف'], ['season', 0, 'شتاء الشتاء'],
  ['and', 0, 'و'], ['to', 0, 'إلى'], ['until', 0, 'حتى لغاية'], ['of', 0, 'من'], ['equals', 0, 'الموافق المصادف'],
  ['since', 0, 'منذ'], ['before', 0, 'قبل'], ['after', 0, 'بعد'], ['by', 0, 'بحلول'], ['between', 0, 'بين'], ['cue', 0, 'في خلال'],
  ['about', 0, 'نحو حوالي حوالى قرابة زهاء'], ['more', 0, 'أكثر أزيد'], ['vague', 0, 'عدة بضعة بضع عديدة القليلة القلائل'], ['the', 0, 'ال'],
  ['era', 0, 'م ميلادي ميلادية'], ['hijri-era', 0, 'ه هجري هجرية للهجرة'],
  ['not-before', 0, 'صلاة خطبة خطبتي مسجد جامع سوق دوار ساحة شارع جامعة مطار حركة حزب لواء كتيبة كتائب فريق تيار قوى تحالف ثورة انتفاضة جسر روسيا المصري فلسطين نادي ملعب دوري مدينة سورة رئيس السيد'],
  ['not-after', 0, 'التالي التالية السابق نفسه ذاته العالمي الوطني الدولي المذكور الذي الواحد المفتوح الأخير طيب العظيمة'], ['every', 0, 'كل'],
]

const ENGLISH: Row[] = [
  ...numbered('weekday', 0, ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'], { proper: true }),
  ...numbered('weekday', 0, ['sun', 'mon', 'tue tues', 'wed', 'thu thur thurs', 'fri', 'sat'], { proper: true, short: true }),
  ...numbered('month', 1, ['january', 'february', '', 'april', '', 'june', 'july', 'august', 'september', 'october', 'november', 'december'], { proper: true }),
  ['month', 3, 'march', { proper: true, shy: true }], ['month', 5, 'may', { proper: true, shy: true }],
  ...numbered('month', 1, ['jan', 'feb', 'mar', 'apr', '', 'jun', 'jul', 'aug', 'sep sept', 'oct', 'nov', 'dec'], { proper: true, short: true }),
  ...numbered('hijri', 7, ['rajab', 'shaban', 'ramadan', 'shawwal'], { proper: true }), ['hijri', 1, 'muharram', { proper: true }], ['hijri', 2, 'safar', { proper: true }],
  ...numbered('number', 1, ['one a an first', 'two second couple', 'three third', 'four fourth', 'five fifth', 'six sixth', 'seven seventh', 'eight eighth', 'nine ninth', 'ten tenth', 'eleven eleventh',
    'twelve twelfth', 'thirteen thirteenth', 'fourteen fourteenth', 'fifteen fifteenth', 'sixteen sixteenth', 'seventeen seventeenth', 'eighteen eighteenth', 'nineteen nineteenth',
    'twenty twentieth']), ['number', 30, 'thirty thirtieth'],
  ...(['hour', 'day', 'week', 'month', 'year'] as const).flatMap((unit): Row[] => [['unit', 0, unit, { unit, n: 1 }], ['unit', 0, `${unit}s`, { unit, n: 0 }]]),
  ['when', -1, 'last'], ['spent', 0, 'past recent'], ['this', 0, 'this current'], ['when', 1, 'next coming'],
  ['day', 0, 'today'], ['last-night', 0, 'tonight'], ['day', -1, 'yesterday'], ['day', 1, 'tomorrow'],
  ['edge', 0, 'early late mid earlier later start beginning middle end'],
  ['part', 0, 'morning afternoon evening night dawn midnight noon midday overnight'],
  ['season', 3, 'spring'], ['season', 6, 'summer'], ['season', 9, 'autumn fall'], ['season', 0, 'winter'], ['weekend', 0, 'weekend'],
  ['and', 0, 'and'], ['to', 0, 'to through'], ['until', 0, 'until till'], ['of', 0, 'of than'], ['since', 0, 'since'], ['before', 0, 'before'], ['after', 0, 'after'], ['by', 0, 'by'],
  ['between', 0, 'between'], ['from', 0, 'from'], ['cue', 0, 'in during on'], ['ago', 0, 'ago'], ['about', 0, 'about around nearly almost roughly some approximately'],
  ['more', 0, 'more over'], ['vague', 0, 'several few many'], ['the', 0, 'the'], ['era', 0, 'ce ad'], ['hijri-era', 0, 'ah'], ['ordinal-ending', 0, 'st nd rd th'],
  ['not-before', 0, 'black good ash russia egypt usa revolution'], ['not-after', 0, 'prayers prayer movement movements alliance bloc coalition brigade brigades organization organisation forces protocol revolution'],
  ['every', 0, 'every'],
]

/** Arabic words of four letters and more also come with a preposition written on to them; all with و or ف. */
function withClitics(word: string): [string, boolean][] {
  const definite = word.startsWith('ال') && word.length > 4
  const bare = word.length < 4 ? [word] : definite ? [word, `ب${word}`, `ل${word.slice(1)}`, `ك${word}`] : [word, `ب${word}`, `ل${word}`]
  return [...bare.map((w): [string, boolean] => [w, false]), ...bare.flatMap((w): [string, boolean][] => [[`و${w}`, true], [`ف${w}`, true]])]
}

/** Folded word → what it is. A word's own entry goes before another's form with clitics. */
export const WORDS: ReadonlyMap<string, Word> = (() => {
  const own = new Map<string, Word>(), clitic = new Map<string, Word>()
  const words = (row: Row): string[] => row[2].split(' ').filter(Boolean).map(folded)
  for (const row of [...ENGLISH, ...ARABIC]) for (const w of words(row)) own.set(w, { kind: row[0], v: row[1], ...row[3] })
  for (const row of ARABIC) for (const w of words(row)) {
    if (w.length > 1) for (const [form, and] of withClitics(w)) clitic.set(form, { kind: row[0], v: row[1], ...row[3], ...(and ? { and: true } : {}) })
  }
  return new Map([...clitic, ...own])
})()
