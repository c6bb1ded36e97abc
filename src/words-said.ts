/**
 * What the server says in English, in Arabic: its sentences about statements, files and requests, with `{}` where a name, a number or a word of the
 * statement stands; one without a full stop may go on with what was meant. A sentence that is not here is shown as it is. The tests hold the table to what the server really says.
 */
type Pair = readonly [en: string, ar: string]

const STATEMENTS: readonly Pair[] = [
  ['The quote {} is never closed.', 'علامة الاقتباس {} لا تُغلق.'],
  ['The comment /* is never closed.', 'التعليق ‎/*‎ لا يُغلق.'],
  ['The bracket {} closes nothing.', 'القوس {} لا يُغلق شيئًا.'],
  ['The bracket {} is closed by {}: {} is missing.', 'القوس {} أُغلق بـ {}: ينقصه {}.'],
  ['The bracket {} is never closed: {} is missing.', 'القوس {} لا يُغلق: ينقصه {}.'],
  ['The parameter {} has no value', 'المعامل {} بلا قيمة'],
  ['The parameter {} is given and not used.', 'أُعطي المعامل {} ولم يُستعمل.'],
  ['The statement cannot be read at {}', 'لا يُقرأ الاستعلام عند {}'],
  ['The statement cannot be read at {}: something before it is missing or does not belong there.', 'لا يُقرأ الاستعلام عند {}: قبله شيء ناقص أو في غير مكانه.'],
  ['The statement ends without RETURN, which says what is asked for.', 'ينتهي الاستعلام بلا RETURN التي تحدد المطلوب.'],
  ['The statement ends too early: something is missing at its end.', 'ينتهي الاستعلام قبل أوانه: ينقصه شيء في آخره.'],
  ['The statement has {} characters; at most {} are taken. Give long lists as parameters.', 'طول الاستعلام {} حرفًا، والحد {}. أعطِ القوائم الطويلة معاملاتٍ.'],
  ['The statement holds a NUL character.', 'في الاستعلام حرف NUL.'],
  ['The statement is empty. Try: {}', 'الاستعلام فارغ. جرّب: {}'],
  ['A question begins with {}; this statement begins with {}.', 'يبدأ الاستعلام بإحدى الكلمات {}، وهذا يبدأ بـ {}.'],
  ['Brackets are nested more than {} deep.', 'الأقواس متداخلة أكثر من {} مستوى.'],
  ['One statement at a time: there is something after the semicolon.', 'استعلام واحد في كل مرة: بعد الفاصلة المنقوطة شيء.'],
  ['LOAD CSV reads files; questions may not. Reports and data sets are taken in with belligraph load and import.', 'LOAD CSV تقرأ ملفات، وليس ذلك للأسئلة. تُؤخذ التقارير والبيانات بـ belligraph load وimport.'],
  ['The procedure {} may not be called; those that may are {}.', 'لا يُستدعى الإجراء {}، والمتاح {}.'],
  ['Questions only read: this statement would change the graph.', 'الأسئلة تقرأ فقط، وهذا الاستعلام يغيّر الشبكة.'],
  ['There is no label {}', 'لا صنف باسم {}'],
  ['There is no relationship type {}', 'لا نوع علاقة باسم {}'],
  ['There is no function {}', 'لا دالة باسم {}'],
  ['Nothing here has a property {}', 'لا خاصية هنا باسم {}'],
  ['No {} here has a property {}', 'ليس لـ {} هنا خاصية باسم {}'],
  ['Nothing is called {} here', 'لا شيء هنا اسمه {}'],
  ['Nothing is called {} here; those that there are: {}.', 'لا شيء هنا اسمه {}، والموجود: {}.'],
  ['The function {} is not asked so; it is {}.', 'لا تُستعمل الدالة {} هكذا، بل {}.'],
  ['The function {} is not asked so: it takes another number of values.', 'لا تُستعمل الدالة {} هكذا: عدد قيمها غير هذا.'],
  ['Two columns have the same name: give one of them another with AS.', 'عمودان بالاسم نفسه: سمِّ أحدهما اسمًا آخر بـ AS.'],
  ['A count (or another sum over rows) and a plain value are mixed in one column: put the plain value into a column, or a WITH, of its own.', 'اختلط في عمود واحد عدٌّ (أو جمع آخر للصفوف) وقيمة عادية: ضع القيمة العادية في عمود أو WITH خاص بها.'],
  ['SKIP and LIMIT take a whole number from 0.', 'تأخذ SKIP وLIMIT عددًا صحيحًا من 0 فصاعدًا.'],
  ['One name is given to two different things here: a node, a relationship or a value. Give each a name of its own.', 'اسم واحد هنا لشيئين مختلفين: عقدة أو علاقة أو قيمة. سمِّ كلًّا باسمه.'],
  ['sum adds numbers, and these values are none.', 'sum تجمع أعدادًا، وهذه القيم ليست أعدادًا.'],
  ['This pattern shares nothing with the others of its MATCH: every match of one is combined with every match of the other. Join them by a node or a relationship.', 'لا يشترك هذا النمط مع غيره في MATCH نفسها بشيء، فيُقرن كل ما يطابقه بكل ما يطابق الآخر. اربطهما بعقدة أو علاقة.'],
  ['No label is named here, so every node of the graph is read: write one, such as (a:Actor).', 'لا صنف هنا، فتُقرأ كل عقد الشبكة: اكتب صنفًا، مثل ‎(a:Actor)‎.'],
]

const DIALECT: readonly Pair[] = [
  ['Without a label on every node of a chain this engine may break when there are many rows: write one, such as (b:Actor).', 'قد يتعطل هذا المحرّك عند كثرة الصفوف إن لم يكن لكل عقدة في السلسلة صنف: اكتبه، مثل ‎(b:Actor)‎.'],
  ['This engine knows no labels with |, & or !: match the node without one and write WHERE a:Actor OR a:Place.', 'لا يعرف هذا المحرّك أصنافًا فيها | أو & أو !: اكتب العقدة بلا صنف ثم WHERE a:Actor OR a:Place.'],
  ['This engine knows no types with & or !: name the types that are meant, with | between them, or compare type(r).', 'لا يعرف هذا المحرّك أنواعًا فيها & أو !: سمِّ الأنواع المقصودة وبينها |، أو قارن type(r).'],
  ['This engine knows no labels with | or &: write {}.', 'لا يعرف هذا المحرّك أصنافًا فيها | أو &: اكتب {}.'],
  ['This engine knows no WHERE within a node: put it behind the pattern.', 'لا يعرف هذا المحرّك WHERE داخل العقدة: ضعها بعد النمط.'],
  ['This engine counts steps within the relationship: write -[:ATTACKED*1..2]->.', 'يعدّ هذا المحرّك الخطوات داخل العلاقة: اكتب ‎-[:ATTACKED*1..2]->‎.'],
  ['This engine knows shortestPath((a)-[*..4]-(b)) and allShortestPaths, not SHORTEST.', 'يعرف هذا المحرّك shortestPath((a)-[*..4]-(b))‎ وallShortestPaths، لا SHORTEST.'],
  ['This engine gives a number for a node that comes out of {}: ask for one of its properties, such as its id.', 'يعطي هذا المحرّك رقمًا مكان العقدة التي تخرج من {}: اطلب إحدى خصائصها، مثل id.'],
  ['This engine knows no COLLECT { … }: match first and use collect(…), or write [(a)-[:ATTACKED]->(b:Actor) | b.id].', 'لا يعرف هذا المحرّك ‎COLLECT { … }‎: طابق أولًا ثم collect(…)‎، أو اكتب ‎[(a)-[:ATTACKED]->(b:Actor) | b.id]‎.'],
  ['In the WHERE of an OPTIONAL MATCH a pattern makes this engine drop rows: write {} instead, which gives a row also when nothing is found.', 'النمط في WHERE التابعة لـ OPTIONAL MATCH يُسقط صفوفًا في هذا المحرّك: اكتب {}، فيعطي صفًّا وإن لم يُعثر على شيء.'],
  ['This engine lists no patterns in WHERE: write COUNT { (a)-[:ATTACKED]->(:Actor) } > 1.', 'لا يسرد هذا المحرّك أنماطًا في WHERE: اكتب ‎COUNT { (a)-[:ATTACKED]->(:Actor) } > 1‎.'],
  ['This engine counts and collects only in a column of its own: put it into a WITH first, as in WITH collect(a.id) AS ids RETURN ids[0] AS first.', 'يعدّ هذا المحرّك ويجمع في عمود مستقل فقط: ضعه أولًا في WITH، مثل WITH collect(a.id) AS ids RETURN ids[0] AS first.'],
  ['This engine has no {}; dates are texts here and sort as dates do.', 'ليس في هذا المحرّك {}، والتواريخ هنا نصوص تُرتَّب ترتيب التواريخ.'],
  ['This engine has no {}: use {}.', 'ليس في هذا المحرّك {}: استعمل {}.'],
  ['This engine rounds to whole numbers: write round(x * 100) / 100.', 'يقرّب هذا المحرّك إلى أعداد صحيحة: اكتب round(x * 100) / 100.'],
  ['A text is compared with a number here, which this engine takes for the same: write both as texts or both as numbers.', 'هنا نص يُقارن بعدد، وهذا المحرّك يعدّهما سواء: اكتبهما نصين أو عددين.'],
  ['A text is looked for among numbers here (or the other way), which this engine takes for the same: write all of one type.', 'هنا نص يُبحث عنه بين أعداد (أو العكس)، وهذا المحرّك يعدّهما سواء: اكتب الكل من نوع واحد.'],
  ['What is compared with null in a list is unknown; this engine says true or false.', 'مقارنة null داخل قائمة غير معلومة النتيجة، وهذا المحرّك يجيب true أو false.'],
  ['This engine puts neither lists nor true and false in an order: compare numbers or texts.', 'لا يرتب هذا المحرّك القوائم ولا true وfalse: قارن أعدادًا أو نصوصًا.'],
  ['This engine takes no slice from the end: write list[size(list) - 2..].', 'لا يقتطع هذا المحرّك من الآخر: اكتب list[size(list) - 2..].'],
  ['A decimal number that is whole is written 1 here and 1.0 by Neo4j.', 'العدد العشري التام يُكتب هنا 1 وفي Neo4j يُكتب 1.0.'],
  ['This engine takes whole days for dates. The dates of the graph are texts: compare them as they are, or with substring(c.from, 0, 7).', 'لا يأخذ هذا المحرّك تاريخًا إلا يومًا كاملًا. تواريخ الشبكة نصوص: قارنها كما هي، أو بـ substring(c.from, 0, 7).'],
  ['This engine gives no part of a date: write substring(c.from, 0, 4) for the year.', 'لا يعطي هذا المحرّك جزءًا من تاريخ: اكتب substring(c.from, 0, 4)‎ للسنة.'],
  ['{} takes a whole number or a parameter on this engine.', 'تأخذ {} في هذا المحرّك عددًا صحيحًا أو معاملًا.'],
  ['This engine takes no USING: it finds its indexes by itself.', 'لا يأخذ هذا المحرّك USING: يجد فهارسه بنفسه.'],
  ['UNWIND takes a list: write [ ] around the value.', 'تأخذ UNWIND قائمة: ضع القيمة بين ‎[ ]‎.'],
  ['A part of a path that may be left out has ends that cannot be given a label: count its steps from 1.', 'جزء المسار الذي قد يُترك لا يُعطى طرفاه صنفًا: عُدّ خطواته من 1.'],
  ['{} is the engine\'s own number, which changes; the id that stays is the property: a.id.', '{} رقم المحرّك نفسه وهو يتغير، أما المعرّف الثابت فهو الخاصية a.id.'],
  ['The order of keys() is the engine\'s own: UNWIND keys(a) AS k, then ORDER BY k.', 'ترتيب keys()‎ يخص المحرّك: اكتب UNWIND keys(a) AS k ثم ORDER BY k.'],
]

const LESS = 'Ask for less: name labels and ids, or bound the length of paths.', LESS_AR = 'اطلب أقل: سمِّ الأصناف والمعرّفات أو حدّ طول المسارات.'
const REQUESTS: readonly Pair[] = [
  [`The question took longer than {} s and was ended. ${LESS}`, `تجاوز السؤال {} ثوانٍ فأُنهي. ${LESS_AR}`],
  [`The question took too long and was ended. ${LESS}`, `طال السؤال فأُنهي. ${LESS_AR}`],
  [`The question took more than 1 GB of memory and was ended. ${LESS}`, `تجاوز السؤال 1 غيغابايت من الذاكرة فأُنهي. ${LESS_AR}`],
  [`The question took more memory than the server allows and was ended. ${LESS}`, `تجاوز السؤال ما يسمح به الخادم من الذاكرة فأُنهي. ${LESS_AR}`],
  ['The engine broke on this question. Give every node a label, also those in the middle of a path, and try again.', 'تعطل المحرّك عند هذا السؤال. أعطِ كل عقدة صنفًا، وكذلك ما في وسط المسار، ثم أعد المحاولة.'],
  ['from and to are one and the same actor, {}: a path needs two.', 'from وto جهة واحدة هي {}: المسار يحتاج جهتين.'],
  ['The question was cancelled.', 'أُلغي السؤال.'],
  ['{} questions are waiting already. Try again in {} s.', '{} سؤالًا في الانتظار. أعد المحاولة بعد {} ثانية.'],
  ['{} long questions are waiting already. Try again in {} s.', '{} سؤالًا طويلًا في الانتظار. أعد المحاولة بعد {} ثانية.'],
  ['More than {} requests in a minute came from your address. Try again in {} s.', 'جاء من عنوانك أكثر من {} طلبًا في الدقيقة. أعد المحاولة بعد {} ثانية.'],
  ['This server is public: it answers, and nothing can be changed or loaded here.', 'هذا الخادم عام: يجيب، ولا يُغيَّر فيه شيء ولا يُحمَّل إليه.'],
  ['This server answers ready questions only; see /api/queries.', 'يجيب هذا الخادم عن الأسئلة الجاهزة فقط.'],
  ['Writing here needs the token: send it as `Authorization: Bearer TOKEN`.', 'الكتابة هنا تحتاج إلى الرمز السري للخادم.'],
  ['Something in Belligraph failed. The data is safe; the log says more.', 'تعطل شيء في Belligraph. البيانات سليمة، والتفاصيل في سجل الخادم.'],
  ['There is no claim {}.', 'لا إفادة بالمعرّف {}.'],
  ['There is no relation {}.', 'لا علاقة بالمعرّف {}.'],
  ['There is no relation {} under this filter.', 'لا علاقة بالمعرّف {} ضمن هذا الترشيح.'],
  ['There is no actor {}.', 'لا جهة بالمعرّف {}.'],
  ['There is no report {}.', 'لا تقرير بالمعرّف {}.'],
  ['There is no question {}', 'لا سؤال باسم {}'],
  ['The parameter {} is missing.', 'المعامل {} ناقص.'],
  ['{}: there is no {}; allowed: {}.', '{}: لا وجود لـ {}، والمتاح: {}.'],
  ['{}: {} does not fit: it must be two dates, the earlier first, such as 2017..2018-05; one may be left out, and 2017 alone is all of 2017.', '{}: القيمة {} لا تصلح: المطلوب تاريخان أولهما أسبق، مثل ‎2017..2018-05‎، ويجوز ترك أحدهما، و2017 وحدها السنة كلها.'],
  ['{}: {} does not fit: {}.', '{}: القيمة {} لا تصلح: {}.'],
  ['from: must not be after to.', 'بداية المدة بعد نهايتها.'],
  ['There is no parameter {} here; allowed: {}.', 'لا معامل هنا باسم {}، والمتاح: {}.'],
  ['There is no decision about claim {} to undo.', 'لا قرار بشأن الإفادة {} ليُتراجع عنه.'],
  ['from: {} is merged into {} already.', 'الجهة {} مدمجة في {} من قبل.'],
  ['into: {} is the same actor as {} already.', 'الجهتان {} و{} جهة واحدة من قبل.'],
  ['name: there is a saved view {} already; choose another name.', 'يوجد عرض محفوظ باسم {} من قبل: اختر اسمًا آخر.'],
  ['name: must have a letter or digit.', 'لا بد في الاسم من حرف أو رقم.'],
]

const FILES: readonly Pair[] = [
  ['{} is empty.', 'الملف {} فارغ.'],
  ['{} has no text in it.', 'لا نص في الملف {}.'],
  ['{}: a letter is damaged or cut off; the rest looks like UTF-8. Get the file again, or save it anew as UTF-8.', '{}: حرف تالف أو مبتور، والباقي يبدو UTF-8. اجلب الملف من جديد أو احفظه UTF-8.'],
  ['{} has no rows.', 'لا صفوف في الملف {}.'],
  ['{} has no header.', 'لا صف عناوين في الملف {}.'],
  ['{} cannot be read: it must be {}.', 'لا يُقرأ الملف {}: يجب أن يكون {}.'],
  ['{} is larger than {} MB; split it, or give its reports as JSON lines.', 'الملف {} أكبر من {} ميغابايت: قسّمه، أو أعطِ تقاريره أسطر JSON.'],
  ['{} is larger than {} GB; split it.', 'الملف {} أكبر من {} غيغابايت: قسّمه.'],
  ['{} ends in the middle; get it again.', 'الملف {} مبتور: اجلبه من جديد.'],
  ['{} is damaged ({}); get it again.', 'الملف {} تالف ({}): اجلبه من جديد.'],
  ['{} holds {}, but no .csv; save the table as CSV.', 'في الملف {}: {}، ولا ملف ‎.csv‎: احفظ الجدول CSV.'],
  ['{} is not UTF-8; JSON lines must be.', 'ترميز الملف {} ليس UTF-8، ولا بد منه لأسطر JSON.'],
  ['{}: is not UTF-8; save the table as "CSV UTF-8".', '{}: الترميز ليس UTF-8: احفظ الجدول بصيغة «CSV UTF-8».'],
  ['{}: has bytes in it that no text has; save the table as "CSV UTF-8".', '{}: فيه بايتات لا ترد في نص: احفظ الجدول بصيغة «CSV UTF-8».'],
  ['{}: there is no column {}; {}', '{}: لا عمود باسم {}؛ {}'],
  ['{}: the column {} is there twice.', '{}: العمود {} مكرر.'],
  ['{}: has {} columns; {} are the most that are read.', '{}: فيه {} عمودًا، ولا يُقرأ أكثر من {}.'],
  ['{}: a quote that opens in this row is never closed; the file was cut off, or a quote is missing.', '{}: علامة اقتباس تُفتح في هذا الصف ولا تُغلق: الملف مبتور أو العلامة ناقصة.'],
  ['{}: {}: {} must be a date that exists, {}.', '{}: {}: القيمة {} يجب أن تكون تاريخًا موجودًا، {}.'],
  ['{}: {}: {} must be a day that exists, {}.', '{}: {}: القيمة {} يجب أن تكون يومًا موجودًا، {}.'],
  ['{}: {}: must not be empty.', '{}: {}: يجب ألا يكون فارغًا.'],
  ['{}: is not {}: it begins with {}.', '{}: ليس {}، فأوله {}.'],
  ['{} needs a mapping that says what its columns mean: {}.', 'الملف {} يحتاج إلى بيان معاني أعمدته: {}.'],
  ['{} is of no kind that is taken in: {}', 'الملف {} ليس من الأنواع التي تُؤخذ: {}'],
  ['The import of {} was interrupted; take the file in again to finish it.', 'انقطع استيراد {}: خذ الملف من جديد ليكتمل.'],
]

/** Every sentence, English and Arabic. */
export const SAID: readonly Pair[] = [...STATEMENTS, ...DIALECT, ...REQUESTS, ...FILES]
/** The most telling first: the longest when its places are left out. */
const table = SAID.map(([en, ar]) => ({ open: !en.endsWith('.'), fixed: en.split('{}'), ar: ar.split('{}') })).sort((a, b) => b.fixed.join('').length - a.fixed.join('').length)

/** What stands at the places of a sentence, when it is this one; found from left to right, without going back. */
function places(sentence: string, fixed: readonly string[]): string[] | undefined {
  const found: string[] = []
  if (!sentence.startsWith(fixed[0]!) || !sentence.endsWith(fixed.at(-1)!)) return undefined
  let at = fixed[0]!.length
  for (const [i, piece] of fixed.slice(1).entries()) {
    const next = i === fixed.length - 2 ? sentence.length - piece.length : sentence.indexOf(piece, at + 1)
    if (next <= at) return undefined
    found.push(sentence.slice(at, next))
    at = next + piece.length
  }
  return at === sentence.length ? found : undefined
}

/** A sentence of the server in Arabic, what is filled in set apart by `isolate`; as it is when the table does not have it. */
export function saidInArabic(sentence: string, isolate: (text: string) => string): string {
  const [, stem, meant] = /^(.+): did you mean (.+)\?$/s.exec(sentence) ?? []
  for (const { open, fixed, ar } of table) {
    const found = places(open ? stem ?? sentence.replace(/\.$/, '') : sentence, fixed)
    if (!found) continue
    const filled = ar.reduce((out, piece, i) => out + isolate(found[i - 1]!) + piece)
    return !open ? filled : meant === undefined ? `${filled}.` : `${filled}، أتقصد ${meant.split(' or ').map(isolate).join(' أو ')}؟`
  }
  return sentence
}
