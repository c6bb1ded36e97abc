/** The words of looking about in the graph: texts given, what a filter leaves, following ties, paths, undoing; `word-table.ts` holds the others. */
import type { Lang, Pair } from './words.js'

export const EXPLORE_WORDS = {
  backwards: ['The period in this link ends ({to}) before it starts ({from}); it was left out.', 'الفترة في هذا الرابط تنتهي ({to}) قبل أن تبدأ ({from})، فتُركت.'],
  endsBefore: ['The period would end before it starts.', 'تنتهي الفترة هكذا قبل أن تبدأ.'],
  dropHere: ['Drop the text of a report anywhere', 'أفلت نص تقرير في أي مكان'],
  textRead: ['Reading the text…', 'تجري قراءة النص…'],
  textAsk: ['This is another text than the one asked for. Add it as a report of its own?', 'هذا نص آخر غير المطلوب. أتريد إضافته تقريرًا مستقلًا؟'],
  textNew: ['This text is of no report here. Add it as a report of its own?', 'هذا النص ليس لأي تقرير هنا. أتريد إضافته تقريرًا مستقلًا؟'],
  textFound: ['The reader finds {claims} in it; they would be added unreviewed.', 'يجد القارئ فيه {claims}؛ تضاف من دون مراجعة.'],
  textAdd: ['Add it', 'أضِفه'],
  leaveIt: ['Leave it', 'اتركه'],
  textOf: ['This is the text of “{report}”, which is now at hand.', 'هذا نص «{report}»، وقد صار متوفرًا.'],
  textHad: ['This is the text of “{report}”, which was at hand already.', 'هذا نص «{report}»، وهو متوفر من قبل.'],
  textNothing: ['“{report}” was added. The reader finds no claim in it.', 'أضيف «{report}». لا يجد القارئ فيه أي إفادة.'],
  openReport: ['Open the report', 'افتح التقرير'],
  countsClaims: ['claims', 'إفادات'],
  untiedNote: ['{claims} of them name no other side: they are on an actor’s card, not among the ties.', '{claims} منها لا تسمّي طرفًا آخر، فهي في بطاقة الجهة لا بين العلاقات.'],
  onlyUntied: ['No tie passes these filters, but {claims} that name no other side: they can be read in the panel “{panel}”.', 'لا علاقة توافق هذه التصفية، وتوافقها {claims} لا تسمّي طرفًا آخر، تُقرأ في لوحة «{panel}».'],
  longNote: ['{claims} dated to a year or to many months are in no bar; a period that they touch has them.', '{claims} مؤرخة بسنة أو بأشهر كثيرة ليست في أي عمود، وتشملها الفترات التي تمسّها.'],
  mostTied: ['The {shown} with most ties of {all}', 'أكثر {shown} ارتباطًا من أصل {all}'],
  allInTable: ['See them all', 'كلها في الجدول'],
  notAssertedGroup: ['Told as planned, denied or possible: no report says that it happened', 'ما ورد مخطَّطًا أو منفيًّا أو محتملًا: لا يذكر أي تقرير أنه حدث'],
} as const satisfies Record<string, Pair>

type Forms = { en: Record<'one' | 'other', string>; ar: Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string> } & Record<Lang, unknown>

/** How many claims of a tie say what. */
export const EXPLORE_COUNTED = {
  reportIt: { en: { one: '# reports it', other: '# report it' }, ar: { zero: 'لا إفادة تذكره', one: 'إفادة تذكره', two: 'إفادتان تذكرانه', few: '# إفادات تذكره', many: '# إفادة تذكره', other: '# إفادة تذكره' } },
  planIt: { en: { one: '# tells of a plan', other: '# tell of a plan' }, ar: { zero: 'لا إفادة عن خطة', one: 'إفادة عن خطة', two: 'إفادتان عن خطة', few: '# إفادات عن خطة', many: '# إفادة عن خطة', other: '# إفادة عن خطة' } },
  denyIt: { en: { one: '# denies it', other: '# deny it' }, ar: { zero: 'لا إفادة تنفيه', one: 'إفادة تنفيه', two: 'إفادتان تنفيانه', few: '# إفادات تنفيه', many: '# إفادة تنفيه', other: '# إفادة تنفيه' } },
  supposeIt: { en: { one: '# holds it possible', other: '# hold it possible' }, ar: { zero: 'لا إفادة تراه محتملًا', one: 'إفادة تراه محتملًا', two: 'إفادتان تريانه محتملًا', few: '# إفادات تراه محتملًا', many: '# إفادة تراه محتملًا', other: '# إفادة تراه محتملًا' } },
} as const satisfies Record<string, Forms>
