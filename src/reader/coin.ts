/** Names that no lexicon knows: made from their head word (ميليشيا X, the X Brigade), by what follows a known name, or by a bracket behind one. */
import type { Actor } from '../model.js'
import { folded } from '../text/normalise.js'
import { ofEach } from '../text/once.js'
import type { Token } from '../text/tokens.js'
import type { Item } from './items.js'
import { BIT } from './lexicon.js'

/** `Southern Transitional Council (STC)`, `…, or STC,`, `…, known as the STC`, `STC (Southern Transitional Council)`: STC means the same from here on. */
export function aliasAfter(items: readonly Item[], tokens: readonly Token[], i: number, id: string, coined: Map<string, string>): void {
  // `QUETTA, Pakistan (AP)`: who reports.
  const acronym = (x: Item | undefined): x is Item => x !== undefined && x.to - x.from === 1 && tokens[x.from]!.acronym && !x.mark && !(items[i]!.geo && /^(?:ap|afp|upi|dpa|efe|aa)$/.test(x.key))
  const open = items[i + 1]
  if (open?.mark === '(') {
    const k = /^(?:or|the)$/.test(items[i + 2]?.key ?? '') ? i + 3 : i + 2, name = items[k]
    const plain = (x: Item | undefined): x is Item => x !== undefined && x.to - x.from === 1 && tokens[x.from]!.arabic && x.cues === 0 && !x.names.length && !x.places.length && !x.triggers.length
    // Front … du Rwanda (FDLR): those whom the letters mean, not the country.
    if (((acronym(name) && !(items[i]!.geo && name.names.some(n => !n.weak && n.id !== id))) || plain(name)) && items[k + 1] && /^[),;]$/.test(items[k + 1]!.mark)) coined.set(name.key, id)
    // `(in its own language: …; abbreviated ABC)`
    else for (let j = i + 2; j < i + 24 && items[j] && items[j]!.mark !== ')' && items[j]!.mark !== '.'; j++) if (/^(?:abbreviated|acronym|or|initials)$/.test(items[j]!.key) && acronym(items[j + 1])) coined.set(items[j + 1]!.key, id)
  } else if (open?.mark === ',' || open?.mark === '-') {
    let k = i + 2
    while (k < i + 8 && items[k] && /^(?:or|known|better|also|commonly|usually|as|by|its|the|acronym|initials|abbreviated|to|simply|called|french|spanish|arabic|portuguese)$/.test(items[k]!.key)) k++
    if ((k > i + 2 || open.mark === '-') && acronym(items[k]) && items[k + 1]?.mark === open.mark && !items[k]!.names.some(n => !n.weak)) coined.set(items[k]!.key, id)
  }
  const before = items[i - 2]
  if (items[i - 1]?.mark === '(' && items[i + 1]?.mark === ')' && acronym(before) && before.actor === undefined && before.names.length === 0) { coined.set(before.key, id); before.actor = id }
}

const KNOWN_AS = /^(?:or|also|now|better|commonly|officially|often|popularly|widely|more|usually|formerly|previously|known|referred|called|named|simply|as|to|by|the|its|name|acronym|a\.?k\.?a)$/

/** The actor that the lexicon knows by the other name which an unknown English one before `items[k]` is said to have: `X, better known as A`, `X (Hamas)`. */
export function otherName(items: readonly Item[], k: number): string | undefined {
  const open = items[k]?.mark
  if (open !== ',' && open !== '(' && open !== '-') return undefined
  let j = k + 1, called = open === '('
  while (j < k + 8 && items[j] && (KNOWN_AS.test(items[j]!.key) || items[j]!.mark === '"')) { if (/^(?:known|referred|called|named)$/.test(items[j]!.key)) called = true; j++ }
  const [name, more] = items[j]?.names ?? []
  return called && name && !more && !name.weak && !name.geo && !name.adjective && (open !== '(' || items[j + 1]?.mark === ')') ? name.id : undefined
}

/** The actor whose other name the one at `items[k]` is said to be: `A, also known as X`. */
export function alsoKnown(items: readonly Item[], k: number): string | undefined {
  let j = k - 1, called = false
  for (; j > k - 8 && j >= 0 && (KNOWN_AS.test(items[j]!.key) || /^[",(]$/.test(items[j]!.mark)); j--) called ||= /^(?:known|called|referred|named)$/.test(items[j]!.key)
  const of = called ? items[j] : undefined
  return of?.actor !== undefined && !of.anaphor && !of.geo && !of.adjective && !of.names.some(n => n.id === of.actor && n.weak) ? of.actor : undefined
}

/** What a name of several words is called for short where it was told in full: of حركة بيارق الإسلام, البيارق. Undefined for words that every text has. */
export function shortOf(name: string): string | undefined {
  const [head, first] = name.split(' ')
  if (!head || !first || !/^(?:لواء|حركه|جيش|كتيبه|كتايب|فيلق|جبهه|سرايا|الويه|فرقه|جماعه|تنظيم|ميليشيا|قوه|قوات|تجمع)$/.test(head) || !/^(?:ال)?\p{L}{4,}$/u.test(first)) return undefined
  const short = first.startsWith('ال') ? first : `ال${first}`
  return TITLE.test(short) || NAMED.test(short) || NAMELESS.test(short) || ORDINAL.test(short) || /^ال(?:احرار|انصار|ثوار|شباب|جنود|ابناء|رجال|اهل|اسلام|بلاد|شعب|امه|مدينه|وطن|كرامه|عداله|حريه|سلام|حق|نصر|ثوره|حمايه|وحده|دعم|استقرار|عمل|عمليات)$/.test(short) ? undefined : short
}

/** What of an actor's Arabic names is said for short between quotation marks: their words without the first, «الشامية» of الجبهة الشامية. */
export const inQuotes = ofEach((actor: Actor): string[] => actor.names.flatMap(n => {
  const [head, ...rest] = n.lang === 'ar' ? folded(n.text).split(' ') : [], short = rest.join(' ')
  return head && short && BRIEF.test(head.replace(/^ال(?=...)/, '')) && (rest.length > 1 || /^ال..../.test(short)) ? [short] : []
}))

/** What an actor of the lexicon is called for short, by its Arabic names of three words or more, once one of them was told: of قوات الحزام الأمني, قوات الحزام. */
export const briefly = ofEach((actor: Actor): string[] => actor.names.flatMap(n => {
  const [head, first, more] = n.lang === 'ar' ? folded(n.text).split(' ') : []
  return head && first && more && BRIEF.test(head) && /^ال\p{L}{4,}$/u.test(first) && !NAMELESS.test(first) && !TITLE.test(first) ? [`${head} ${first}`] : []
}))
const BRIEF = /^(?:لواء|حركه|جيش|كتيبه|كتايب|فيلق|جبهه|سرايا|الويه|فرقه|جماعه|قوات|قوه|مجلس|تنظيم|هييه|تجمع|سريه|ميليشيا)$/

/** Fatah al-Islam is not Fatah: a known name that goes on with `al-` and a word that nobody knows. */
export function longerName(items: readonly Item[], i: number, tokens: readonly Token[]): { to: number; name: string } | undefined {
  const [al, more] = [items[i + 1], items[i + 2]]
  // ISIS-Somalia, al-Qaeda-Yemen: a branch with a name of its own.
  if (al && al.from === items[i]!.to && tokens[al.from]!.bound && tokens[al.from]!.capital && (al.places.length > 0 || al.names.some(n => n.geo)) && al.to - al.from === 1 && !more?.triggers.some(t => t.form === 'noun')) return { to: i + 2, name: tokens.slice(items[i]!.from, al.to).map(t => (t.acronym ? t.key.toUpperCase() : t.key[0]!.toUpperCase() + t.key.slice(1))).join('-') }
  if (!al || !more || !/^(?:al|el)$/.test(al.key) || al.from !== items[i]!.to || !tokens[more.from]!.bound || !tokens[more.from]!.capital || more.triggers.length > 0 || more.cues) return undefined
  const words = tokens.slice(items[i]!.from, more.to)
  return { to: i + 3, name: words.map(t => (t.capital ? t.key[0]!.toUpperCase() + t.key.slice(1) : t.key)).join(' ') }
}

/** Words that names of armed groups begin with though they have no article. */
const NAMELIKE = /^(شهداء|شهيد|ثوار|احرار|صقور|انصار|جند|جنود|شباب|فرسان|اسود|درع|نسور|حماه|سيوف|مجاهدي|ابناء|ابو|ابي|ابن|عبد|سيد|زيد|علي|عمر|محمد|خالد|فجر|نور|سيف|تحرير|فتح|نصره|جيش|حراس|رجال|اهل|مغاوير|عشاير|قبايل|اشبال|صواعق|ذءاب|ذياب|فهود|نمور)$/
/** Titles that a person's name follows: كتيبة الشهيد عمر المختار. */
const TITLE = /^ال(?:شهيد|شهداء|شيخ|حاج|امام|عقيد|قايد|سيد|ملك|سلطان|امير|خليفه|مشير)$/
/** Adjectives that belong to a name behind another word of it: جبهة النضال الشعبي. */
const NAMED = /^ال(?:شعبي|شعبيه|خاصه|وطني|وطنيه|اسلامي|اسلاميه|عربي|عربيه|مركزي)$/
/** Heads that no common noun with its article follows: كتائب الردع, "لواء الحق". */
const PROUD = /^(?:لواء|كتيبه|كتايب|سرايا|سريه|فوج|الويه|عصايب|فيلق|جماعه)$/

/** Whether the item has a name that means its actor by itself: not one word that means others too (الشباب). */
const strong = (x: Item): boolean => x.names.length > 0 && (x.to - x.from > 1 || x.names.some(n => !n.weak || n.adjective || n.geo))

const ORDINAL = /^ال(?:اول|اولي|ثاني|ثانيه|ثالث|ثالثه|رابع|رابعه|خامس|خامسه|سادس|سادسه|سابع|سابعه|ثامن|ثامنه|تاسع|تاسعه|عاشر|عاشره|حادي|ساحلي|ساحليه)$/

/** What forces are of that have no name: قوات الأمن, القوات البرية, الجيش الجديد. */
const NAMELESS = /^ال(?:عامل|مدرع|احتياط|مدفعي|صواريخ|هندس|مقاتل|ثوار|محور|ليبي|فلسطيني|مشير|لواء|عميد|جنرال|مخلوع|زعيم|قايد|عقيد|سيد|شيخ|اجنبي|حكومي|هجومي|دفاعي|رديف|امن|جيش|نظام|حكوم|معارض|احتلال|تحالف|شرط|دفاع|مشا|اقتحام|حدود|غزو|عدو|عدوان|مساند|اسناد|تدخل|طواري|متمرد|طرف|بلاد|دول|مظلي|مارينز|عمليات|انقلاب|اتحاد|امم|منطق|مدين|عاصم|اقليم|جانب|اخير|رييس|بحر|بر|جو|خاص|عسكري|مسلح|نظامي|محلي|جديد|سابق|حالي|اول|ثاني|اخر|مذكور|معني|متبقي|قايم|كبير|صغير|رييسي|معادي|صديق|غازي|مرابط|متمركز|متواجد|موجود|متوجه|تابع|حليف|متحالف|موالي|مدعوم|لبناني|قبلي|عشايري|كاف|لازم|بديل|ديمقراطي|سياسي|دبلوماسي|اقتصادي|شعبيه$|احتجاجي|طلابي|نسايي|عمالي|مدني|نقابي|علمي|ثقافي|فكري|اجتماعي|تجاري|مروري|عالمي|متحد|مشترك|دولي|اممي|فرعي|جنوبي|شمالي|شرقي|غربي|وسط|داخلي|خارجي|امامي|خلفي|شديد|عنيف|مسلحين|متشدد|متطرف|ارهابي|معارضه|حر|مهاجم|منسحب|متقدم|يمني|سني|شيعي|كردي|عربي|اسلاميه المتشدد|مت)/

/** Heads that hardly anything but a name follows. */
const UNIT = /^(?:ميليشيا|ميليشيات|كتيبه|لواء|سريه|كتايب|الويه|سرايا)$/
/** Whether an item is one Arabic word that names nobody and tells of nothing. */
const plainWord = (x: Item, tokens: readonly Token[]): boolean => !x.mark && x.to - x.from === 1 && tokens[x.from]!.arabic && tokens[x.from]!.kind === 'word' && !x.names.length && !x.triggers.length && !x.places.length && !x.suffix
/** Whether the unknown word at `x` can be the name of forces. */
const unnamed = (x: Item | undefined, tokens: readonly Token[]): boolean => x !== undefined && !x.mark && !strong(x) && !x.triggers.length && !x.places.length && !(x.cues & ~BIT.skip) && x.to - x.from === 1 && tokens[x.from]!.arabic && /^ال.../.test(x.key) && !NAMELESS.test(x.key)

/** What a name goes on with behind its first word: لواء المهاجرين والأنصار. */
const PAIRED = /^ال(?:انصار|جهاد|مساواه|قتال|مجاهدين|مهاجرين|سنه|جماعه|مسلمين|عداله|حريه|كرامه|تنميه|اصلاح|تحرير|بناء|اسناد|دفاع|تغيير|عدل)$/
/** What a movement, a front is for: الحركة الشعبية لتحرير X. */
const AIM = /^(?:لتحرير|لانقاذ|للدفاع|لحمايه|لاستقلال|للعداله|للتغيير|لدعم|لوحده|للدعوه)$/

/** Where the name ends that begins with the head at `i`, has up to two adjectives and says what it is for; or −1. */
function aimed(items: readonly Item[], tokens: readonly Token[], i: number): number {
  let k = i + 1
  while (k < i + 3 && items[k] && !items[k]!.mark && /^ال/.test(tokens[items[k]!.from]!.key) && items[k]!.actor === undefined) k++
  const first = items[k], aim = first && tokens[first.from]!.arabic ? tokens[first.from]!.key : ''
  if (!AIM.test(aim)) return -1
  let to = k + (first!.key === 'prep' ? 2 : 1)
  // للدعوة والقتال
  if (aim === 'للدعوه') return items[to]?.cues === BIT.and && PAIRED.test(items[to + 1]?.key ?? '') ? to + 2 : to
  if (items[to]?.key === 'شعب') to++
  const of = items[to]
  return of && !of.mark && of.to > of.from && (of.cues === 0 || of.places.length > 0) && !of.triggers.length && tokens[of.from]!.arabic ? to + 1 : -1
}

/** Where the name ends that begins with the head word at `i` behind a quotation mark, when the closing one stands right behind it; or −1. */
function quotedWhole(items: readonly Item[], tokens: readonly Token[], i: number): number {
  const first = items[i + 1], head = items[i]!.slots.head
  let end = i + 1
  while (end < items.length && end < i + 6 && items[end]!.mark === '') end++
  if (!first || end === i + 1 || items[end]?.mark !== '"' || !tokens[first.from]!.arabic) return -1
  const inside = items.slice(i + 1, end), article = /^ال/.test(tokens[first.from]!.key)
  if (inside.some(x => strong(x) || x.cues & (BIT.that | BIT.rel | BIT.say | BIT.sub | BIT.neg) || (x.cues & BIT.prep && x.to > x.from) || x.suffix)) return -1
  if (inside.length === 1 && (NAMELESS.test(first.key) || (!article && (head !== undefined || first.cues & BIT.skip || first.triggers.length > 0)))) return -1
  // "قوات تتقدم نحو البلدة" tells something.
  if (!article && first.triggers.some(t => t.form === 'verb' && t.part !== 'past') && !first.triggers.some(t => t.form === 'noun')) return -1
  return article || NAMELIKE.test(first.key) || (inside.length > 1 && first.cues & BIT.head) || (head !== 'quoted' && (inside.length === 1 || /^ال/.test(tokens[inside.at(-1)!.from]!.key))) ? end : -1
}

/** A name that no lexicon knows, around the head word at `i`: ميليشيا X, لواء "X", the X Brigade. */
export function coin(items: readonly Item[], tokens: readonly Token[], i: number): { from: number; to: number; name: string; arabic: boolean; short?: string } | undefined {
  const it = items[i]!, head = tokens[it.from]!
  const make = (from: number, to: number, words: Token[]) => ({ from, to, name: words.map(t => (t === head && head.arabic ? it.key : t.acronym ? t.key.toUpperCase() : t.capital ? t.key[0]!.toUpperCase() + t.key.slice(1) : t.key)).join(' '), arabic: head.arabic })
  if (head.arabic) {
    // عملية درع X, معركة "بركان X": what is fought is no actor.
    if (OPERATION.test(items[items[i - 1]?.mark === '"' ? i - 2 : i - 1]?.key ?? '')) return undefined
    // اللواء الثامن, الفرقة 25: numbered units have their article.
    const unit = items[i - 1]?.key === 'معسكر' ? undefined : /^ال(?:لواء|فرقه|فيلق|كتيبه|فوج|جيش)$/.test(it.key) ? items[i + 1] : undefined
    if (unit && !it.suffix && !unit.names.length && (/^\d+$/.test(unit.key) || ORDINAL.test(unit.key)) && unit.to - unit.from === 1) return make(i, i + 2, [head, tokens[unit.from]!])
    // في جبهة الكسارة: a front line.
    if (it.key === 'جبهه' && items[i - 1] && (items[i - 1]!.slot === 'in' || items[i - 1]!.slot === 'on')) return undefined
    const goal = it.slots.head === 'definite' && !it.suffix ? aimed(items, tokens, i) : -1
    if (goal > 0) return make(i, goal, [head, ...tokens.slice(it.to, items[goal - 1]!.to)])
    // الجيش الأبيض, الحرس الثوري, القوات الجوفضائية: both have their article.
    if ((it.slots.head === 'definite' || it.key === 'الجيش' || it.names.length > 40) && !it.suffix && unnamed(items[i + 1], tokens)) {
      const third = unnamed(items[i + 2], tokens) && !items[i + 2]!.cues ? 1 : 0
      return make(i, i + 2 + third, [head, ...tokens.slice(it.to, items[i + 1 + third]!.to)])
    }
    if (it.key === 'قوات' && NAMELESS.test(items[i + 1]?.key ?? '')) return undefined
    if (it.suffix || it.key.startsWith('ال') || it.slots.head === 'none' || /[^ي]ا$/.test(it.key)) return undefined
    let k = i + 1
    if (items[k]?.mark === '"') {
      let end = k + 1
      while (end < items.length && end < k + 6 && items[end]!.mark === '') end++
      if (items[end]?.mark !== '"' || end === k + 1) return undefined
      if (items.slice(k + 1, end).some(strong)) return undefined
      const words = tokens.slice(items[k + 1]!.from, items[end - 1]!.to)
      return { ...make(i, end + 1, [head, ...words]), short: words.map(t => t.key).join(' ') }
    }
    // "قوات الفجر", "لواء الفجر الجديد": all of it is quoted.
    const whole = items[i - 1]?.mark === '"' ? quotedWhole(items, tokens, i) : -1
    if (whole > 0) return make(i, whole, [head, ...tokens.slice(items[k]!.from, items[whole - 1]!.to)])
    // كتيبة 166, حركة 17 فبراير
    if (/^(?:لواء|كتيبه|فرقه|فوج|حركه|سريه)$/.test(it.key) && /^\d{1,4}$/.test(items[k]?.key ?? '')) return make(i, items[k + 1] && items[k + 1]!.cues & BIT.time ? k + 2 : k + 1, tokens.slice(it.from, items[items[k + 1] && items[k + 1]!.cues & BIT.time ? k + 1 : k]!.to))
    // سرايا عاشوراء
    if (/^(?:كتايب|سرايا|الويه)$/.test(it.key) && items[k] && items[k]!.cues === 0 && items[k]!.to - items[k]!.from === 1 && tokens[items[k]!.from]!.arabic && !items[k]!.mark && !items[k]!.names.length && !items[k]!.triggers.length && !items[k]!.places.length && !/^(?:ال|[يت])|[هت]$/.test(items[k]!.key) && !NAMELIKE.test(items[k]!.key)) {
      // كتائب عمار بن ياسر
      const son = /^(?:بن|ابن|ابو|ابي)$/.test(items[k + 1]?.key ?? '') && items[k + 2] && plainWord(items[k + 2]!, tokens) ? k + 3 : k + 1
      return make(i, son, [head, ...tokens.slice(items[k]!.from, items[son - 1]!.to)])
    }
    // ميليشيا رحبة الصقر, كتيبة طلاب المجد: whatever two words, the second with its article.
    const [one, two] = [items[k], items[k + 1]]
    const kind = (x: Item): boolean => /يه$/.test(x.key) || NAMELESS.test(`ال${x.key}`)
    if (UNIT.test(it.key) && one && two && plainWord(one, tokens) && plainWord(two, tokens) && !/^ال/.test(one.key) && !kind(one) && /^ال/.test(two.key) && !NAMELESS.test(two.key) && !(one.cues & ~(BIT.civil | BIT.people | BIT.head | BIT.skip | BIT.irregular)) && !(two.cues & ~(BIT.head | BIT.skip | BIT.calm))) return make(i, k + 2, [head, tokens[one.from]!, tokens[two.from]!])
    // بين ميليشيا صابر وميليشيا فاخر
    if (/^ميليشيا/.test(it.key) && one && two && items[i - 1]?.slot === 'between' && two.cues === BIT.and && plainWord(one, tokens) && !one.cues && !kind(one)) return make(i, k + 1, [head, tokens[one.from]!])
    const words: Token[] = []
    while (k < items.length && words.length < 4) {
      const x = items[k]!
      // المعتز بالله
      if (words.length > 0 && x.slot === 'bi' && x.to === x.from && items[k + 1] && tokens[x.from]!.key === 'بالله') { words.push(tokens[x.from]!); k += 2; continue }
      const whole = !x.mark && !strong(x) && x.to - x.from === 1 && tokens[x.from]!.arabic && tokens[x.from]!.kind === 'word'
      // أبناء الجزيرة, النضال الشعبي, الشهيد عمر المختار, لواء الحق
      if (whole && ((words.length === 1 && NAMELIKE.test(words[0]!.key) && /^ال/.test(x.key)) || (words.length > 0 && NAMED.test(x.key)) || (words.length > 0 && TITLE.test(words.at(-1)!.key) && !x.triggers.length && !x.cues) || (words.length === 2 && TITLE.test(words[0]!.key) && /^ال/.test(x.key) && !x.triggers.length && !x.cues)
        || (words.length === 0 && NAMELIKE.test(x.key) && !x.triggers.length && /^ال..../.test(items[k + 1]?.key ?? '') && !items[k + 1]!.names.length) || (words.length === 0 && PROUD.test(it.key) && /^ال../.test(x.key) && !x.triggers.length && !x.places.length && !(x.cues & (BIT.agents | BIT.targets | BIT.cargo | BIT.head | BIT.anaphor)) && !NAMELESS.test(x.key)))) { words.push(tokens[x.from]!); k++; continue }
      if (words.length === 1 && /^ال/.test(words[0]!.key) && x.cues === BIT.and && x.to === x.from && items[k + 1]?.from === x.from && PAIRED.test(items[k + 1]!.key)) { words.push(tokens[x.from]!); k += 2; break }
      // سرايا الحق 314
      if (words.length > 0 && /^\d{1,4}$/.test(x.key) && !x.mark && !(items[k + 1] && items[k + 1]!.cues & (BIT.people | BIT.time | BIT.hurt | BIT.civil))) { words.push(tokens[x.from]!); k++; break }
      if (words.length && /^(بن|ابن|ابو|ابي|ام|عبد)$/.test(words.at(-1)!.key) && !x.mark && x.to - x.from === 1) { words.push(tokens[x.from]!); k++; continue }
      // غرفة ثوار ليبيا, كتيبة شهداء درنة
      if (words.length === 1 && NAMELIKE.test(words[0]!.key) && x.places.length > 0 && !x.mark && x.to - x.from === 1 && !/^ال/.test(words[0]!.key)) { words.push(tokens[x.from]!); k++; break }
      if (x.mark || (strong(x) && !(words.length === 0 && x.places.length && it.slots.head === undefined && x.names.every(n => n.geo))) || x.triggers.length || x.cues || (x.places.length && it.slots.head) || x.to - x.from !== 1 || tokens[x.from]!.kind !== 'word' || !tokens[x.from]!.arabic) break
      // لواء توحيد الجنوب: a word that the next makes definite.
      const next = items[k + 1], construct = next !== undefined && next.to - next.from === 1 && !next.mark && !next.triggers.length && !next.cues && !next.names.length && (/^ال..../.test(next.key) || next.places.length > 0) && it.slots.head !== 'strict'
      if (words.length === 0 && !x.key.startsWith('ال') && !x.places.length && !NAMELIKE.test(x.key) && !construct) break
      if (words.length > 0 && !x.key.startsWith('ال') && !/^(بن|ابن)$/.test(x.key) && !(words.length === 1 && (NAMELIKE.test(words[0]!.key) || x.places.length > 0))) break
      words.push(tokens[x.from]!)
      k++
    }
    return words.length && (it.slots.head !== 'quoted' || (words.length > 1 && NAMELIKE.test(words[0]!.key))) ? make(i, k, [head, ...words]) : undefined
  }
  const close = items[i - 1]?.mark === '"' ? i - 1 : -1
  if (close > 1) for (let k = close - 1; k > close - 5 && k > 0; k--) if (items[k]!.mark === '"') {
    if (k === close - 1 || items.slice(k + 1, close).some(x => x.names.length || !tokens[x.from]!.capital)) return undefined
    return make(k, i + 1, [...tokens.slice(items[k + 1]!.from, items[close - 1]!.to), head])
  }
  if (it.slots.head === 'loose' && (items[i + 1]?.names.length || (!head.capital && items[i + 1]?.key === 'groups'))) return undefined
  if (it.slots.head === 'first') {
    // Jaysh al-Ta'ifa, Harakat X: the head stands first.
    let k = i + 1
    while (k < items.length && k < i + 8 && items[k]!.to - items[k]!.from === 1 && !items[k]!.names.length && !items[k]!.mark && (tokens[items[k]!.from]!.capital || /^(?:al|el|as|ash|ibn|bin|abu|wal|ul|ud|us|wa|e|i)$/.test(items[k]!.key))) k++
    while (k > i + 1 && /^(?:al|el|as|ash|ibn|bin|abu|wal|ul|ud|us|wa|e|i)$/.test(items[k - 1]!.key)) k--
    return head.capital && k > i + 1 ? make(i, k, tokens.slice(it.from, items[k - 1]!.to)) : undefined
  }
  // Division 13, Brigade 444
  const count = items[i + 1]
  if (head.capital && count && !count.mark && tokens[count.from]!.kind === 'number' && count.to - count.from === 1 && /^(?:division|brigade|battalion|regiment)$/.test(it.key) && !tokens[items[i - 1]?.from ?? count.from]!.capital) return make(i, i + 2, tokens.slice(it.from, count.to))
  if (!head.capital && it.slots.head !== 'loose') return undefined
  let from = i
  while (from > 0 && i - from < 6) {
    const x = items[from - 1]!, t = tokens[x.from]!
    if (x.mark || x.to - x.from !== 1 || (!t.capital && t.kind !== 'number' && !/^(of|al|el|and|for|'s)$/.test(t.key)) || (x.actor && !x.geo && !x.adjective && !x.places.length) || x.triggers.some(g => g.form === 'verb' && !t.capital)) break
    // `Moqtada al-Sadr's Mahdi Army`: whose it is.
    if (t.key === "'s" && !/[^s]s$/.test(items[from - 2]?.key ?? '') && !/^(?:people|peoples|workers?|women|lord|god|men|farmers|soldiers?|king|president)$/.test(items[from - 2]?.key ?? '')) break
    if (/^(?:the|a|an|in|on|and|no|any|another|this|that|these|some|both|all)$/.test(t.key) && t.capital) break
    // FIVE GUERRILLAS OF THE … FRONT
    if (x.cues & BIT.people && items[from]!.key === 'of') break
    from--
  }
  const generic = tokens.slice((items[from]!.actor ?? items[from]!.names.length > 0) && from < i ? items[from]!.to : items[from]!.from, it.from).every(t => /^(defen[cs]e|security|armed|ground|land|naval|aerospace|territorial|royal|reserve|presidential|special|government|joint|air|police|local|national|military|the|of|and|its|their|peacekeeping|operational|naval)$/.test(t.key))
  if (generic && from < i) return undefined
  if (from < i && items.slice(from, i).every(x => x.cues & BIT.skip)) return undefined
  while (from < i && /^(of|and|for|the|'s)$/.test(items[from]!.key)) from++
  // International Crisis Group, Human Rights Council
  if (items.slice(from, i).some(x => /^(?:crisis|rights|monitoring|media|news|bank|research|aid|relief|contact|development|minority|observer|studies|security|working)$/.test(x.key)) && /^(?:group|organization|network|council|committees|coalition|alliance|company)$/.test(it.key)) return undefined
  // Front for the Liberation of X, People's Liberation Army of X.
  let to = i + 1
  const linked = items[to]?.key === 'for' || (items[to]?.key === 'of' && (from < i || /^(?:army|movement|front|brigades|union)$/.test(it.key)))
  // `the Islamic Movement of A`: A.
  if (linked && /^(?:movement|organization|organisation|group|party)$/.test(it.key) && items[to]!.key === 'of') { const [known, more] = items[items[to + 1]?.key === 'the' ? to + 2 : to + 1]?.names ?? []; if (known && !more && !known.weak && !known.geo && !known.adjective) return undefined }
  if (linked && head.capital) {
    let k = to + 1, last = to
    while (k < items.length && k < to + 8 && !items[k]!.mark && !items[k]!.actor && (tokens[items[k]!.from]!.capital || /^(?:of|and|for|the|al)$/.test(items[k]!.key))) { if (tokens[items[k]!.from]!.capital) last = k + 1; k++ }
    if (last > to) to = last
  }
  const called = /^militia/.test(it.key) && items[from - 1]?.key === 'the' && items.slice(from, i).every(x => x.places.length > 0)
  if ((from === i && to === i + 1) || (to === i + 1 && !called && !(head.capital && /^(?:brigades?|battalions?|movement|militia|legion|revolutionaries|martyrs|shield)$/.test(it.key) && items.slice(from, i).every(x => x.places.length > 0 && !x.names.length)) && items.slice(from, i).every(x => x.names.length || x.places.length))) return undefined
  if (from === i && items[i - 1]?.key !== 'the') return undefined
  // `the Syrian army's 4th Division`: of the army.
  if (items[from - 1]?.key === "'s" && /^\d+(?:st|nd|rd|th)$/.test(tokens[items[from]!.from]!.key) && items[from - 2]?.actor !== undefined) return undefined
  // `an Afghan Shia militia` says what somebody is.
  if (!head.capital && /^(?:a|an)$/.test(items[from - 1]?.key ?? '')) return undefined
  return make(from, to, tokens.slice(items[from]!.from, items[to - 1]!.to))
}

/** What is named and fought. */
/** What has a name in quotes that is no actor's. */
export const OPERATION = /^(?:ال)?(?:عمليه|عمليات|عمليه عسكريه|معركه|معركتي|حمله|مناوره|مناورات|خطه|مبادره)$/

/** Words before a name that is in quotation marks. */
const NAMING = /^(?:ما (?:يعرف|يسمي|تسمي|عرف)|ال?مسم[ياه]+|المعروفه? باسم|باسم|تحت اسم|تحت مسمي|اسم|[يت]دعي|[يت]سمي|[يت]عرف)$/

/** Groups of whom each is named between quotation marks of its own. */
const MANY = /^(?:الويه|كتايب|جماعتي|حركتي|فصيلي|كتيبتي|لوايي|مجموعتي|فصايل)$/

/** The unknown name between the quotation mark at `i` and the next one, of at most four words, behind a word that says that it is one. */
export function quoted(items: readonly Item[], tokens: readonly Token[], i: number): { to: number; text: string } | undefined {
  const before = items[i - 1]?.key === 'prep' || items[i - 1]?.key === '"' ? items[i - 2] : items[i - 1]
  // ألوية "X" و"Y": after one that was quoted as a name, others are.
  const joint = before !== undefined && (before.cues & BIT.and || before.mark === ','), last = joint ? (items[i - 2]?.mark === '"' ? items[i - 3] : items[i - 2]) : undefined
  const listed = last?.actor !== undefined && !last.anaphor && [last.to - 1, last.to].some(k => tokens[k]?.key === '"')
  // "صقور A" و"كتيبة B"
  const opening = (end: number): boolean => NAMELIKE.test(items[i + 1]?.key ?? '') && (items[end + 1]?.mark === ',' || (items[end + 1]?.cues ?? 0) & BIT.and) !== 0 && items[end + 2]?.mark === '"'
  // عملية تحت مسمى "X": no actor.
  for (let k = i - 1; k >= 0 && k > i - 9 && items[k]!.mark !== '.'; k--) if (OPERATION.test(items[k]!.key)) return undefined
  let end = i + 1
  while (end < items.length && end < i + 5 && items[end]!.mark === '') end++
  const inside = items.slice(i + 1, end)
  // التابع لـ"X", تعمل لصالح "X": a thing with men of its own.
  const whole = before !== undefined && (items[i - 1]?.key === 'prep' || before.cues & BIT.prep) && (before.slot === 'beside' || [before, items[i - 2], items[i - 3]].some(x => x?.triggers.some(t => t.lang === 'ar' && /^(?:membership|alliance)$/.test(t.frame.type) && (t.form === 'participle' || t.entry === 'membership.join'))))
  if (whole && inside.length === 1 && (inside[0]!.cues & (BIT.head | BIT.anaphor | BIT.people) || NAMELESS.test(inside[0]!.key))) return undefined
  if (!before || !(NAMING.test(before.key) || MANY.test(before.key) || listed || whole || opening(end))) return undefined
  if (items[end]?.mark !== '"' || !inside.length || !tokens[inside[0]!.from]!.arabic || inside.some((x, k) => strong(x) || (x.places.length && !(k > 0 && NAMELIKE.test(inside[0]!.key)))) || (!/^ال/.test(inside[0]!.key) && inside.length < 2 && !/^معروفه? باسم$/.test(before.key)) || inside[0]!.triggers.length) return undefined
  return { to: end + 1, text: tokens.slice(inside[0]!.from, inside.at(-1)!.to).map(t => t.key).join(' ') }
}
